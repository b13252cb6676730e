/// A way in which a visitor cannot go on as asked; each has a page that says what happened and what to do.
package enum Kind: String, CaseIterable, Sendable {
    /// There is no such page or questionnaire.
    case unknown
    case closed
    /// Closed for who has not begun; who has may still finish.
    case closing
    case notYetOpen
    /// The answers behind this code have been withdrawn.
    case withdrawn
    /// The draft is older than drafts are kept, or was never there.
    case expired
    /// No draft in this browser: type the code to go on.
    case noDraft
    /// These answers were sent before.
    case alreadySent
    /// The letter's code was used before.
    case invitationUsed
    /// Other answers were sent with the same code.
    case differs
    /// The draft was changed in another window or on another device.
    case changedElsewhere
    /// The store is full.
    case full
    /// The store cannot be written to for a moment.
    case readOnly
    case tooBusy
    /// The form stood open too long.
    case tokenTooOld
    /// The post came from another site.
    case foreignForm
    case tooLarge
    case badRequest
    case wrongMethod
    case wrongHost
    case fault

    /// The HTTP status that goes with the page.
    package var status: Int {
        switch self {
        case .unknown: 404
        case .closed, .closing, .notYetOpen: 403
        case .withdrawn, .expired, .noDraft: 410
        case .alreadySent, .invitationUsed, .differs, .changedElsewhere: 409
        case .full: 507
        case .readOnly, .tooBusy: 503
        case .tokenTooOld, .foreignForm: 403
        case .tooLarge: 413
        case .badRequest: 400
        case .wrongMethod: 405
        case .wrongHost: 421
        case .fault: 500
        }
    }

    /// What to offer as the next step.
    package var next: Next {
        switch self {
        case .unknown, .closed, .notYetOpen, .withdrawn, .wrongHost, .badRequest, .wrongMethod, .foreignForm: .home
        case .expired, .noDraft, .closing: .code
        case .alreadySent, .invitationUsed, .differs: .ownAnswers
        case .changedElsewhere, .full, .readOnly, .tooBusy, .tokenTooOld, .tooLarge, .fault: .back
        }
    }

    /// The link under the text.
    package enum Next: String, Sendable {
        /// To the list of open questionnaires.
        case home
        /// To the place where a code is typed.
        case code
        /// To one's own answers.
        case ownAnswers
        /// To the page the visitor came from.
        case back
    }
}
