import Crypto
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
    /// What the round says of itself before somebody agrees, by code of language; nil in a round of before this could be said.
    package var words: [String: String]?

    package init(
        controllers: [String] = [], contact: String = "", assessment: String = "", ethics: String = "",
        retained: Day? = nil, hasReadConsent: Bool = false, leavesCareAlone: Bool = false,
        keepsCaregiversApart: Bool = false, words: [String: String]? = nil
    ) {
        self.words = words
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

extension Accountability {
    /// Most characters of the round's own words in a language.
    package static let longestWords = 3_000

    /// Tells these words from every other: part of the SHA-256 of all languages. It is kept with each response beside the
    /// version of the questionnaire's consent; nil where the round says nothing of its own.
    package var wordsVersion: String? {
        guard let words, !words.isEmpty else { return nil }
        let all = words.sorted { $0.key < $1.key }.map { "\($0.key)\n\($0.value)\n" }.joined()
        return SHA256.hash(data: Array(all.utf8)).prefix(4).map { String(256 + Int($0), radix: 16).dropFirst() }
            .joined()
    }

    /// The words in a language, else in the first one.
    package func words(in language: String, or first: String) -> (text: String, language: String)? {
        guard let words else { return nil }
        return words[language].map { ($0, language) } ?? words[first].map { ($0, first) }
    }
}
