import NIOCore
import Programme

/// The last pages of all collections, prepared once for every language.
struct EndScreens: Sendable {
    private let pages: [String: [String: PreparedEnd]]
    /// The same without the code: it was given to somebody else.
    private let codeless: [String: [String: PreparedEnd]]

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        var pages: [String: [String: PreparedEnd]] = [:]
        var codeless: [String: [String: PreparedEnd]] = [:]
        for served in collections {
            for language in screens.pages.languages.all {
                let facts = QuestionnaireFacts(served.form, language: language)
                let id = served.collection.id
                let hasResult = !SideScale.scales(of: served.form).isEmpty
                let result = hasResult ? Route.resultMine.path(in: language) : nil
                let leave = Route.done(collection: id).path(in: language)
                let frame = screens.frames.frame(language, at: .done(collection: id))
                for hidesCode in [false, true] {
                    let page = EndPage(
                        code: nil, next: facts.next, contact: facts.contact, lang: facts.lang, leave: leave,
                        result: hidesCode ? nil : result, hidesCode: hidesCode, in: language)
                    let prepared = try screens.pages.prepareEnd(page, in: language, frame: frame)
                    if hidesCode {
                        codeless[id, default: [:]][language.code] = prepared
                    } else {
                        pages[id, default: [:]][language.code] = prepared
                    }
                }
            }
        }
        self.pages = pages
        self.codeless = codeless
    }

    /// The last page with the code.
    func reply(
        _ served: ServedCollection, code: String?, token: String, idle: Int?, in language: InterfaceLanguage,
        _ screens: Screens
    ) throws -> Reply {
        guard let page = (code == nil ? codeless : pages)[served.collection.id]?[language.code] else {
            throw Detour(screens.kind(.fault, in: language))
        }
        return .html(ByteBuffer(bytes: page.bytes(code: code ?? "", token: token, idle: idle)))
    }
}
