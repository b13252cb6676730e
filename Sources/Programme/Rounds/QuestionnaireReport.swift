package import XForms

/// What `check` said about a questionnaire when it was handed in, and what a round needs to know of it.
package struct QuestionnaireReport: Sendable, Hashable, Codable {
    package enum Severity: Int, Sendable, Hashable, Codable { case error, warning, note }

    package struct Finding: Sendable, Hashable, Codable {
        package let severity: Severity
        package let line: Int?
        package let dutch: String
        package let english: String
        package let repairDutch: String
        package let repairEnglish: String

        init(_ diagnostic: Diagnostic) {
            severity =
                switch diagnostic.severity {
                case .error: .error
                case .warning: .warning
                case .note: .note
                }
            line = diagnostic.lineNumber
            (dutch, english) = (diagnostic.fault.message.dutch, diagnostic.fault.message.english)
            (repairDutch, repairEnglish) = (diagnostic.fault.repair.dutch, diagnostic.fault.repair.english)
        }

        /// What is wrong beside what was answered before, at no line of its own.
        package init(_ fault: Fault) { self.init(Diagnostic(fault, at: nil)) }

        package func message(_ language: String) -> String { language == "en" ? english : dutch }
        package func repair(_ language: String) -> String { language == "en" ? repairEnglish : repairDutch }
    }

    /// A translation, and whether a native speaker has read it.
    package struct Translation: Sendable, Hashable, Codable {
        package let language: String
        package let isRead: Bool
        package let dutch: String
        package let english: String
    }

    package let form: String
    package let version: String
    package let title: String
    /// Whether it can be filled in here.
    package let isOffered: Bool
    package let findings: [Finding]
    package let translations: [Translation]
    /// How many months answers are kept; nil when it names no term.
    package let months: Int?
    /// Whether an instrument in it may only be used with its owner's number.
    package let needsLicence: Bool
    package let hasConsent: Bool
    package let instruments: [Instrument]

    package init(
        form: String, version: String, title: String, isOffered: Bool, findings: [Finding],
        translations: [Translation], months: Int?, needsLicence: Bool, hasConsent: Bool,
        instruments: [Instrument] = []
    ) {
        self.form = form
        self.version = version
        self.title = title
        self.isOffered = isOffered
        self.findings = findings
        self.translations = translations
        self.months = months
        self.needsLicence = needsLicence
        self.hasConsent = hasConsent
        self.instruments = instruments
    }
}

extension QuestionnaireReport {
    /// What is kept of a report.
    package init(_ report: FormReport) {
        let form = report.definition
        self.init(
            form: form?.id ?? "", version: form?.version ?? "", title: form.map(Self.title) ?? "",
            isOffered: report.isOffered, findings: report.diagnostics.map(Finding.init),
            translations: report.translations.map(Translation.init),
            months: form?.facts.value("retention").flatMap { Int($0) },
            needsLicence: form?.needsLicenceNumber ?? false,
            hasConsent: form?.facts.value("consent").map { !$0.isEmpty } ?? false, instruments: report.instruments)
    }

    private static func title(_ form: FormDefinition) -> String {
        guard let written = form.facts.value("title") else { return form.title }
        let parts = form.text(written: written)[form.defaultLanguage].plain
        return parts.map { if case .text(let words) = $0 { words } else { "" } }.joined()
    }

    /// The names of the languages that no native speaker has read.
    package var unread: [Translation] { translations.filter { !$0.isRead } }
}

extension QuestionnaireReport.Translation {
    init(_ translation: XForms.Translation) {
        let dutch =
            switch translation.status {
            case .notRead: "nog niet gelezen door iemand met deze moedertaal"
            case .changed(let reader, let date):
                "veranderd nadat \(reader) het las op \(date): nog niet opnieuw gelezen"
            case .read(let reader, let date): "gelezen door \(reader) op \(date)"
            }
        self.init(
            language: translation.language, isRead: translation.status.isRead, dutch: dutch,
            english: translation.status.sentence)
    }
}
