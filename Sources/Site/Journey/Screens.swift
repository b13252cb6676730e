import HTTPTypes
import NIOCore
import Programme

/// The pages of the site, prepared once for every language of the screens.
struct Screens: Sendable {
    let pages: Pages
    let settings: SiteSettings
    private let codeForms: [String: PreparedForm]
    private let ownCodeForms: [String: PreparedForm]
    private let documents: [String: ByteBuffer]
    /// What is kept, by language.
    private let kept: [String: ByteBuffer]

    /// - Throws: `TemplateFault` when a template is missing, or a sentence about something that is kept.
    init(pages: Pages, settings: SiteSettings, keeping: KeptFacts, collections: [ServedCollection]) throws {
        self.pages = pages
        self.settings = settings
        let frames = Frames(pages: pages, settings: settings)
        var codeForms: [String: PreparedForm] = [:]
        var ownCodeForms: [String: PreparedForm] = [:]
        var documents: [String: ByteBuffer] = [:]
        var kept: [String: ByteBuffer] = [:]
        for language in pages.languages.all {
            let action = { (route: Route) in route.path(in: language, of: pages.languages) }
            codeForms[language.code] = try pages.prepareForm(
                CodePage(action: action(.code), in: language), in: language, frame: frames.frame(language, at: .code))
            ownCodeForms[language.code] = try pages.prepareForm(
                OwnCodePage(action: action(.viewMine), in: language), in: language,
                frame: frames.frame(language, at: .mine))
            for name in DocumentPage.Name.allCases {
                let frame = frames.frame(language, at: name.route)
                let page = DocumentPage(
                    name, organisation: settings.organisation, draftDays: settings.draftDays, frame: frame, in: language
                )
                documents[name.rawValue + language.code] = ByteBuffer(
                    bytes: try pages.render(page, in: language, frame: frame))
            }
            try keeping.check(against: language)
            let page = KeptPage(keeping, settings: settings, collections: collections, in: language)
            kept[language.code] = ByteBuffer(
                bytes: try pages.render(page, in: language, frame: frames.frame(language, at: .kept)))
        }
        self.codeForms = codeForms
        self.ownCodeForms = ownCodeForms
        self.documents = documents
        self.kept = kept
    }

    var frames: Frames { Frames(pages: pages, settings: settings) }

    /// The language that a request asks for, or the first.
    func language(of visit: Visit) -> InterfaceLanguage {
        pages.languages.named(visit.parameter(Route.languageParameter)) ?? pages.languages.first
    }
}

// MARK: - Replies

extension Screens {
    /// The page where a code is typed.
    func code(_ fill: FormFill, in language: InterfaceLanguage) throws -> Reply {
        try form(codeForms, fill, language)
    }

    /// The page where the own code is typed.
    func ownCode(_ fill: FormFill, in language: InterfaceLanguage) throws -> Reply {
        try form(ownCodeForms, fill, language)
    }

    /// A longer page of our own.
    func document(_ name: DocumentPage.Name, in language: InterfaceLanguage) -> Reply {
        .html(documents[name.rawValue + language.code] ?? ByteBuffer())
    }

    /// The page that says what is kept.
    func kept(in language: InterfaceLanguage) -> Reply { .html(kept[language.code] ?? ByteBuffer()) }

    /// A page that is rendered for this one request.
    func render(
        _ page: some HTMLPage, at route: Route?, in language: InterfaceLanguage, status: Int = 200
    ) throws -> Reply {
        let bytes = try pages.render(page, in: language, frame: frames.frame(language, at: route))
        return .html(ByteBuffer(bytes: bytes), status: .init(code: status))
    }

    /// The page for a visitor who cannot go on as asked.
    /// - Parameter back: where to try again.
    func kind(
        _ kind: Kind, in language: InterfaceLanguage, back: Route? = nil, code: String? = nil,
        values: KeyValuePairs<String, String> = [:]
    ) -> Reply {
        let page = KindPage(
            kind, in: language, frame: frames.frame(language, at: nil),
            back: back?.path(in: language, of: pages.languages), code: code, values: values)
        var reply = render(page, kind, in: language)
        reply.keeping = { typed in
            var page = page
            page.typed = KindPage.Typed(texts: typed)
            return render(page, kind, in: language)
        }
        return reply
    }

    private func render(_ page: KindPage, _ kind: Kind, in language: InterfaceLanguage) -> Reply {
        guard let bytes = try? pages.render(page, in: language, frame: frames.frame(language, at: nil)) else {
            // The templates were checked at start; without them a sentence must do.
            return .text(page.title, status: .init(code: kind.status))
        }
        return .html(ByteBuffer(bytes: bytes), status: .init(code: kind.status))
    }

    private func form(_ forms: [String: PreparedForm], _ fill: FormFill, _ language: InterfaceLanguage) throws -> Reply
    {
        guard let form = forms[language.code] else { throw Detour(kind(.fault, in: language)) }
        return .html(ByteBuffer(bytes: form.bytes(fill)), status: fill.errors.isEmpty ? .ok : .unprocessableContent)
    }
}

extension DocumentPage.Name {
    /// Where the page stands.
    var route: Route {
        switch self {
        case .privacy: .privacy
        case .accessibility: .accessibility
        case .contact: .contact
        }
    }
}
