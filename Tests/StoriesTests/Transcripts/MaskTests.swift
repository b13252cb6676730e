import Foundation
import Testing

@testable import Stories

@Suite("What is masked of a story")
struct MaskTests {
    private static func masked(_ words: String, known: KnownNames = .none) -> (StoryText, StoryPlan) {
        let text = StoryText(cleaning: words)
        var plan = StoryPlan(dividing: text)
        plan.mask(text, known: known, with: Deidentifier(lists: Lists.shipped))
        return (text, plan)
    }

    private static func words(_ text: StoryText, _ plan: StoryPlan) -> [String] {
        plan.passages.indices.map { plan.masked($0, of: text) }
    }

    @Test("the same person has one number over all turns; a speaker's label that is a name is known")
    func consistent() {
        let (text, plan) = Self.masked(
            """
            Samira: Wie helpt u?
            Mevrouw Dekkers: Mijn buurvrouw Fatima helpt mij. Fatima kookt.
            Samira: En wie nog meer?
            Mevrouw Dekkers: Dekkers, zei ik tegen haar, dat red je niet alleen. Dank je samira.
            """)
        let all = Self.words(text, plan)
        for name in ["Fatima", "Dekkers", "amira"] { #expect(!all.joined().contains(name), "\(all)") }
        let first = plan.masks.filter { text[$0.range] == "Fatima" }
        #expect(first.count == 2 && Set(first.map(\.placeholder)).count == 1)
    }

    @Test("what is known of the neighbourhood goes first, in lower case too")
    func known() {
        let (text, plan) = Self.masked(
            "Ik loop elke dag door de eksterhof naar de brinkhoek.",
            known: KnownNames(streets: ["Eksterhof"], institutions: ["De Brinkhoek"]))
        #expect(Self.words(text, plan) == ["Ik loop elke dag door de [adres-1] naar [instelling-1]."])
    }

    @Test("a person masks words everywhere, whole words only, and takes a mask away again")
    func byHand() {
        let text = StoryText(
            cleaning: "Bij de bloemist. De Bloemist\u{A0}van het dorp, bloemisten dus.\n\nDe bloemist weer.")
        var plan = StoryPlan(dividing: text)
        #expect(plan.add("  BLOEMIST ", as: .other, in: text) == 3)
        #expect(
            Self.words(text, plan) == [
                "Bij de [overig-1]. De [overig-1]\u{A0}van het dorp, bloemisten dus.", "De [overig-1] weer.",
            ])
        #expect(plan.add("bloemist", as: .other, in: text) == 0, "it is masked already")
        #expect(plan.add("bloemist van  het dorp", as: .other, in: text) == 0, "what is masked stays")
        #expect(plan.add("kapper", as: .other, in: text) == 0)
        #expect(plan.add(" ", as: .other, in: text) == 0)
        #expect(plan.add("van het dorp", as: .location, in: text) == 1)
        plan.undo(0, everywhere: true)
        #expect(Self.words(text, plan)[1] == "De bloemist weer.")
        #expect(plan.add("bloemist", as: .other, in: text) == 3, "and masked once more")
        #expect(plan.fits(text))
    }

    @Test("words are found whatever apostrophe they are typed with")
    func apostrophes() {
        let text = StoryText(cleaning: "Mevrouw d’Arcysson kwam. Daarna zei d'Arcysson niets.")
        var plan = StoryPlan(dividing: text)
        #expect(plan.add("d'arcysson", as: .person, in: text) == 2)
        #expect(Self.words(text, plan) == ["Mevrouw [persoon-1] kwam. Daarna zei [persoon-1] niets."])
    }

    @Test("words that a person masks get a number that no placeholder in the story has")
    func writtenPlaceholders() {
        let text = StoryText(
            cleaning: "Toen zei [Persoon-2] het, en [persoon- ook. De bloemist [overig-7] en [persoon-x].")
        var plan = StoryPlan(dividing: text)
        #expect(plan.add("bloemist", as: .person, in: text) == 1)
        #expect(Self.words(text, plan)[0].contains("De [persoon-3] [overig-7]"))
    }

    @Test(
        "passages without names are put together again as they were, their placeholders masks that nothing else covers")
    func keptPassages() {
        let passages: [(text: String, role: SpeakerRole)] = [
            ("[persoon-12] zag e\u{301}én [e-mail-1]! [persoon-] [x-1] [persoon-0] [", .teller),
            ("Ja? [adres-2]", .interviewer),
        ]
        var (text, plan) = StoryPlan.keeping(passages)
        #expect(plan.fits(text) && plan.passages.map(\.role) == [.teller, .interviewer])
        #expect(Self.words(text, plan) == passages.map(\.text))
        #expect(plan.masks.map(\.placeholder) == ["[persoon-12]", "[e-mail-1]", "[adres-2]"])
        #expect(plan.add("mail", as: .other, in: text) == 0)
        #expect(plan.add("ja", as: .person, in: text) == 1)
        #expect(Self.words(text, plan)[1] == "[persoon-13]? [adres-2]")
    }

    @Test("nothing that a plan keeps is a word of the story")
    func noWords() throws {
        let (_, plan) = Self.masked("R: Mijn buurvrouw Fatima woont op de Dorpsstraat 5.")
        #expect(!plan.masks.isEmpty)
        let json = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        #expect(!json.contains("Fatima") && !json.contains("Dorps"))
    }

    // MARK: - Offsets

    /// Pieces that move offsets when somebody counts bytes, UTF-16 or characters instead of scalars.
    private static let pieces = [
        "🙂", "👩‍👩‍👧", "e\u{301}", "ñ", "\u{A0}", "\r\n", "\n\n", "\u{200B}", "ﬁ", "İ", "ß", "𝔸", "Ik woon hier. ",
        "Mijn buurvrouw Fatima helpt. ",
        "Bel 06 12345678. ", "I: ", "R: ", "Ahmed de Vries zei het. ", "op de Dorpsstraat 12 ", " ", "tekst ",
    ]

    @Test("emoji, combining marks, line ends and hard blanks keep every offset right", arguments: 0..<40)
    func offsets(seed: Int) {
        var chance = Chance(seed: UInt64(seed))
        var raw = ""
        for _ in 0..<60 { raw += Self.pieces[Int(chance.next() % UInt64(Self.pieces.count))] }
        var (text, plan) = Self.masked(raw)
        _ = plan.add("tekst", as: .other, in: text)
        #expect(plan.fits(text))
        for passage in plan.passages {
            let words = text[passage.range]
            #expect(words == String(String.UnicodeScalarView(text.scalars[passage.range])))
            #expect(words.unicodeScalars.first?.properties.isWhitespace == false)
        }
        for mask in plan.masks {
            let words = text[mask.range]
            #expect(raw.replacing("\r\n", with: "\n").unicodeScalars.contains(words.unicodeScalars), "\(words)")
            if mask.type == .other { #expect(words == "tekst") }
        }
        for (number, passage) in plan.passages.enumerated() {
            // What is not masked is left as it was, scalar by scalar.
            var rest = plan.masked(number, of: text)
            for mask in plan.activeMasks where passage.range.contains(mask.start) {
                guard let place = rest.range(of: mask.placeholder) else {
                    Issue.record("\(mask.placeholder) is not in \(rest)")
                    return
                }
                rest.replaceSubrange(place, with: text[mask.range])
            }
            #expect(Array(rest.unicodeScalars) == Array(text[passage.range].unicodeScalars))
        }
    }

    /// The same numbers each time (SplitMix64).
    private struct Chance {
        var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
