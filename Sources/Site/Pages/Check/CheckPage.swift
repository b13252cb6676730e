package import XForms

/// The frame of "check your answers" of one questionnaire in one language.
struct CheckPage: HTMLPage {
    static let template = "check"
    typealias PageSlot = Slot<CheckPlace>

    let title: String
    /// The questionnaire's title.
    let form: String
    let titlePrefix = PageSlot(.titlePrefix)
    let action = PageSlot(.action)
    let token = PageSlot(.token)
    let notice = PageSlot(.notice)
    let summary = PageSlot(.summary)
    let back = PageSlot(.back)
    let rows = PageSlot(.rows)
    let idle = PageSlot(.idle)
}

/// What changes on "check your answers".
enum CheckPlace: UInt8, Sendable {
    case titlePrefix, action, token, notice, summary, back, rows, idle
}

/// What changes in one row: question, answer, and the link to change it.
enum CheckRowPlace: UInt8, Sendable {
    case label, answer, address
    /// `lang` and `dir` of the question and of the answer, or nothing.
    case labelLanguage, answerLanguage
}

/// A row as its template sees it.
struct CheckRowPart: HTMLPart {
    static let template = "parts/check-row"
    let label = Slot(CheckRowPlace.label)
    let labelLanguage = Slot(CheckRowPlace.labelLanguage)
    let answer = Slot(CheckRowPlace.answer)
    let answerLanguage = Slot(CheckRowPlace.answerLanguage)
    let address = Slot(CheckRowPlace.address)
}

/// A row without an answer.
struct CheckEmptyPart: HTMLPart {
    static let template = "parts/check-empty"
    let label = Slot(CheckRowPlace.label)
    let labelLanguage = Slot(CheckRowPlace.labelLanguage)
    let address = Slot(CheckRowPlace.address)
}

/// A row whose answer is not shown.
struct CheckClosedPart: HTMLPart {
    static let template = "parts/check-closed"
    let label = Slot(CheckRowPlace.label)
    let labelLanguage = Slot(CheckRowPlace.labelLanguage)
}

/// What "check your answers" shows this time.
package struct CheckFill: Sendable {
    package var answers: Answers
    /// Where "send" goes.
    package var action: String
    package var token: String
    /// The page before this one.
    package var back: String
    /// The address of a page, to change an answer and come back.
    package var address: @Sendable (Page) -> String
    /// Rules that are not met: nothing can be sent before they are.
    package var violations: [Violation]
    package var notice: Notice?
    /// Seconds after which the page hides itself; nil on a device of one's own.
    package var idleSeconds: Int?
    /// Keys of pages whose answers are not shown: a person filled them in alone.
    var closed: Set<String> = []

    package init(
        answers: Answers, action: String, token: String, back: String, address: @escaping @Sendable (Page) -> String,
        violations: [Violation] = [], notice: Notice? = nil
    ) {
        self.answers = answers
        self.action = action
        self.token = token
        self.back = back
        self.address = address
        self.violations = violations
        self.notice = notice
    }
}
