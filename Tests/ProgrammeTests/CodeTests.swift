import Programme
import Testing

@Suite struct CodeTests {
    @Test("A printed code reads back, however it is typed")
    func roundTrip() throws {
        var random = SplitMix(seed: 1)
        for _ in 0..<500 {
            let code = Code(using: &random)
            let printed = code.printed
            #expect(printed.count == 15 && printed.split(separator: "-").map(\.count) == [4, 4, 5])
            #expect(try Code(reading: printed) == code)
            #expect(try Code(reading: "  " + printed.lowercased().replacing("-", with: " ") + "\n") == code)
            #expect(try Code(reading: printed.replacing("-", with: "").map { "\($0)." }.joined()) == code)
        }
    }

    @Test(
        "Look-alikes are read as what was meant",
        arguments: [("0", "O"), ("0", "o"), ("1", "I"), ("1", "l"), ("V", "u")])
    func lookalikes(meant: Character, typed: Character) throws {
        var random = SplitMix(seed: 2)
        var seen = 0
        for _ in 0..<200 {
            let code = Code(using: &random)
            let text = String(code.printed.map { $0 == meant ? typed : $0 })
            if text != code.printed { seen += 1 }
            #expect(try Code(reading: text) == code)
        }
        #expect(seen > 20)
    }

    @Test("Digits of Arabic and Persian keyboards, and the marks of a page that runs from right to left, do no harm")
    func arabicDigits() throws {
        var random = SplitMix(seed: 5)
        var seen = 0
        for _ in 0..<100 {
            let code = Code(using: &random)
            for zero: UInt32 in [0x0660, 0x06F0] {
                let scalars = code.printed.unicodeScalars.map { scalar -> Unicode.Scalar in
                    guard (0x30...0x39).contains(scalar.value) else { return scalar }
                    seen += 1
                    return Unicode.Scalar(zero + scalar.value - 0x30) ?? scalar
                }
                let text = String(String.UnicodeScalarView(scalars))
                #expect(try Code(reading: "\u{2066}" + text + "\u{2069}\u{200F}") == code)
            }
        }
        #expect(seen > 100)
        #expect(throws: CodeFault.character(position: 1)) { try Code(reading: "\u{966}BCD-EFGH-JKMNP") }
    }

    @Test("Every single wrong character is found")
    func substitutions() {
        var random = SplitMix(seed: 3)
        for _ in 0..<60 {
            let characters = Array(Code(using: &random).printed.filter { $0 != "-" })
            for position in characters.indices {
                for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ" where other != characters[position] {
                    var wrong = characters
                    wrong[position] = other
                    #expect(throws: CodeFault.mistyped) { try Code(reading: String(wrong)) }
                }
            }
        }
    }

    @Test("Every two characters that trade places are found")
    func transpositions() {
        var random = SplitMix(seed: 4)
        for _ in 0..<200 {
            let characters = Array(Code(using: &random).printed.filter { $0 != "-" })
            for left in characters.indices {
                for right in characters.indices where left < right && characters[left] != characters[right] {
                    var wrong = characters
                    wrong.swapAt(left, right)
                    #expect(throws: CodeFault.mistyped) { try Code(reading: String(wrong)) }
                }
            }
        }
    }

    @Test(
        "What is no code says why, without repeating it",
        arguments: [
            ("", CodeFault.empty), (" - ", .empty), ("ABC", .length(found: 3)),
            ("0000-0000-00000-0", .length(found: 14)),
            ("0000-00*0-00000", .character(position: 7)), ("0000-0000-0000É", .character(position: 13)),
            ("0000-0000-00001", .mistyped),
        ])
    func refusals(text: String, fault: CodeFault) {
        #expect(throws: fault) { try Code(reading: text) }
    }

    @Test("A code never shows itself in a description, an interpolation or a dump")
    func silent() throws {
        let code = Code.random()
        var dumped = ""
        dump(code, to: &dumped)
        for text in ["\(code)", String(reflecting: code), dumped] {
            #expect(!text.contains(code.printed) && !text.contains(String(code.bits)))
        }
    }

    @Test("All sixty bits are used evenly")
    func even() {
        var random = SystemRandomNumberGenerator()
        var ones = [Int](repeating: 0, count: 64)
        for _ in 0..<4_000 {
            let code = Code(using: &random)
            for bit in 0..<64 where code.bits >> UInt64(bit) & 1 == 1 { ones[bit] += 1 }
        }
        // Six standard deviations of a fair coin thrown 4,000 times are 190.
        for bit in 0..<60 { #expect((1_810...2_190).contains(ones[bit])) }
        #expect(ones[60...].allSatisfy { $0 == 0 })
    }
}

/// A repeatable source of random numbers (Vigna's SplitMix64), so that a failing case can be tried again.
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
