import Testing

@testable import Stories

@Suite("From text to words")
struct TextStageTests {
    private func words(_ text: String, variants: String = "") throws -> [String] {
        let table = try Variants(reading: variants, file: "variants.txt")
        return WordTokeniser(variants: table).tokens(of: NormalisedText(text)).map(\.form)
    }

    @Test(
        "words are folded, contractions and dialect become standard words",
        arguments: [
            ("Één keer, é\u{301}cht!", "een keer echt"), ("’t Is KOUD", "het is koud"),
            ("foto's van m'n oma", "foto van mijn oma"),
            ("I don’t know", "i do not know"), ("wa'k wil", "wa ik wil"), ("zacht\u{AD}jes", "zachtjes"),
            ("Zo 3 of 4 x", "zo 3 of 4 x"), ("ĳs\u{00A0}koud", "ijs koud"), ("", ""),
        ])
    func wordsOf(text: String, expected: String) throws {
        let variants = "t = het\nm'n = mijn\ndon't = do not\nk = ik"
        #expect(try words(text, variants: variants).joined(separator: " ") == expected)
    }

    @Test("a placeholder is one word that says nothing")
    func placeholder() throws {
        let tokens = WordTokeniser(variants: .none).tokens(of: NormalisedText("Toen kwam [persoon-1] [zie boven: 2]."))
        #expect(tokens.count == 6)
        #expect(tokens[2].isPlaceholder && tokens[2].start == 10 && tokens[2].end == 21)
        #expect(!tokens[3].isPlaceholder)
    }

    @Test("offsets count Unicode scalars of the text as it was given, whatever it is made of")
    func offsets() {
        let pieces = [
            "slaap", "é", "e\u{301}", "👩‍👩‍👧", "\r\n", "\u{00A0}", "ﬁ", "ĳ", " ", "'", "’t", "[persoon-1]", "[", "]", "…",
            "İ",
            "ß", "Ω", "日本", "\u{200D}", "\u{0000}", "3", "-", ".",
        ]
        var random = Shuffled(seed: 7)
        for _ in 0..<400 {
            let text = (0..<random.next(12)).map { _ in pieces[random.next(pieces.count)] }.joined()
            let scalars = Array(text.unicodeScalars)
            var end = 0
            for token in WordTokeniser(variants: .none).tokens(of: NormalisedText(text)) {
                #expect(token.start >= end && token.end > token.start && token.end <= scalars.count)
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars[token.start..<token.end])
                if !token.isPlaceholder { #expect(WordTokeniser.folded(String(view)).contains(token.form)) }
                end = token.end
            }
        }
    }

    @Test(
        "compounds fall into words that are known",
        arguments: [
            ("buurtmaaltijd", ["buurt", "maaltijd"]), ("kaartenclub", ["kaart", "club"]),
            ("gezondheidscentrum", ["gezondheid", "centrum"]),
            ("maaltijd", []), ("buurtxyz", []), ("club", []),
        ])
    func compounds(word: String, parts: [String]) {
        let splitter = CompoundSplitter(
            vocabulary: ["buurt", "maaltijd", "kaart", "club", "gezondheid", "centrum", "maal", "tijd"])
        #expect(splitter.parts(of: word) == parts)
    }

    @Test("a denial reaches its own clause and no further")
    func denial() throws {
        let splitter = CompoundSplitter(vocabulary: [])
        let analyser = try TextAnalyser(tokeniser: WordTokeniser(variants: .none), splitter: splitter)
        let words = analyser.analyse("Ik slaap niet goed, maar eten lukt.").words
        #expect(words.filter(\.isDenied).map(\.token.form) == ["ik", "slaap", "goed"])
    }

    @Test("stems join the forms of a word, in the language of the passage")
    func stems() throws {
        let analyser = try TextAnalyser(
            tokeniser: WordTokeniser(variants: .none), splitter: CompoundSplitter(vocabulary: []))
        let dutch = analyser.analyse("ik slaap en wij slapen op de bank").words.map(\.stem)
        #expect(dutch[1] == dutch[4])
        let english = analyser.analyse("I walked and they are walking to the shop")
        #expect(english.language == .english)
        #expect(english.words[1].stem == english.words[5].stem)
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Shuffled {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}
