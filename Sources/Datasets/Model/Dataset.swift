/// What a set of data is and which columns it has. It holds no rows: they pass by, one at a time.
package struct Dataset: Sendable {
    /// How far a set of data may go (privacy.md's three tiers).
    package enum Tier: String, Sendable, Hashable {
        case pseudonymised
        case researchFile = "research-file"
        case tables
    }

    /// A version of the questionnaire.
    package struct Version: Sendable, Hashable {
        /// From 1, oldest first.
        package let number: Int
        /// The author's own words for it.
        package let version: String
        /// SHA-256 of the definition.
        package let hash: String
    }

    /// The form id.
    package var id: String
    package var title: Words
    package var tier: Tier
    package var versions: [Version]
    /// Rounds in order.
    package var rounds: [String] = []
    /// Whose questions they are, and under which licence (`bs:owner`, `bs:licence`).
    package var owner: String?
    package var licence: String?
    /// The answers; then one table per repeat; then persons, when rounds are linked.
    package var tables: [DatasetTable]
    /// Columns of the questionnaire that do not go out, and why.
    package var leftOut: [LeftOut] = []

    package struct LeftOut: Sendable, Hashable {
        package enum Reason: String, Sendable, Hashable, CaseIterable {
            case undeclared, identifying
            case freeText = "free-text"
            case place, file
            case paradata

            /// In plain words.
            package var words: Words {
                switch self {
                case .undeclared: Words(nl: "niet opgegeven wat dit weggeeft", en: "not declared what it gives away")
                case .identifying: Words(nl: "wijst een persoon aan", en: "identifies a person")
                case .freeText: Words(nl: "eigen woorden, niet nagekeken", en: "own words, not reviewed")
                case .place: Words(nl: "een plaats op de kaart", en: "a place on the map")
                case .file: Words(nl: "een bestand", en: "a file")
                case .paradata: Words(nl: "tijd of apparaat", en: "time or device")
                }
            }
        }
        package let path: String
        package let reason: Reason
    }

    /// The language that labels are written in where a format has room for one.
    package var language: String { title.texts.first?.language ?? "nl" }

    /// Questions of the first table that every version asks, and asks of everybody.
    package var askedOfAll: Set<String> {
        let columns = tables.first?.columns ?? []
        return Set(
            columns.filter {
                $0.source != nil && !$0.isRouted && Set($0.versions).isSuperset(of: versions.map(\.number))
            }
            .map(\.name))
    }
}

/// A table: rows of one kind.
package struct DatasetTable: Sendable {
    /// ASCII, also the name of its file: `antwoorden`, or that of a repeat.
    package var name: String
    package var title: Words
    package var columns: [DatasetColumn]
    /// Names of the columns that tell a row from all others.
    package var keys: [String]
    /// The table whose rows these belong to, by the keys that both have.
    package var parent: String?

    package init(name: String, title: Words, columns: [DatasetColumn], keys: [String], parent: String? = nil) {
        self.name = name
        self.title = title
        self.columns = columns
        self.keys = keys
        self.parent = parent
    }
}
