import Foundation
import HTTPTypes
import NIOCore

/// Writes the head of an answer as bytes (RFC 9112 §4).
///
/// The headers that are the same on every answer come as one block, made at start.
struct AnswerWriter {
    private let headers: SecurityHeaders
    private let allocator = ByteBufferAllocator()
    private var date: [UInt8] = []
    private var dated: NIODeadline?

    init(headers: SecurityHeaders) { self.headers = headers }

    /// Tells a visitor who waits for it to send the body.
    var proceed: ByteBuffer { allocator.buffer(string: "HTTP/1.1 100 Continue\r\n\r\n") }

    /// Everything before the body.
    /// - Parameter closes: the connection ends after this answer.
    mutating func head(of reply: Reply, at now: NIODeadline, closes: Bool) -> ByteBuffer {
        let isPlain = !reply.isAsset && !reply.isFramed
        var bytes = allocator.buffer(capacity: headers.shown.count + 512)
        switch (reply.status.code, reply.type) {
        case (200, .html) where isPlain: bytes.writeBytes(headers.shown)
        case (303, .none) where isPlain: bytes.writeBytes(headers.moved)
        default: writeLead(of: reply, into: &bytes)
        }
        bytes.writeBytes(dateLine(now))
        bytes.writeString(String(reply.length))
        bytes.writeStaticString("\r\n")
        for field in reply.extra { bytes.writeHeader(field.name.rawName, field.value) }
        if closes { bytes.writeStaticString("Connection: close\r\n") }
        bytes.writeStaticString("\r\n")
        return bytes
    }

    /// Status, the headers of every answer, and the type.
    private func writeLead(of reply: Reply, into bytes: inout ByteBuffer) {
        bytes.writeStaticString("HTTP/1.1 ")
        bytes.writeString(String(reply.status.code))
        bytes.writeStaticString(" ")
        bytes.writeString(reply.status.reasonPhrase)
        bytes.writeStaticString("\r\n")
        bytes.writeBytes(reply.isAsset ? headers.asset : reply.isFramed ? headers.framed : headers.page)
        if reply.type != .none { bytes.writeHeader("Content-Type", reply.type.rawValue) }
    }

    /// The `Date` header (RFC 9110 §6.6.1), worked out once a second, and the name of the one behind it.
    private mutating func dateLine(_ now: NIODeadline) -> [UInt8] {
        if let dated, now - dated < .seconds(1) { return date }
        dated = now
        date = Array("Date: \(HTTPDate(Date()).text)\r\nContent-Length: ".utf8)
        return date
    }
}

extension ByteBuffer {
    /// Writes one header line.
    fileprivate mutating func writeHeader(_ name: String, _ value: String) {
        writeString(name)
        writeStaticString(": ")
        writeString(value)
        writeStaticString("\r\n")
    }
}
