package import Programme

/// A questionnaire definition as it was served: kept as long as responses refer to it.
package struct ArchivedDefinition: Sendable, Hashable {
    /// SHA-256 of `content` and of the attachments (`FormDefinition.hash`, 32 bytes).
    package let hash: [UInt8]
    package let formID: String
    package let formVersion: String
    /// The XForm document.
    package let content: [UInt8]
    /// Files it needs beside it, by name.
    package let attachments: [String: [UInt8]]
    /// How many months answers on it are kept (`bs:retention`); 0: it names no term; nil: not known.
    package let months: Int?

    package init(
        hash: [UInt8], formID: String, formVersion: String, content: [UInt8], attachments: [String: [UInt8]] = [:],
        months: Int? = nil
    ) {
        self.hash = hash
        self.formID = formID
        self.formVersion = formVersion
        self.content = content
        self.attachments = attachments
        self.months = months
    }
}

/// How many responses of a collection came in, in a week.
package struct WeekCount: Sendable, Hashable {
    package let week: Week
    package let responses: Int

    package init(week: Week, responses: Int) {
        self.week = week
        self.responses = responses
    }
}

/// Keeps which collections there are and the definitions they used.
package protocol CollectionStore: Sendable {
    /// Makes the stored collections equal to `collections`; one that has left the list stays known, with its
    /// responses, and is treated as closed.
    func synchronise(_ collections: [Collection]) async throws(StoreFailure)

    /// All collections ever known, in order of id.
    func collections() async throws(StoreFailure) -> [Collection]

    /// Keeps a definition for ever; the same one again changes nothing, but notes its months where they were not known.
    func keep(_ definition: ArchivedDefinition) async throws(StoreFailure)

    /// The definition with this hash, so that older drafts and responses can be read.
    func definition(hash: [UInt8]) async throws(StoreFailure) -> ArchivedDefinition?

    /// The hashes of all definitions that were ever served.
    func definitionHashes() async throws(StoreFailure) -> [[UInt8]]

    /// The hash of the definition that each collection of the list was last served with, by its id.
    func lastServed() async throws(StoreFailure) -> [String: [UInt8]]

    /// Whether there is a response on the definition; looks through all responses when there is none.
    func isAnswered(definition hash: [UInt8]) async throws(StoreFailure) -> Bool

    /// Responses of a collection per week, in order.
    func counts(collection: String) async throws(StoreFailure) -> [WeekCount]
}
