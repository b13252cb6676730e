/// What a questionnaire gives to choose from when a release is planned: names and words, no answer.
package struct ReleaseOutline: Sendable, Hashable, Codable {
    package struct Column: Sendable, Hashable, Codable {
        package enum Role: String, Sendable, Hashable, Codable {
            /// What somebody may know of another.
            case quasi
            /// What nobody is to learn.
            case sensitive
            case plain
        }

        package let name: String
        /// By language.
        package let words: [String: String]
        package let role: Role
        /// Whether a mean can be taken.
        package let isNumber: Bool
        /// How many different answers can be chosen; 0 for a number.
        package let choices: Int
        /// The core indicator that it belongs to.
        package let indicator: String?
        /// Whether its result is for talking, never for measuring (`bs:allowed-use`).
        package let isForTalking: Bool
        /// Whether tables count whom people name with it, tie by tie; single rows hold no such column.
        package let isTies: Bool

        package init(
            name: String, words: [String: String], role: Role, isNumber: Bool, choices: Int, indicator: String?,
            isForTalking: Bool, isTies: Bool = false
        ) {
            self.name = name
            self.words = words
            self.role = role
            self.isNumber = isNumber
            self.choices = choices
            self.indicator = indicator
            self.isForTalking = isForTalking
            self.isTies = isTies
        }

        /// Whether its answers can be counted one by one: they are few.
        package var isCounted: Bool { choices > 0 && (!isNumber || choices <= Self.fewChoices) }

        /// A figure from 0 to 10 has more: its mean says enough.
        private static let fewChoices = 8

        package func words(in language: String) -> String { words[language] ?? words["nl"] ?? name }
    }

    package var title: [String: String]
    package var columns: [Column]

    package init(title: [String: String], columns: [Column]) {
        self.title = title
        self.columns = columns
    }
}
