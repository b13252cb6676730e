import NIOCore
import Programme

/// The last pages of all collections, prepared once: at start in the first language, in the others when somebody first asks
/// for them.
struct EndScreens: Sendable {
    private struct Key: Hashable {
        /// The stamp of the collection.
        let collection: Int
        let language: String
        /// Without the code: it was given to somebody else.
        let hidesCode: Bool
    }

    private let pages = Remembered<Key, PreparedEnd>()

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        for served in collections {
            for hidesCode in [false, true] {
                _ = try page(served, hidesCode: hidesCode, screens.pages.languages.first, screens)
            }
        }
    }

    /// The last page with the code.
    func reply(
        _ served: ServedCollection, code: String?, token: String, idle: Int?, in language: InterfaceLanguage,
        _ screens: Screens
    ) throws -> Reply {
        let page = try page(served, hidesCode: code == nil, language, screens)
        return .html(ByteBuffer(bytes: page.bytes(code: code ?? "", token: token, idle: idle)))
    }

    private func page(
        _ served: ServedCollection, hidesCode: Bool, _ language: InterfaceLanguage, _ screens: Screens
    ) throws -> PreparedEnd {
        try pages.value(Key(collection: served.stamp, language: language.code, hidesCode: hidesCode)) {
            try Self.prepare(served, hidesCode: hidesCode, language, screens)
        }
    }

    /// - Parameter leave: where "I am done" goes; nil: to the page itself, as it stands for residents.
    static func prepare(
        _ served: ServedCollection, hidesCode: Bool, _ language: InterfaceLanguage, _ screens: Screens,
        leave: String? = nil
    ) throws -> PreparedEnd {
        let id = served.collection.id
        let facts = QuestionnaireFacts(served.form, language: language)
        let hasResult = !hidesCode && leave == nil && !SideScale.scales(of: served.form).isEmpty
        let page = EndPage(
            code: nil, next: facts.next, contact: facts.contact, lang: facts.lang,
            leave: leave ?? Route.done(collection: id).path(in: language),
            result: hasResult ? Route.resultMine.path(in: language) : nil, hidesCode: hidesCode, in: language)
        return try screens.pages.prepareEnd(
            page, in: language, frame: screens.frames.frame(language, at: .done(collection: id)))
    }
}
