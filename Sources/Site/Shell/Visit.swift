import HTTPTypes
package import Hummingbird
import NIOCore

/// What the server library hands over beside the request: only the connection, asked for its address when needed.
package struct VisitContext: InitializableFromSource, Sendable {
    package typealias Source = ApplicationRequestContextSource

    let channel: any Channel

    package init(source: ApplicationRequestContextSource) {
        channel = source.channel
    }
}

/// One request, read and checked: what a controller works with.
struct Visit: Sendable {
    let route: Route
    let head: HTTPRequest
    /// The text after `?`, undecoded.
    let query: Substring
    /// The posted fields; empty for a GET.
    let form: UrlencodedForm
    let context: VisitContext

    var isPost: Bool { head.method == .post }

    /// The value of a query parameter made of plain letters, such as `taal=en`.
    func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return String(parts[1]) }
        }
        return nil
    }
}
