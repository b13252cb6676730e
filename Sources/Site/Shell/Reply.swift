import HTTPTypes
import Hummingbird
import NIOCore

/// An answer before the shell completes it: status, extra headers and the bytes of the page.
struct Reply: Sendable {
    var status: HTTPResponse.Status
    /// Headers beside those that every answer has.
    var extra: [HTTPField] = []
    var body: ByteBuffer
    var type: ContentType
    /// What goes out in place of the body, a part at a time.
    var file: OutgoingFile?
    var isAsset = false
    /// A page of the preview, which stands in a frame on another page of ours.
    var isFramed = false
    /// Of a page for somebody who cannot go on: the same page with what was typed on it.
    var keeping: (@Sendable (_ typed: [String]) -> Reply)?

    /// What the body is.
    enum ContentType: String, Sendable {
        case html = "text/html; charset=utf-8"
        case text = "text/plain; charset=utf-8"
        case css = "text/css; charset=utf-8"
        case script = "text/javascript; charset=utf-8"
        case svg = "image/svg+xml"
        case png = "image/png"
        case csv = "text/csv; charset=utf-8"
        case zip = "application/zip"
        case none = ""
    }

    /// A page.
    static func html(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, body: bytes, type: .html)
    }

    /// A short plain text.
    static func text(_ text: String, status: HTTPResponse.Status = .ok) -> Reply {
        Reply(status: status, body: ByteBuffer(string: text), type: .text)
    }

    /// A file that the browser saves.
    /// - Parameter name: letters, digits, hyphens and dots.
    static func file(_ bytes: [UInt8], named name: String, type: ContentType) -> Reply {
        Reply(status: .ok, body: ByteBuffer(bytes: bytes), type: type)
            .with(.contentDisposition, "attachment; filename=\"\(name)\"")
    }

    /// A file on the disk, however large, that the browser saves.
    static func file(_ file: OutgoingFile, named name: String, type: ContentType) -> Reply {
        var reply = Reply.file([], named: name, type: type)
        reply.file = file
        return reply
    }

    /// How many bytes go out after the headers.
    var length: Int { file?.bytes ?? body.readableBytes }

    /// Sends the browser on with a GET (303), so that a reload posts nothing twice.
    static func seeOther(address: String) -> Reply {
        Reply(status: .seeOther, extra: [HTTPField(name: .location, value: address)], body: ByteBuffer(), type: .none)
    }

    static func seeOther(_ route: Route) -> Reply { seeOther(address: route.path) }

    /// The same in a language, for a page that knows neither draft nor pass.
    static func seeOther(_ route: Route, in language: InterfaceLanguage) -> Reply {
        seeOther(address: route.path(in: language))
    }

    /// The same with a mark in the query.
    static func seeOther(_ route: Route, _ mark: PageMark) -> Reply { seeOther(address: route.path(with: mark)) }

    /// The same answer with one more header.
    func with(_ name: HTTPField.Name, _ value: String) -> Reply {
        var copy = self
        copy.extra.append(HTTPField(name: name, value: value))
        return copy
    }
}

extension Reply {
    /// What our script gets for a post that leads to another page: the address as text, so that it can go there itself and
    /// a dropped line costs nobody the page. A browser would follow a 303 unseen.
    func told(to visit: Visit) -> Reply {
        guard visit.isByScript, status == .seeOther, let place = extra.first(where: { $0.name == .location }) else {
            return self
        }
        var told = Reply.text(place.value)
        told.extra = extra.filter { $0.name != .location }
        return told
    }
}
