import Foundation
import Testing

@testable import Stories

@Suite("Offsets are right whatever the text is made of")
struct OffsetTests {
    /// What people and telephones put between words.
    private static let oddities = [
        "👩‍👩‍👧‍👦", "e\u{301}", "\r\n", "\u{A0}", "\u{200B}", "🏳️‍🌈", "ﬁ", "ğ", "العربية", "\t", "\u{FEFF}", "🙂", "n\u{303}", "—",
        "\u{2028}", "Ĳ",
    ]
    private static let pieces = [
        "Ik ben Annie de Vries", "bel 06-12345678", "op de Kerkstraat 12b", "3512 AB", "mijn buurvrouw fatma",
        "a.b@ziggo.nl", "geboren op 3 mei 1944",
        "zij is drieënnegentig", "[persoon-3]", "bsn 111222333", "José",
        "nul zes twaalf vierendertig zesenvijftig achtenzeventig",
    ]

    @Test("each span's text stands at its offsets, spans never overlap, and what is not masked is untouched")
    func property() {
        var random = Generator(state: 7)
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<Int.random(in: 1...9, using: &random) {
                text += Self.pieces.randomElement(using: &random) ?? ""
                text += Bool.random(using: &random) ? " " : Self.oddities.randomElement(using: &random) ?? ""
            }
            check(text)
        }
    }

    private func check(_ text: String) {
        let result = Lists.deidentifier.deidentify(text)
        let scalars = Array(text.unicodeScalars)
        var rebuilt = Array(result.masked.unicodeScalars)[...]
        var position = 0
        for span in result.spans {
            #expect(span.range.lowerBound >= position && span.range.upperBound <= scalars.count && !span.range.isEmpty)
            #expect(span.text.unicodeScalars.elementsEqual(scalars[span.range]))
            let untouched = scalars[position..<span.range.lowerBound]
            #expect(rebuilt.starts(with: untouched))
            rebuilt = rebuilt.dropFirst(untouched.count)
            guard let close = rebuilt.firstIndex(of: "]"), rebuilt.first == "[" else {
                Issue.record("no placeholder for \(span.type)")
                return
            }
            rebuilt = rebuilt[(close + 1)...]
            position = span.range.upperBound
        }
        #expect(rebuilt.elementsEqual(scalars[position...]))
        #expect(Lists.deidentifier.deidentify(text) == result, "deterministic")
    }

    @Test("a letter and its combining accent are one letter, and both are masked")
    func combining() {
        #expect(found("dat is Rene\u{301}e van hiernaast") == ["person:Rene\u{301}e"])
        #expect(found("Zie\u{308}") == [])
    }

    @Test("a second run changes nothing, and numbers of placeholders in the text are not given again")
    func secondRun() {
        let once = Lists.deidentifier.deidentify("Annie belt Fatma op 06-12345678, uit Zutphen").masked
        #expect(once == "[persoon-1] belt [persoon-2] op [telefoon-1], uit [plaats-1]")
        #expect(Lists.deidentifier.deidentify(once).masked == once)
        #expect(Lists.deidentifier.deidentify("[PERSOON-1] zag Annie").masked == "[PERSOON-1] zag [persoon-2]")
    }

    @Test("a megabyte on one line, digits without end, brackets without end")
    func oddInput() {
        for piece in ["1", "[", "'", "@", "a b ", "van ", "nul ", "Ik ", "-", "é", "👍"] {
            let text = String(repeating: piece, count: 20_000)
            let result = Lists.deidentifier.deidentify(text)
            #expect(result.spans.allSatisfy { $0.range.upperBound <= text.unicodeScalars.count })
        }
    }
}

/// A generator that gives the same passages each time (SplitMix64).
struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
