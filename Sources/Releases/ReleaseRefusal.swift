package import Programme
package import Records

/// Why nothing went out: what is in the way, and what would be allowed instead. Never holds an answer.
package enum ReleaseRefusal: Error, Sendable {
    /// The plan itself is wrong.
    case plan([ReleaseFault])
    /// The data do not allow it.
    case protection([Reason])
    case store(StoreFailure)
    /// Something was withdrawn or released while it was made.
    case changed
    /// There is none, or it lies outside the scope.
    case unknown

    /// One thing in the way, as the disclosure check and the ledger say it.
    package struct Reason: Sendable, Hashable {
        package let place: String
        package let what: String
        package let repair: String
        /// The same on screen, in Dutch.
        package let dutch: String?

        package init(_ place: String, _ what: String, repair: String, nl dutch: String? = nil) {
            (self.place, self.what, self.repair, self.dutch) = (place, what, repair, dutch)
        }

        package var sentence: String { "\(place): \(what); \(repair)" }
    }
}

extension ReleaseRefusal {
    /// For whoever sits at the terminal.
    package var sentences: [String] {
        switch self {
        case .plan(let faults): faults.map(\.sentence)
        case .protection(let reasons): reasons.map(\.sentence)
        case .store(let failure): [failure.sentence]
        case .changed:
            [
                "an answer or story was withdrawn or changed, or another release was made, while this one was being made; make it again"
            ]
        case .unknown: ["there is no release with this number"]
        }
    }
}
