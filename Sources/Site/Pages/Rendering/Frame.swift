/// What stands around every page and is the same for a while: addresses, help, languages, banner.
package struct Frame: Sendable {
    /// A language one may change to, and where.
    package struct Choice: Sendable {
        package let code: String
        package let name: String
        /// `ltr` or `rtl`.
        package let dir: String
        package let address: String

        package init(code: String, name: String, dir: String = "ltr", address: String) {
            self.code = code
            self.name = name
            self.dir = dir
            self.address = address
        }

        init(_ language: InterfaceLanguage, address: String) {
            self.init(code: language.code, name: language.name, dir: language.direction, address: address)
        }
    }

    /// Whom one may call, at the same place on every page (WCAG 2.2, 3.2.6).
    package struct Help: Sendable {
        package let name: String
        /// As one reads it: `030 123 45 67`.
        package let phone: String
        /// When somebody answers, in words.
        package let hours: String?
        /// The number as a telephone dials it.
        let dial: String
        /// The language of name and hours, which come from the settings; nil where it is that of the page.
        let lang: String?
        let dir: String?

        package init(name: String, phone: String, hours: String? = nil, lang: String? = nil) {
            self.name = name
            self.phone = phone
            self.hours = hours
            self.lang = lang
            dir = lang.map(FormWords.direction)
            dial = phone.filter { $0.isNumber || $0 == "+" }
        }

        /// The same on a page in a language; the settings are in the first one.
        func read(in language: InterfaceLanguage, first: InterfaceLanguage) -> Help {
            Help(name: name, phone: phone, hours: hours, lang: language.code == first.code ? nil : first.code)
        }
    }

    /// Addresses of the pages that every page links to; printed by the one enum of routes.
    package struct Links: Sendable {
        package let home: String
        package let code: String
        package let ownAnswers: String
        package let privacy: String
        package let accessibility: String
        package let contact: String
        package let kept: String

        package init(
            home: String, code: String, ownAnswers: String, privacy: String, accessibility: String, contact: String,
            kept: String
        ) {
            self.home = home
            self.code = code
            self.ownAnswers = ownAnswers
            self.privacy = privacy
            self.accessibility = accessibility
            self.contact = contact
            self.kept = kept
        }
    }

    /// Name of the service, in the header and at the end of each title.
    package let service: String
    /// The service's public address as one types it (`vragen.example.nl`), on paper and where somebody goes on elsewhere;
    /// nil where it has none.
    package let site: String?
    package let links: Links
    package let help: Help?
    /// The other languages; empty when there is no choice.
    package let languages: [Choice]
    let hasLanguages: Bool
    /// A sentence above every page, such as "this is a trial".
    package let banner: String?

    package init(
        service: String, site: String? = nil, links: Links, help: Help? = nil, languages: [Choice] = [],
        banner: String? = nil
    ) {
        self.service = service
        self.site = site
        self.links = links
        self.help = help
        self.languages = languages
        hasLanguages = !languages.isEmpty
        self.banner = banner
    }
}
