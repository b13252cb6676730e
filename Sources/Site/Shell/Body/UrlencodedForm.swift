import NIOCore
import XForms

/// The fields of a form post (`application/x-www-form-urlencoded`), decoded from its bytes.
///
/// Source: WHATWG URL standard §5.1, but strict: a broken percent escape or bytes that are not UTF-8 make the whole
/// post unreadable (the answer is 400) instead of being mended silently. A person's words never pass through libxml2.
package struct UrlencodedForm: Sendable {
    /// Why a post could not be read.
    package enum Failure: Error, Equatable {
        /// A `%` without two hexadecimal digits.
        case brokenEscape
        /// Bytes that are not UTF-8.
        case notUTF8
        /// More fields than the limit.
        case tooManyFields
    }

    /// Names and values in the order sent; a name may occur more than once (checkboxes).
    package let fields: [(name: String, value: String)]

    /// An empty form, as a page visited for the first time has.
    package init() { fields = [] }

    /// A form of these fields.
    init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// Reads what ``encoded`` gave; nil for what cannot be read.
    init?(encoded bytes: [UInt8]) {
        let read = bytes.withUnsafeBytes { bytes in
            Result { () throws(Failure) in try UrlencodedForm(bytes, limit: 5_000) }
        }
        guard let form = try? read.get() else { return nil }
        self = form
    }

    /// The fields as they are sent.
    var encoded: [UInt8] {
        Array(fields.map { Self.escaped($0.name) + "=" + Self.escaped($0.value) }.joined(separator: "&").utf8)
    }

    /// Every value with this name, as of checkboxes.
    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if isPlain {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                out += "%" + String(Int(byte) + 256, radix: 16).dropFirst()
            }
        }
        return out
    }

    /// Decodes a whole body.
    /// - Parameter limit: most fields; one more throws `tooManyFields`.
    package init(_ bytes: UnsafeRawBufferPointer, limit: Int) throws(Failure) {
        var fields: [(name: String, value: String)] = []
        var start = 0
        var equals = -1
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : UInt8(ascii: "&")
            if byte == UInt8(ascii: "="), equals < 0 { equals = index }
            guard byte == UInt8(ascii: "&") else { continue }
            if index > start {
                if fields.count == limit { throw .tooManyFields }
                let nameEnd = equals < 0 ? index : equals
                let valueStart = equals < 0 ? index : equals + 1
                fields.append(
                    (
                        try Self.decode(bytes[start..<nameEnd]),
                        try Self.decode(bytes[valueStart..<index])
                    ))
            }
            start = index + 1
            equals = -1
        }
        self.fields = fields
    }

    /// Decodes a whole body that came in by the network.
    init(_ body: ByteBuffer, limit: Int) throws(Failure) {
        // The closure of NIO throws untyped; only `Failure` comes out of it.
        let result = body.withUnsafeReadableBytes { bytes in
            Result { () throws(Failure) in try UrlencodedForm(bytes, limit: limit) }
        }
        self = try result.get()
    }

    /// Whether a `Content-Type` names this encoding, with or without parameters.
    static func isItsType(_ value: String) -> Bool {
        let wanted = "application/x-www-form-urlencoded"
        return value == wanted || value.prefix { $0 != ";" && $0 != " " }.lowercased() == wanted
    }

    /// The first value with this name.
    package subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    private static func decode(_ part: Slice<UnsafeRawBufferPointer>) throws(Failure) -> String {
        if part.isEmpty { return "" }
        let plain = !part.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
        if plain {
            guard let text = Self.text(UnsafeRawBufferPointer(rebasing: part)) else { throw .notUTF8 }
            return text
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.count)
        var index = part.startIndex
        while index < part.endIndex {
            let byte = part[index]
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard index + 2 < part.endIndex, let high = hex(part[index + 1]), let low = hex(part[index + 2]) else {
                    throw .brokenEscape
                }
                bytes.append(high << 4 | low)
                index += 2
            default:
                bytes.append(byte)
            }
            index += 1
        }
        guard let text = bytes.withUnsafeBytes(Self.text) else { throw .notUTF8 }
        return text
    }

    private static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
        bytes.withMemoryRebound(to: UInt8.self) { String(utf8: $0) }
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
