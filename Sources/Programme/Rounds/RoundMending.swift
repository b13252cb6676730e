/// What of an open round can still be put right: whom residents ask, and where its papers lie.
///
/// Not what people agreed to: consent words, controllers and days stay as they were when the first one read them.
package struct RoundMending: Sendable, Hashable {
    package let contact: String
    package let assessment: String
    package let ethics: String

    package init(contact: String, assessment: String, ethics: String) {
        self.contact = contact
        self.assessment = assessment
        self.ethics = ethics
    }

    package init(_ accountability: Accountability) {
        self.init(
            contact: accountability.contact, assessment: accountability.assessment, ethics: accountability.ethics)
    }

    /// What is missing: nothing may be taken away that was needed to open.
    package var faults: Set<RoundFault> {
        let said: [(String, RoundFault)] = [(contact, .contact), (assessment, .assessment), (ethics, .ethics)]
        return Set(said.filter { $0.0.allSatisfy(\.isWhitespace) }.map(\.1))
    }

    package func applied(to accountability: Accountability) -> Accountability {
        var mended = accountability
        (mended.contact, mended.assessment, mended.ethics) = (contact, assessment, ethics)
        return mended
    }
}
