package import XForms

/// On what ground of the AVG answers to a questionnaire are processed. The words are stored.
package enum LegalBasis: String, Sendable, Hashable, Codable, CaseIterable {
    /// Art. 6(1)(a) and, for health, 9(2)(a).
    case consent
    /// Art. 6(1)(e) with 9(2)(j) and UAVG art. 24.
    case publicTask = "public-task"
    /// Art. 6(1)(f) with 9(2)(j) and UAVG art. 24.
    case research

    package var name: Bilingual {
        switch self {
        case .consent:
            Bilingual(
                dutch: "Uitdrukkelijke toestemming (AVG art. 6 lid 1a en 9 lid 2a)",
                english: "Explicit consent (GDPR art. 6(1)(a) and 9(2)(a))")
        case .publicTask:
            Bilingual(
                dutch: "Onderzoek voor een publieke taak (AVG art. 6 lid 1e en 9 lid 2j, UAVG art. 24)",
                english: "Research for a public task (GDPR art. 6(1)(e) and 9(2)(j), UAVG art. 24)")
        case .research:
            Bilingual(
                dutch: "Onderzoek met gerechtvaardigd belang (AVG art. 6 lid 1f en 9 lid 2j, UAVG art. 24)",
                english: "Research with a legitimate interest (GDPR art. 6(1)(f) and 9(2)(j), UAVG art. 24)")
        }
    }
}

/// Who answers for a round, and what was said and done before it opened (AVG art. 5(2), 13, 24, 26 and 35).
package struct Accountability: Sendable, Hashable, Codable {
    /// The organisations that decide on purpose and means, each with its name.
    package var controllers: [String]
    /// Whom residents can ask: name, telephone or e-mail address.
    package var contact: String
    /// Where the data protection impact assessment (DPIA) is to be found.
    package var assessment: String
    /// Where the ethics statement is to be found: approval, or that the WMO does not apply.
    package var ethics: String
    /// The day on which the answers are erased; nil as long as nobody chose one.
    package var retained: Day?
    /// The consent texts were read and belong to this round.
    package var hasReadConsent: Bool
    /// Taking part or not has no effect on anybody's care, and residents are told so.
    package var leavesCareAlone: Bool
    /// Nobody is interviewed by an own caregiver.
    package var keepsCaregiversApart: Bool

    package init(
        controllers: [String] = [], contact: String = "", assessment: String = "", ethics: String = "",
        retained: Day? = nil, hasReadConsent: Bool = false, leavesCareAlone: Bool = false,
        keepsCaregiversApart: Bool = false
    ) {
        self.controllers = controllers
        self.contact = contact
        self.assessment = assessment
        self.ethics = ethics
        self.retained = retained
        self.hasReadConsent = hasReadConsent
        self.leavesCareAlone = leavesCareAlone
        self.keepsCaregiversApart = keepsCaregiversApart
    }
}
