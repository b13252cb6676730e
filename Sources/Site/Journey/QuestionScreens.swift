import HTTPTypes
import NIOCore
import Programme
import XForms

/// The question pages of all collections, prepared for every language of the screens.
struct QuestionScreens: Sendable {
    private let forms: [String: [String: FormPages]]

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        var forms: [String: [String: FormPages]] = [:]
        for served in collections {
            for language in screens.pages.languages.all {
                let title = QuestionnaireFacts(served.form, language: language).title
                forms[served.collection.id, default: [:]][language.code] = try FormPages(
                    served.form, title: title, in: language, frame: screens.frames.frame(language, of: served.form),
                    pages: screens.pages)
            }
        }
        self.forms = forms
    }

    /// The pages of the session's questionnaire in its language.
    func pages(of session: Session) -> FormPages? { pages(of: session.served, in: session.language) }

    /// The pages of a collection's questionnaire in a language.
    func pages(of served: ServedCollection, in language: InterfaceLanguage) -> FormPages? {
        forms[served.collection.id]?[language.code]
    }

    /// A question page.
    func page(
        _ session: Session, _ page: Page, at route: Route, token: String, violations: [Violation] = [],
        notice: Notice? = nil, returnsToCheck: Bool = false, status: Int = 200
    ) throws -> Reply {
        guard let pages = pages(of: session) else { throw DraftDesk.Damaged() }
        let fill = QuestionPageFill(
            page: page, answers: session.answers, action: route.path, token: token, violations: violations,
            notice: notice, returnsToCheck: returnsToCheck)
        return .html(ByteBuffer(bytes: try pages.bytes(fill)), status: .init(code: status))
    }
}
