import Testing

@testable import Stories

@Suite("Turns and speakers of a transcript")
struct TranscriptTests {
    private static func turns(_ text: String) -> [String] {
        let text = StoryText(cleaning: text)
        let plan = StoryPlan(dividing: text)
        #expect(plan.fits(text))
        return plan.passages.map { "\($0.role) \(plan.speakers[$0.speaker].label)|\(text[$0.range])" }
    }

    @Test(
        "who speaks is told by what stands before a turn",
        arguments: [
            ("I: Hoe gaat het?\nR: Goed.", ["interviewer I|Hoe gaat het?", "teller R|Goed."]),
            ("I: Hoe\ngaat het?\r\nR: Goed.", ["interviewer I|Hoe\ngaat het?", "teller R|Goed."]),
            ("[00:01:02] I: Ja?\n(00:01:09) R: Nee.", ["interviewer I|Ja?", "teller R|Nee."]),
            ("**Interviewer:** Ja?\n**R1:** Nee.", ["interviewer Interviewer|Ja?", "teller R1|Nee."]),
            // A name that comes back is a speaker; who asks is the interviewer.
            (
                "Samira: Hoe lang woont u hier?\nMevrouw Bos: Lang.\nSamira: En bevalt het?\nMevrouw Bos: Jawel.",
                [
                    "interviewer Samira|Hoe lang woont u hier?", "teller Mevrouw Bos|Lang.",
                    "interviewer Samira|En bevalt het?", "teller Mevrouw Bos|Jawel.",
                ]
            ),
            // Not every colon is a speaker, and no time is.
            ("Let op: het was om 12:30 uur. Dat was laat.", ["teller |Let op: het was om 12:30 uur. Dat was laat."]),
            ("Eerst dit.\n\nDan dat.\nEn nog wat.", ["teller |Eerst dit.", "teller |Dan dat.\nEn nog wat."]),
            ("Regel een.\nRegel twee.", ["teller |Regel een.", "teller |Regel twee."]),
            ("R: Een.\n\nTwee.\nI: Ja?", ["teller R|Een.", "teller R|Twee.", "interviewer I|Ja?"]),
            ("R:\nOp de volgende regel.", ["teller R|Op de volgende regel."]),
            ("Inleiding.\nI: Ja?\nR: Nee.", ["teller |Inleiding.", "interviewer I|Ja?", "teller R|Nee."]),
            ("\n \n", []),
        ])
    func recognised(text: String, expected: [String]) { #expect(Self.turns(text) == expected) }

    @Test("thousands of words with a colon are words")
    func manyLabels() {
        let lines = (0..<2_000).map { "woord\($0): nog iets" }
        let transcript = Transcript(StoryText(cleaning: (lines + lines.prefix(2)).joined(separator: "\n")))
        #expect(transcript.speakers.map(\.label) == [""])
        #expect(transcript.paragraphs.count == lines.count + 2)
    }

    @Test("a speaker, and one passage, can be corrected; passages are joined and split between sentences")
    func corrected() {
        let text = StoryText(cleaning: "A: Hallo.\nB: Een zin. Nog een zin! En 3.5 uur later.\nA: Dag.\nB: Dag.")
        var plan = StoryPlan(dividing: text)
        plan.setRole(.interviewer, ofSpeaker: 0)
        #expect(plan.passages.map(\.role) == [.interviewer, .teller, .interviewer, .teller])
        plan.setRole(.other, ofPassage: 3)
        #expect(plan.passages.map(\.role) == [.interviewer, .teller, .interviewer, .other])

        let starts = plan.sentenceStarts(of: 1, in: text)
        #expect(starts.map { text[$0..<($0 + 3)] } == ["Nog", "En "])
        plan.split(1, at: starts[0], in: text)
        #expect(plan.passages.map { text[$0.range] }[1...2] == ["Een zin.", "Nog een zin! En 3.5 uur later."])
        plan.split(1, at: starts[0] + 1, in: text)
        #expect(plan.passages.count == 5, "not in the middle of a sentence")
        plan.joinToPrevious(2)
        #expect(text[plan.passages[1].range] == "Een zin. Nog een zin! En 3.5 uur later.")
        plan.joinToPrevious(0)
        #expect(plan.passages.count == 4)
        #expect(plan.fits(text))
    }

    @Test("line ends become one kind, control characters go, everything else stays")
    func cleaned() {
        let text = StoryText(cleaning: "a\r\nb\rc\u{2028}d\u{0}e\u{7}\u{A0}f\t🙂e\u{301}")
        #expect(text.string == "a\nb\nc\nde\u{A0}f\t🙂e\u{301}")
        #expect(StoryText(cleaning: String(repeating: "é", count: StoryText.most + 5)).scalars.count == StoryText.most)
    }
}
