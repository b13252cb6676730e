package import XForms

/// The frame of every question page of one questionnaire in one language.
struct QuestionPage: HTMLPage {
    static let template = "question"
    typealias PageSlot = Slot<QuestionPagePlace>

    let title: String
    /// The ten digits of the language, for the time at which something was saved.
    let digits: String
    let titlePrefix = PageSlot(.titlePrefix)
    let heading = PageSlot(.pageTitle)
    let buttons = PageSlot(.buttons)
    let action = PageSlot(.action)
    let token = PageSlot(.token)
    let origin = PageSlot(.origin)
    let stamp = PageSlot(.stamp)
    let live = PageSlot(.live)
    let idle = PageSlot(.idle)
    let back = PageSlot(.back)
    let exit = PageSlot(.exit)
    let notice = PageSlot(.notice)
    let summary = PageSlot(.summary)
    let step = PageSlot(.step)
    let groups = PageSlot(.groups)
    let items = PageSlot(.items)
}

/// What changes on a question page from one request to the next, the questions apart.
enum QuestionPagePlace: UInt8, Sendable {
    case titlePrefix
    /// The page's heading and step, and the questionnaire, in the title of the window.
    case pageTitle
    case action, token
    /// What the page was shown with.
    case stamp
    /// ` data-live` when answers show and hide questions of this page.
    case live
    /// ` data-idle` with seconds, on a shared device.
    case idle
    /// A hidden field that says where the visitor came from.
    case origin
    case back, notice, summary, step
    /// The link to leave quickly, on pages about safety.
    case exit
    /// The page's own heading, when no question is the heading.
    case groups
    case items
    /// "Verder" and "Later verder gaan".
    case buttons
}

/// What a question page shows this time.
package struct QuestionPageFill: Sendable {
    package var page: Page
    package var answers: Answers
    /// Where the form goes: the page's own address.
    package var action: String
    package var token: String
    /// Rules that are not met; empty on a first visit.
    package var violations: [Violation]
    /// A message above the heading.
    package var notice: Notice?
    /// Number of the page and of all pages; only where the total is certain.
    package var step: Step?
    /// The visitor came from "check your answers" and returns there.
    package var returnsToCheck: Bool
    /// There is a page before this one.
    package var hasBack: Bool
    /// Answers that were saved from another tab or device, in words, beside what was typed here.
    package var elsewhere: [NodeKey: String] = [:]
    /// What the page was first shown with, when not all of what it shows now is kept.
    package var stamp: String?
    /// Seconds after which the page hides itself; nil on a device of one's own.
    package var idleSeconds: Int?
    /// The button that hands the device over, or gives it back.
    var handover: HandoverButton?

    package struct Step: Sendable, Hashable {
        package let number: Int
        package let total: Int

        package init(number: Int, total: Int) {
            self.number = number
            self.total = total
        }
    }

    package init(
        page: Page, answers: Answers, action: String, token: String, violations: [Violation] = [],
        notice: Notice? = nil, step: Step? = nil, returnsToCheck: Bool = false, hasBack: Bool = true
    ) {
        self.page = page
        self.answers = answers
        self.action = action
        self.token = token
        self.violations = violations
        self.notice = notice
        self.step = step
        self.returnsToCheck = returnsToCheck
        self.hasBack = hasBack
    }
}

/// Where somebody helps: the button that passes the device on.
enum HandoverButton: Sendable {
    case handOver, giveBack
}

/// A message above the heading of a page that keeps what was typed.
package enum Notice: Sendable, CaseIterable {
    /// The store is full, cannot be written to, or is too busy.
    case full, readOnly, busy
    /// All answers together are more than is kept.
    case tooLarge
    case tokenTooOld, changedElsewhere, newQuestions, resumed, updated, givenBack

    var word: Word {
        switch self {
        case .full: .noticeFull
        case .readOnly: .noticeReadOnly
        case .busy: .noticeBusy
        case .tooLarge: .noticeTooLarge
        case .tokenTooOld: .noticeTokenTooOld
        case .changedElsewhere: .noticeChangedElsewhere
        case .newQuestions: .noticeNewQuestions
        case .resumed: .noticeResumed
        case .updated: .noticeUpdated
        case .givenBack: .noticeGivenBack
        }
    }
}
