package import HTTPTypes
import NIOHTTP1

/// Why the shell answers a request itself, before any controller sees it.
package enum Refusal: String, Error, CaseIterable, Sendable {
    /// No address has this form.
    case notFound
    /// The address exists, but not for this method.
    case wrongMethod
    /// The request cannot be read: a broken escape, text that is not UTF-8, a broken header.
    case unreadable
    /// The body or the number of its fields is above the limit.
    case tooLarge
    /// The body is not a form post.
    case wrongType
    /// The request names another host, two, or none.
    case misdirected
    /// The form was not sent from a page of ours.
    case foreignPost
    /// More requests at once than the server takes on.
    case tooBusy
    /// Something of ours failed.
    case failed

    package var status: HTTPResponse.Status {
        switch self {
        case .notFound: .notFound
        case .wrongMethod: .methodNotAllowed
        case .unreadable: .badRequest
        case .tooLarge: .contentTooLarge
        case .wrongType: .unsupportedMediaType
        case .misdirected: .misdirectedRequest
        case .foreignPost: .forbidden
        case .tooBusy: .serviceUnavailable
        case .failed: .internalServerError
        }
    }
}

/// What stands behind the shell: it answers requests that were found to be in order, and words the refusals.
protocol Destination: Sendable {
    /// Answers a request; an error becomes `Refusal.failed`.
    func answer(_ visit: Visit) async throws -> Reply
    /// The page for a request that the shell refuses.
    func refuse(_ refusal: Refusal, _ head: HTTPRequestHead) -> Reply
    /// The same for a request that was read already, so that nothing typed is lost.
    func refuse(_ refusal: Refusal, _ visit: Visit) -> Reply
}
