/// What somebody asks of a set of data.
package struct DatasetOptions: Sendable {
    package var tier = Dataset.Tier.pseudonymised
    /// Rounds in order; those found in the responses, by name, when it is empty.
    package var rounds: [String] = []
    /// Free text goes out as it was reviewed and masked; without this it stays.
    package var withReviewedTexts = false
    /// Choices that depend on other answers stand with their words, and those of several in a column each, as fixed ones do;
    /// without this they stand as text with their values.
    package var listsByChoice = false
    /// One row per person over rounds, where own codes link them.
    package var withPersons = true

    package init() {}
}
