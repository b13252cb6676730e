import NIOCore
import Programme

/// The last pages of all collections, prepared once for every language.
struct EndScreens: Sendable {
    private let pages: [String: [String: PreparedEnd]]

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        var pages: [String: [String: PreparedEnd]] = [:]
        for served in collections {
            for language in screens.pages.languages.all {
                let facts = QuestionnaireFacts(served.form, language: language)
                let hasResult = !SideScale.scales(of: served.form).isEmpty
                let page = EndPage(
                    code: nil, next: facts.next, contact: facts.contact, lang: facts.lang,
                    leave: Route.done(collection: served.collection.id).path(in: language, of: screens.pages.languages),
                    result: hasResult ? Route.resultMine.path(in: language, of: screens.pages.languages) : nil,
                    in: language)
                let id = served.collection.id
                pages[id, default: [:]][language.code] = try screens.pages.prepareEnd(
                    page, in: language, frame: screens.frames.frame(language, at: .done(collection: id)))
            }
        }
        self.pages = pages
    }

    /// The last page with the code.
    func reply(
        _ served: ServedCollection, code: String, token: String, in language: InterfaceLanguage, _ screens: Screens
    ) throws -> Reply {
        guard let page = pages[served.collection.id]?[language.code] else {
            throw Detour(screens.kind(.fault, in: language))
        }
        return .html(ByteBuffer(bytes: page.bytes(code: code, token: token)))
    }
}
