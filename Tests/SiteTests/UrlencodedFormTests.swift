import Testing

@testable import Site

@Suite("Form posts")
struct UrlencodedFormTests {
    private func read(_ text: String) throws -> UrlencodedForm { try read(Array(text.utf8)) }

    private func read(_ bytes: [UInt8]) throws -> UrlencodedForm {
        try bytes.withUnsafeBytes { try UrlencodedForm($0, limit: 100) }
    }

    @Test(
        "Fields are decoded as a browser encoded them",
        arguments: [
            ("", []), ("a=1", ["a=1"]), ("a=1&b=2&a=3", ["a=1", "b=2", "a=3"]), ("a", ["a="]), ("a=", ["a="]),
            ("=b", ["=b"]), ("&&a=1&&", ["a=1"]), ("a=b=c", ["a=b=c"]), ("a=x+y", ["a=x y"]), ("a=%2B", ["a=+"]),
            ("a=caf%C3%A9", ["a=café"]), ("a=%f0%9f%91%a9", ["a=👩"]), ("n1%2D2=x%0D%0Ay", ["n1-2=x\r\ny"]),
            ("a=<script>", ["a=<script>"]),
        ])
    func decodes(body: String, expected: [String]) throws {
        #expect(try read(body).fields.map { "\($0.name)=\($0.value)" } == expected)
    }

    @Test(
        "A broken escape is an error, never a guess", arguments: ["a=%", "a=%4", "a=%zz", "%=1", "a=%4g", "a=1&b=%C3%"])
    func brokenEscapes(body: String) {
        #expect(throws: UrlencodedForm.Failure.brokenEscape) { try read(body) }
    }

    @Test(
        "Bytes that are not UTF-8 are an error",
        arguments: [Array("a=%C3".utf8), [0x61, 0x3D, 0xFF], Array("a=%ED%A0%80".utf8), Array("%FE=1".utf8)])
    func notUTF8(body: [UInt8]) {
        #expect(throws: UrlencodedForm.Failure.notUTF8) { try read(body) }
    }

    @Test("One field more than the limit is an error")
    func tooMany() throws {
        #expect(try read(String(repeating: "a=1&", count: 100)).fields.count == 100)
        #expect(throws: UrlencodedForm.Failure.tooManyFields) { try read(String(repeating: "a=1&", count: 101)) }
    }

    @Test("Any bytes are read or refused: 5,000 random bodies")
    func anyBytes() {
        var generator = SplitMix(seed: 20_261_121)
        let alphabet = Array("a=&%+0cC3;\u{0}é".utf8) + [0xFF, 0x80]
        for _ in 0..<5_000 {
            let body = (0..<Int.random(in: 0...40, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            _ = try? read(body)
        }
    }
}

/// A random source with a seed, so that a failing run can be repeated.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
