/// A longer page of our own: privacy, accessibility, contact.
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

    package let title: String
    let sections: [Section]

    struct Section: Sendable {
        let heading: String
        let paragraphs: [String]
    }

    package init(_ name: Name, organisation: Organisation, frame: Frame, in language: InterfaceLanguage) {
        let document = language.documents[name.rawValue]
        let values: KeyValuePairs = [
            "service": frame.service, "organisation": organisation.name, "address": organisation.address,
            "email": organisation.email, "privacyContact": organisation.privacyContact,
            "helpName": frame.help?.name ?? organisation.name, "helpPhone": frame.help?.phone ?? "",
            "helpHours": frame.help?.hours ?? "",
        ]
        title = document?.title ?? ""
        sections = (document?.sections ?? []).map { section in
            Section(
                heading: InterfaceLanguage.fill(section.heading, values),
                paragraphs: section.paragraphs.map { InterfaceLanguage.fill($0, values) }.filter { !$0.isEmpty })
        }
    }
}
