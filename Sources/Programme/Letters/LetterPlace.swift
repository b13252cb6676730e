/// Where letters go: a collection, in one of its neighbourhoods.
package struct LetterPlace: Sendable, Hashable {
    /// Slug of the collection.
    package let collection: String
    /// Slug of the neighbourhood.
    package let neighbourhood: String

    package init(collection: String, neighbourhood: String) {
        self.collection = collection
        self.neighbourhood = neighbourhood
    }
}
