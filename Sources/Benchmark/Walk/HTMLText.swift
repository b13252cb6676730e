/// Text of a page without its character references.
enum HTMLText {
    /// The references that a careful renderer writes; others stay as they are.
    private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{a0}"]

    static func plain(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.index(of: UInt8(ascii: "&"), from: 0) != nil else { return text }
        var plain = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            plain += rest[..<ampersand]
            rest = rest[ampersand...].dropFirst()
            guard let end = rest.firstIndex(of: ";"), let character = character(of: rest[..<end]) else {
                plain += "&"
                continue
            }
            plain += character
            rest = rest[end...].dropFirst()
        }
        return plain + rest
    }

    private static func character(of reference: Substring) -> String? {
        guard reference.first == "#" else { return named[String(reference)] }
        let digits = reference.dropFirst()
        let isHex = digits.first == "x" || digits.first == "X"
        let code = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return code.flatMap { Unicode.Scalar($0) }.map { String($0) }
    }
}
