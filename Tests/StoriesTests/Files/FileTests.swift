import Foundation
import Testing

@testable import Stories

@Suite("Files that people hand in")
struct FileTests {
    private static func text(_ bytes: [UInt8]) -> Result<String, TranscriptFault> {
        Result { () throws(TranscriptFault) in try TranscriptFile.text(of: bytes).string }
    }

    private static func text(_ words: String) -> Result<String, TranscriptFault> { text(Array(words.utf8)) }

    // MARK: - Text

    @Test("text in UTF-8, UTF-16 and the Windows code page")
    func plain() throws {
        #expect(Self.text("I: Één?\r\nR: 🙂 Ja.") == .success("I: Één?\nR: 🙂 Ja."))
        #expect(Self.text([0xEF, 0xBB, 0xBF] + Array("é".utf8)) == .success("é"))
        #expect(Self.text([0xFF, 0xFE, 0xE9, 0, 0x41, 0]) == .success("éA"))
        #expect(Self.text([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80]) == .success("café €"))
    }

    @Test("captions: voices become speakers, what one says in a row is one turn")
    func captions() {
        let vtt = """
            WEBVTT - gesprek

            1
            00:00:01.000 --> 00:00:02.000 align:start
            <v Samira>Hoe gaat het</v>

            00:00:02.000 --> 00:00:03.000
            <v Samira>met u?

            NOTE niet voor lezers

            00:00:04.000 --> 00:00:05.000
            <v Bos>Goed &amp; wel,<i>echt</i>
            dank u.
            """
        #expect(Self.text(vtt) == .success("Samira: Hoe gaat het met u?\n\nBos: Goed & wel,echt dank u."))
        let srt = "1\r\n00:00:01,000 --> 00:00:02,000\r\nI: Ja?\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nNee.\r\n"
        #expect(Self.text(srt) == .success("I: Ja? Nee."))
    }

    private static func srt(_ captions: [String], silence: Int = 0) -> String {
        captions.enumerated().map { number, words in
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            func time(_ at: Int) -> String { "00:\(two(at / 60)):\(two(at % 60)),000" }
            let start = number * (1 + silence)
            return "\(number + 1)\n\(time(start)) --> \(time(start + 1))\n\(words)\n"
        }.joined(separator: "\n")
    }

    private static func turns(_ text: String) throws -> [String] {
        let words = try Self.text(text).map { StoryText(kept: $0) }.get()
        let plan = StoryPlan(dividing: words)
        return plan.passages.map { "\($0.role) \(plan.speakers[$0.speaker].label)|\(words[$0.range])" }
    }

