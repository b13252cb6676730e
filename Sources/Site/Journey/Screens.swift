import HTTPTypes
import NIOCore
import NIOHTTP1
import Programme

/// The pages of the site, prepared once: at start in the first language, which shows that the templates are in order; in the
/// others when somebody first asks for them, so that the service answers soon after its start.
struct Screens: Sendable {
    /// A page with a small form, by what it is for.
    private enum Form: String, CaseIterable {
        case code, ownCode
    }

    let pages: Pages
    let settings: SiteSettings
    let keeping: KeptFacts
    private let forms = Remembered<String, PreparedForm>()
    private let fixed = Remembered<String, ByteBuffer>()
    private let kept = RememberedForNow<Int, ByteBuffer>()

    /// - Throws: `TemplateFault` when a template is missing, or a sentence about something that is kept.
    init(pages: Pages, settings: SiteSettings, keeping: KeptFacts) throws {
        self.pages = pages
        self.settings = settings
        self.keeping = keeping
        for language in pages.languages.all { try keeping.check(against: language) }
        for form in Form.allCases { _ = try prepared(form, pages.languages.first) }
        for name in DocumentPage.Name.allCases { _ = try bytes(of: name, in: pages.languages.first) }
        _ = try keptBytes(Offer([], number: -1), in: pages.languages.first)
    }

    private func prepared(_ form: Form, _ language: InterfaceLanguage) throws -> PreparedForm {
        try forms.value(form.rawValue + language.code) {
            let (action, place): (Route, Route) =
                switch form {
                case .code: (.code, .code)
                case .ownCode: (.viewMine, .mine)
                }
            let page = CodePage(form == .code ? .goingOn : .ownAnswers, action: action.path(in: language), in: language)
            return try pages.prepareForm(page, in: language, frame: frames.frame(language, at: place))
        }
    }

    private func bytes(of name: DocumentPage.Name, in language: InterfaceLanguage) throws -> ByteBuffer {
        try fixed.value(name.rawValue + language.code) {
            let frame = frames.frame(language, at: name.route)
            let page = DocumentPage(
                name, organisation: settings.organisation, draftDays: settings.draftDays,
                backupDays: settings.backupDays, frame: frame, in: language)
            return ByteBuffer(bytes: try pages.render(page, in: language, frame: frame))
        }
    }

    private func keptBytes(_ offer: Offer, in language: InterfaceLanguage) throws -> ByteBuffer {
        try kept.value(language.code, of: offer.number) {
            let page = KeptPage(keeping, settings: settings, collections: offer.sorted, in: language)
            return ByteBuffer(
                bytes: try pages.render(page, in: language, frame: frames.frame(language, at: .kept)))
        }
    }

    var frames: Frames { Frames(pages: pages, settings: settings) }

    /// The language that an address asks for, else the first of the browser's that there is, else Dutch.
    func language(of visit: Visit) -> InterfaceLanguage {
        pages.languages.named(visit.parameter(Route.languageParameter)) ?? language(of: visit.head)
    }

    /// The first of the browser's languages that there is, else Dutch.
    func language(of head: HTTPRequestHead) -> InterfaceLanguage {
        head.headers.first(name: "accept-language").flatMap(pages.languages.preferred) ?? pages.languages.first
    }
}

// MARK: - Replies

extension Screens {
    /// The page where a code is typed.
    func code(_ fill: FormFill, in language: InterfaceLanguage) throws -> Reply {
        try reply(.code, fill, language)
    }

    /// The page where the own code is typed.
    func ownCode(_ fill: FormFill, in language: InterfaceLanguage) throws -> Reply {
        try reply(.ownCode, fill, language)
    }

    /// A longer page of our own.
    func document(_ name: DocumentPage.Name, in language: InterfaceLanguage) throws -> Reply {
        .html(try bytes(of: name, in: language))
    }

    /// The page that says what is kept.
    func kept(_ offer: Offer, in language: InterfaceLanguage) throws -> Reply {
        .html(try keptBytes(offer, in: language))
    }

    /// A page that is rendered for this one request.
    func render(
        _ page: some HTMLPage, at route: Route?, marked mark: PageMark? = nil, in language: InterfaceLanguage,
        status: Int = 200
    ) throws -> Reply {
        let bytes = try pages.render(page, in: language, frame: frames.frame(language, at: route, marked: mark))
        return .html(ByteBuffer(bytes: bytes), status: .init(code: status))
    }

    /// A page with a small form that is rendered for this one request.
    func render(
        _ page: some FormPage, _ fill: FormFill, at route: Route?, in language: InterfaceLanguage
    ) throws -> Reply {
        let form = try pages.prepareForm(page, in: language, frame: frames.frame(language, at: route))
        return .html(ByteBuffer(bytes: form.bytes(fill)), status: fill.errors.isEmpty ? .ok : .unprocessableContent)
    }

    /// The page for a visitor who cannot go on as asked.
    /// - Parameters:
    ///   - here: the address of the page, where it can be read in another language; without it that leads to `back` or
    ///     to the first page.
    ///   - back: where to try again.
    ///   - start: where one may begin again.
    func kind(
        _ kind: Kind, in language: InterfaceLanguage, at here: Route? = nil, back: Route? = nil, start: Route? = nil,
        values: KeyValuePairs<String, String> = [:]
    ) -> Reply {
        let frame = frames.frame(language, at: here ?? back ?? .home)
        let page = KindPage(
            kind, in: language, frame: frame, back: back?.path(in: language), start: start?.path(in: language),
            values: values)
        var reply = render(page, kind, frame, in: language)
        reply.keeping = { typed in
            var page = page
            page.typed = KindPage.Typed(texts: typed)
            return render(page, kind, frame, in: language)
        }
        return reply
    }

    private func render(_ page: KindPage, _ kind: Kind, _ frame: Frame, in language: InterfaceLanguage) -> Reply {
        guard let bytes = try? pages.render(page, in: language, frame: frame) else {
            // The templates were checked at start; without them a sentence must do.
            return .text(page.title, status: .init(code: kind.status))
        }
        return .html(ByteBuffer(bytes: bytes), status: .init(code: kind.status))
    }

    private func reply(_ form: Form, _ fill: FormFill, _ language: InterfaceLanguage) throws -> Reply {
        let page = try prepared(form, language)
        return .html(ByteBuffer(bytes: page.bytes(fill)), status: fill.errors.isEmpty ? .ok : .unprocessableContent)
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
