/// A value that a column of codes can have.
package struct ValueLabel: Sendable, Hashable {
    /// The questionnaire's own value: stable, whatever the words.
    package let value: String
    /// For `.sav` and `.dta`; stays with its value when another choice comes or goes.
    package let number: Int
    package var label: Words
    /// The numbers of the form versions that offer it; empty when it belongs to none.
    package var versions: [Int]

    package init(value: String, number: Int, label: Words, versions: [Int] = []) {
        self.value = value
        self.number = number
        self.label = label
        self.versions = versions
    }
}

/// A column: what it is about and what can stand in it.
package struct DatasetColumn: Sendable, Hashable {
    /// Columns of ours whose values are never added up in tables: the round, and who filled in, in each round.
    package static func isKeptApart(_ name: String) -> Bool {
        [OwnColumns.round, OwnColumns.mode].contains(name) || name.hasSuffix("_" + OwnColumns.mode)
    }

    package enum Kind: Sendable, Hashable {
        /// One of `labels`.
        case code
        case integer
        case decimal
        /// A calendar day.
        case date
        case text
        /// Ours: a pseudonym, a round; empty when there is none.
        case key
    }

    /// What it may give away (`bs:disclosure`).
    package enum Role: String, Sendable, Hashable {
        case key, quasi, sensitive, plain
        case freeText = "free-text"
    }

    /// A letter, then letters, digits and `_`; at most 32 bytes; unique without regard to case.
    package var name: String
    package var label: Words
    package var kind: Kind
    package var labels: [ValueLabel] = []
    /// Why a value can be missing, in the order of the codes.
    package var missing: [MissingReason] = []
    package var role: Role
    /// `bs:hierarchy`, for the anonymiser.
    package var hierarchy: String?
    /// The path of the question in the form; nil for columns of ours.
    package var source: String?
    /// In a table of persons its name in the responses.
    package var ownName: String?
    /// Set on a column that says why a text is missing, or that is one choice of a list that depends on answers: the name
    /// that stands for all of the question.
    package var partOf: String?
    /// Set on a column that is one choice of a question with several: the choice's value.
    package var choice: String?
    /// Further `bs:` facts, such as `scale` and `indicator`, in the order of their names.
    package var facts: [String: String] = [:]
    /// Nobody is asked it, or a column of ours says the same: the form works it out or takes it from where somebody began.
    package var isDerived = false
    /// A condition of some version may keep the question from somebody.
    package var isRouted = false
    /// The numbers of the form versions that ask it.
    package var versions: [Int] = []
    /// Words that earlier versions used, where they differ: relabelling, never recoding.
    package var earlierLabels: [EarlierLabel] = []

    package struct EarlierLabel: Sendable, Hashable {
        package let version: Int
        /// Nil for the question itself.
        package let value: String?
        package let label: Words
    }

    package init(name: String, label: Words, kind: Kind, role: Role) {
        self.name = name
        self.label = label
        self.kind = kind
        self.role = role
    }
}

extension DatasetColumn {
    /// The values of one choice of a question with several.
    static let ticks = [
        ValueLabel(value: "0", number: 0, label: Words(nl: "Niet aangekruist", en: "Not ticked")),
        ValueLabel(value: "1", number: 1, label: Words(nl: "Aangekruist", en: "Ticked")),
    ]
}
