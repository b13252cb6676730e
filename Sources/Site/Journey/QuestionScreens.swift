import HTTPTypes
import NIOCore
import XForms

/// The question pages of all questionnaires, prepared once: at start in the first language, which shows that the templates
/// are in order; in the others when somebody first asks for them, so that the service answers soon after its start.
final class QuestionScreens: Sendable {
    /// A definition lives as long as its pages, so its identity is a key.
    private struct Key: Hashable {
        let form: ObjectIdentifier
        let language: String
    }

    private let screens: Screens
    private let prepared: [Key: FormPages]
    /// In other languages, and of older versions of a questionnaire.
    private let later = Remembered<Key, FormPages>()

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        self.screens = screens
        var prepared: [Key: FormPages] = [:]
        let language = screens.pages.languages.first
        for served in collections {
            let key = Key(form: ObjectIdentifier(served.form), language: language.code)
            prepared[key] = try Self.prepare(served.form, language, screens)
        }
        self.prepared = prepared
    }

    /// The pages of a questionnaire in a language.
    func pages(of form: FormDefinition, in language: InterfaceLanguage) throws -> FormPages {
        let key = Key(form: ObjectIdentifier(form), language: language.code)
        return try prepared[key] ?? later.value(key) { try Self.prepare(form, language, screens) }
    }

    /// A question page.
    func page(
        _ session: Session, _ page: Page, at route: Route, token: String, violations: [Violation] = [],
        notice: Notice? = nil, returnsToCheck: Bool = false, elsewhere: [NodeKey: String] = [:], stamp: String? = nil,
        status: Int = 200
    ) throws -> Reply {
        let closed = session.closedPages
        let pages = session.answers.pages
        var fill = QuestionPageFill(
            page: page, answers: session.answers, action: route.path, token: token, violations: violations,
            notice: notice, returnsToCheck: returnsToCheck,
            hasBack: pages.first { !closed.contains($0.key) }?.key != page.key)
        if let step = session.answers.step(of: page, among: pages) {
            fill.step = QuestionPageFill.Step(number: step.number, total: step.total)
        }
        fill.idleSeconds = session.idleSeconds(screens.settings)
        fill.handover = session.handoverButton
        fill.elsewhere = elsewhere
        fill.stamp = stamp
        let bytes = try self.pages(of: session.served.form, in: session.language).bytes(fill)
        return .html(ByteBuffer(bytes: bytes), status: .init(code: status))
    }

    /// What the script needs after saving in the background: the new stamp, and the questions where they may differ now.
    /// - Parameter stamp: what the page was shown with, when what it shows now is not kept.
    func live(
        _ session: Session, _ page: Page, at route: Route, asksOthers: Bool, stamp: String? = nil
    ) throws -> Reply {
        var fill = QuestionPageFill(page: page, answers: session.answers, action: route.path, token: "")
        fill.stamp = stamp
        let pages = try pages(of: session.served.form, in: session.language)
        return .html(ByteBuffer(bytes: try pages.liveBytes(fill, withQuestions: asksOthers)))
    }

    private static func prepare(
        _ form: FormDefinition, _ language: InterfaceLanguage, _ screens: Screens
    ) throws -> FormPages {
        try FormPages(
            form, title: QuestionnaireFacts(form, language: language).title, in: language,
            frame: screens.frames.frame(language, of: form), pages: screens.pages)
    }
}
