/// A longer page of our own: privacy, accessibility, contact.
///
/// A paragraph that names something the settings do not tell is left out, and a section without paragraphs with it.
package struct DocumentPage: HTMLPage {
    package static let template = "document"

    /// Which of the longer pages.
    package enum Name: String, CaseIterable, Sendable {
        case privacy, accessibility, contact
    }

    /// Who is responsible, for the places in the texts.
    package struct Organisation: Sendable {
        package var name: String
        package var address: String
        package var email: String
        /// Whom to ask about privacy: name or address of the data protection officer.
        package var privacyContact: String

        package init(name: String, address: String, email: String, privacyContact: String) {
            self.name = name
            self.address = address
            self.email = email
            self.privacyContact = privacyContact
        }
    }

    /// Paragraphs of somebody else's words: when one can call, where the organisation is.
    private static let ofSettings = ["{helpHours}", "{organisation}", "{address}"]

    package let title: String
    let sections: [Section]
    /// The privacy page leads on to what is kept.
    let isPrivacy: Bool

    struct Section: Sendable {
        let heading: String
        let paragraphs: [Paragraph]
    }

    /// Some words; a paragraph that is the settings' own words alone says which language those are in.
    struct Paragraph: Sendable {
        let words: String
        let lang: String?
        let dir: String?
    }

    /// - Parameters:
    ///   - draftDays: how many days answers are kept that were not sent.
    ///   - backupDays: how many days a back-up is kept; nil when none are made.
    package init(
        _ name: Name, organisation: Organisation, draftDays: Int, backupDays: Int?, frame: Frame,
        in language: InterfaceLanguage
    ) {
        let document = language.documents[name.rawValue]
        let values: KeyValuePairs = [
            "service": language.quoted(frame.service), "organisation": language.quoted(organisation.name),
            "address": language.quoted(organisation.address), "email": language.quoted(organisation.email),
            "privacyContact": language.quoted(organisation.privacyContact),
            "helpName": language.quoted(frame.help?.name ?? organisation.name),
            "helpPhone": language.quoted(frame.help?.phone ?? ""),
            "helpHours": language.quoted(frame.help?.hours ?? ""),
            "backups": backupDays.map { language.say(.keptInBackups, count: $0) } ?? "",
            "draftDays": language.figures(String(draftDays)),
        ]
        title = document?.title ?? ""
        isPrivacy = name == .privacy
        func fill(_ text: String) -> String { InterfaceLanguage.fill(text, values) }
        let unknown = values.filter { $0.value.isEmpty }.map { "{\($0.key)}" }
        sections = (document?.sections ?? []).compactMap { section in
            let told = section.paragraphs.filter { paragraph in !unknown.contains { paragraph.contains($0) } }
            guard !told.isEmpty else { return nil }
            let paragraphs = told.map { text in
                let lang = Self.ofSettings.contains(text) ? frame.help?.lang : nil
                return Paragraph(words: fill(text), lang: lang, dir: lang.map(FormWords.direction))
            }
            return Section(heading: fill(section.heading), paragraphs: paragraphs)
        }
    }
}
