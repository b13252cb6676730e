import Testing

@testable import Stories

@Suite("Cues of a codebook")
struct CueTests {
    private func hits(_ cues: String, in text: String, variants: String = "") throws -> [String] {
        let table = try Variants(reading: variants, file: "variants.txt")
        var lexicon = CueLexicon(variants: table)
        try lexicon.add(cues, name: "proef", file: "proef.txt")
        let splitter = CompoundSplitter(vocabulary: ["wijk", "zuster"])
        let analyser = try TextAnalyser(tokeniser: WordTokeniser(variants: table), splitter: splitter)
        let read = analyser.analyse(text)
        return CueMatcher(lexicon, analyser: analyser).hits(in: read).map { hit in
            (hit.isDenied ? "!" : "") + read.words[hit.first...hit.last].map(\.token.form).joined(separator: " ")
        }
    }

    @Test(
        "what a cue finds",
        arguments: [
            ("slapen", "Ik slaap nu, wij slapen ook", ["slaap", "slapen"]),
            ("=slapen", "Ik slaap nu, wij slapen ook", ["slapen"]),
            ("dialys*", "De dialyseafdeling belde", ["dialyseafdeling"]),
            ("*poli", "naar de hartpoli en de polikliniek", ["hartpoli"]),
            ("pannetje soep", "een pannetje soep, een pannetje rijst", ["pannetje soep"]),
            ("hou .. vol", "Ik hou het nog even vol. Ik hou veel. Vol is vol.", ["hou het nog even vol"]),
            ("zuster", "De wijkzuster kwam", ["wijkzuster"]),
            ("pijn", "Ik heb geen pijn", ["!pijn"]),
            ("zo'n dag", "Zo'n dag was het", ["zo een dag"]),
            ("niks", "Ik weet van nix", ["niets"]),
        ])
    func finds(cue: String, text: String, expected: [String]) throws {
        let variants = "zo'n = zo een\nnix = niets\nniks = niets"
        #expect(try hits("[een]\n\(cue)", in: text, variants: variants) == expected)
    }

    @Test("a group counts once at a place, with its longest cue")
    func longest() throws {
        #expect(try hits("[een]\nsoep, soep eten\n[twee]\nsoep", in: "samen soep eten") == ["soep eten", "soep"])
    }

    @Test(
        "a file that cannot be read is refused by file, line and repair",
        arguments: [
            ("soep", "proef.txt:1", "before the first group"), ("[een\nsoep", "proef.txt:1", "not closed"),
            ("# a\n[een]\nsoep\n\n[een]", "proef.txt:5", "a second time"), ("[een]\nab*", "proef.txt:2", "\"ab*\""),
            ("[een]\nsoep, .. vol", "proef.txt:2", "\".. vol\""), ("[een]\nhou ..", "proef.txt:2", "\"hou ..\""),
            ("[een]\r\nsoep\r\n*", "proef.txt:3", "\"*\""),
        ])
    func refused(text: String, place: String, what: String) {
        var lexicon = CueLexicon(variants: .none)
        let fault = #expect(throws: CodebookFault.self) { try lexicon.add(text, name: "proef", file: "proef.txt") }
        #expect(fault?.description.hasPrefix(place + ": error: ") == true)
        #expect(fault?.description.contains(what) == true)
    }

    @Test(
        "a row of variants that cannot be read is refused",
        arguments: [("nie", 1), ("a = b\n= niet", 2), ("a =", 1), ("a = b\na = c", 2), ("een twee = drie", 1)])
    func variantsRefused(text: String, line: Int) {
        let fault = #expect(throws: CodebookFault.self) { try Variants(reading: text, file: "variants.txt") }
        #expect(fault?.line == line)
    }
}
