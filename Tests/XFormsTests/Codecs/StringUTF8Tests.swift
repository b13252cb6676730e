import Testing
import XForms

@Suite("Text from bytes")
struct StringUTF8Tests {
    @Test(
        "Bytes that are UTF-8 are read, others refused",
        arguments: [
            ([], ""), (Array("gewoon".utf8), "gewoon"), (Array("één – صحة".utf8), "één – صحة"),
            ([0x61, 0xFF], nil), ([0xC0, 0x80], nil), ([0xE2, 0x82], nil), ([0xED, 0xA0, 0x80], nil),
        ] as [([UInt8], String?)])
    func reads(_ bytes: [UInt8], _ text: String?) {
        #expect(bytes.withUnsafeBufferPointer { String(utf8: $0) } == text)
    }
}
