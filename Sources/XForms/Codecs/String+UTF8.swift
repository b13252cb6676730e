extension String {
    /// The text that bytes are in UTF-8; nil when they are something else.
    package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        // Most texts are ASCII, of which nothing need be proven; the check of the rest is the library's slow general one.
        if bytes.allSatisfy({ $0 < 0x80 }) {
            self = String(decoding: bytes, as: UTF8.self)
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self = text
        } else {
            return nil
        }
    }
}