    @Test("captions without voices: a label at the beginning of one is who speaks; a colon alone is not")
    func labelledCaptions() throws {
        let asked = ["I: Hoe gaat het met u?", "R: Goed hoor.", "R: Let op: ik woon", "hier al lang.", "I: En verder?"]
        #expect(
            try Self.turns(Self.srt(asked)) == [
                "interviewer I|Hoe gaat het met u?", "teller R|Goed hoor. Let op: ik woon hier al lang.",
                "interviewer I|En verder?",
            ])
        #expect(
            try Self.turns(Self.srt(["I: Ja?\nR: Nee.", "- Echt niet.", "- O."])) == [
                "interviewer I|Ja?", "teller R|Nee.", "teller R|- Echt niet.", "teller R|- O.",
            ])
        let zoom = [
            "Ina Bakker: Hoe lang?", "Mevrouw De Vries: Lang.", "Ina Bakker: Ja?", "Mevrouw De Vries: Let op: ja.",
        ]
        #expect(
            try Self.turns("WEBVTT\n\n" + Self.srt(zoom).replacing(",000", with: ".000")) == [
                "interviewer Ina Bakker|Hoe lang?", "teller Mevrouw De Vries|Lang.", "interviewer Ina Bakker|Ja?",
                "teller Mevrouw De Vries|Let op: ja.",
            ])
        #expect(
            try Self.turns(Self.srt(["Let op: het regent", "en ik ga niet."])) == [
                "teller |Let op: het regent en ik ga niet."
            ])
    }

    @Test("voices that speak once each are speakers; names with commas, brackets or a number alone are labels too")
    func voices() throws {
        let vtt = """
            WEBVTT

            00:01.000 --> 00:02.000
            <v Bakker, Ina (extern)>Hoe gaat het?

            00:02.000 --> 00:03.000
            <v 2>Goed.
            """
        #expect(try Self.turns(vtt) == ["interviewer Bakker Ina extern|Hoe gaat het?", "teller Spreker 2|Goed."])
    }

    @Test("captions without full stops are divided by silence and by length, and can be split every twenty words")
    func unpunctuated() throws {
        let captions = (0..<1_500).map { "woord\($0) en dan nog vijf gewone woorden" }
        let words = try Self.text(Self.srt(captions)).map { StoryText(kept: $0) }.get()
        let plan = StoryPlan(dividing: words)
        #expect(plan.passages.allSatisfy { (400...700).contains($0.range.count) || $0.end == words.scalars.count })
        #expect(plan.passages.count > 70)
        let places = plan.sentenceStarts(of: 0, in: words)
        #expect(places.count > 2 && places.allSatisfy { words.scalars[$0 - 1] == " " && words.scalars[$0] != " " })
        #expect(
            !places.contains { place in words[plan.passages[0].start..<place].split(separator: " ").count % 20 != 0 })
        let silent = try Self.text(Self.srt(Array(captions[..<8]), silence: 4)).get()
        #expect(silent.components(separatedBy: "\n\n").count == 2)
    }

    // MARK: - Documents

    @Test("docx: paragraphs, tabs and breaks; what was struck out and computed is left")
    func word() throws {
        let body = """
            <w:p><w:pPr><w:pStyle w:val="x"/></w:pPr><w:r><w:t>I: Hoe </w:t></w:r><w:r><w:t xml:space="preserve">gaat het?</w:t></w:r></w:p>
            <w:p><w:r><w:t>R: Goed</w:t><w:br/><w:t>hoor</w:t><w:tab/><w:t>ja.</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:t>cel</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>
            <w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
            """
        #expect(Self.text(Documents.docx(body)) == .success("I: Hoe gaat het?\n\nR: Goed\nhoor\tja.\n\ncel\n\n\n\n"))
    }

    @Test("docx: the document that the package names, whatever it is called; hidden words are left")
    func namedPart() {
        func run(_ words: String, _ marks: String = "") -> String {
            "<w:r><w:rPr>\(marks)</w:rPr><w:t>\(words)</w:t></w:r>"
        }
        let body = "<w:p>\(run("Wel"))\(run("weg", "<w:vanish/>"))\(run(" dit", #"<w:vanish w:val="0"/>"#))</w:p>"
        let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
        for target in ["word/document2.xml", "/word/document2.xml"] {
            let relations =
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + "<Relationship Id=\"r1\" Type=\"\(kind)\" Target=\"\(target)\"/></Relationships>"
            let document = "<w:document xmlns:w=\"\(Documents.word)\"><w:body>\(body)</w:body></w:document>"
            let file = Documents.zip([("_rels/.rels", relations), ("word/document2.xml", document)])
            #expect(Self.text(file) == .success("Wel dit\n\n"))
        }
    }

    @Test("odt: paragraphs, blanks and line breaks; notes and struck out words are left")
    func open() {
        let body = """
            <text:tracked-changes><text:p>weg</text:p></text:tracked-changes><text:h>Kop</text:h>
            <text:p>R:<text:s text:c="2"/>Ja<text:line-break/><text:span>nee</text:span><office:annotation><text:p>weg</text:p></office:annotation></text:p>
            """
        #expect(Self.text(Documents.odt(body)) == .success("Kop\n\nR:  Ja\nnee\n\n"))
    }

    // MARK: - Refused

    @Test(
        "anything else is refused with a reason",
        arguments: [
            ([], .empty), (Array("  \n".utf8), .empty), (Array("%PDF-1.7 …".utf8), .pdf),
            ([0xD0, 0xCF, 0x11, 0xE0, 1], .oldDocument),
            (Array("{\\rtf1 x}".utf8), .oldDocument), (Array("ID3x".utf8), .media),
            ([0, 0, 0, 24] + Array("ftypM4A ".utf8), .media),
            ([0x89, 0x50, 0x4E, 0x47, 0], .media), ([1, 2, 3, 0, 65], .unknownKind),
            (Array("<html><body>x".utf8), .unknownKind),
            (Array("PK".utf8) + [3, 4, 0], .damaged),
        ] as [([UInt8], TranscriptFault)])
    func refused(bytes: [UInt8], fault: TranscriptFault) { #expect(Self.text(bytes) == .failure(fault)) }

    @Test("hostile documents are refused, each for what it is")
    func hostile() {
        let bomb = "<!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
        let entity = Documents.zip([
            ("word/document.xml", bomb + "<w:document xmlns:w=\"\(Documents.word)\"><w:body>&b;</w:body></w:document>")
        ])
        #expect(Self.text(entity) == .failure(.damaged))
        #expect(Self.text(Documents.zip([("word/document.xml", "<a>")])) == .failure(.damaged))
        #expect(Self.text(Documents.zip([("../word/document.xml", "x")])) == .failure(.damaged))
        #expect(Self.text(Documents.zip([("iets.xml", "<a/>")])) == .failure(.unknownKind))
        #expect(Self.text(Documents.zip((0..<300).map { ("e\($0)", "x") })) == .failure(.tooLarge))
        #expect(Self.text(Documents.docx("<w:p/>")) == .failure(.empty))
        let cut = Documents.docx("<w:p><w:r><w:t>Ja</w:t></w:r></w:p>").dropLast(30)
        #expect(Self.text(Array(cut)) == .failure(.damaged))
        #expect(Self.text([UInt8](repeating: 65, count: TranscriptFile.most + 1)) == .failure(.tooLarge))
        #expect(Self.text(String(repeating: "woord ", count: 80_000)) == .failure(.tooLarge))
    }
}
