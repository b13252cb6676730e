/// A group of ages among those who answer in a collection.
package struct AgePlace: Sendable, Hashable {
    package let collection: String
    package let age: AgeGroup

    package init(collection: String, age: AgeGroup) {
        (self.collection, self.age) = (collection, age)
    }
}
