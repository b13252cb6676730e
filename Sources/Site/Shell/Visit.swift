import NIOCore
import NIOHTTP1

/// One request, read and checked: what a controller works with.
struct Visit: Sendable {
    let route: Route
    let head: HTTPRequestHead
    /// The text after `?`, undecoded.
    let query: Substring
    /// The posted fields; empty for a GET.
    let form: UrlencodedForm
    /// The files that came with it, where the address takes any.
    var files: [UploadedFile] = []
    /// The connection; asked for its address when a budget needs it.
    let channel: any Channel

    var isPost: Bool { head.method == .POST }

    /// Sent by our script in the background, which asks for the page that follows itself.
    var isByScript: Bool { isPost && form["via"] == "script" }

    /// The value of a query parameter made of plain letters, such as `taal=en`.
    func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1)
            if parts.count == 2, parts[0] == name { return String(parts[1]) }
        }
        return nil
    }
}
