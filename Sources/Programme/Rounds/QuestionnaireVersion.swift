/// Where a version of a questionnaire stands. The numbers are stored.
package enum QuestionnaireState: Int, Sendable, Hashable, CaseIterable {
    /// Handed in; nobody can use it in a round.
    case draft = 0
    case published = 1
    /// In no new round any more; rounds that have it go on.
    case retired = 2
    /// One of two has asked to retire it; till the other does, it is as published.
    case retiring = 3

    /// Whether a round may have it.
    package var isUsable: Bool { self == .published || self == .retiring }
}

/// One version of a questionnaire as the programme keeps it.
package struct QuestionnaireVersion: Sendable, Hashable {
    /// SHA-256 of the definition and the files it uses.
    package let definition: [UInt8]
    package let state: QuestionnaireState
    /// Who handed it in; nil: nobody who is known any more.
    package let author: AccountID?
    /// Who published it; after that who asked to retire it, or retired it.
    package let publisher: AccountID?
    /// Seconds since 1970.
    package let handedIn: Int64
    package let report: QuestionnaireReport

    package init(
        definition: [UInt8], state: QuestionnaireState, author: AccountID?, publisher: AccountID? = nil,
        handedIn: Int64, report: QuestionnaireReport
    ) {
        self.definition = definition
        self.state = state
        self.author = author
        self.publisher = publisher
        self.handedIn = handedIn
        self.report = report
    }

    package var form: String { report.form }
    package var version: String { report.version }

    /// As it stands in an address: the hash in hexadecimal.
    package var id: String { Self.id(of: definition) }

    package static func id(of definition: [UInt8]) -> String {
        definition.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
    }

    /// Reads ``id``; nil for anything else.
    package static func definition(of id: String) -> [UInt8]? {
        let digits = id.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard id.utf8.count == 64, digits.count == 64, id == id.lowercased() else { return nil }
        return stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
