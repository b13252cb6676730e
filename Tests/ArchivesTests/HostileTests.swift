import Testing

@testable import Archives

/// What must never be read, and why it is refused (trust.md's list: bombs, lies, slips, links, twins).
@Suite("Hostile archives are refused")
struct HostileTests {
    private typealias Entry = RawZip.Entry

    @Test(
        "a name that leads elsewhere",
        arguments: [
            "../x", "a/../../x", "/etc/passwd", "a\\b", "C:x", "a//b", "./x", "a/.", "x\u{7}", "a\nb", "..", "",
        ])
    func unsafeNames(name: String) {
        #expect(throws: ArchiveFault.unsafeName(EntryName.printable(name))) {
            try ArchiveReader(RawZip(entries: [Entry("ok.xml", "x"), Entry(name, "x")]).bytes)
        }
    }

    @Test("a name with a NUL, which a C library would cut off")
    func nulInName() {
        var entry = Entry("word/document.xml", "x")
        entry.name = Array("a.xml\u{0}.exe".utf8)
        #expect(throws: ArchiveFault.unsafeName("a.xml?.exe")) { try ArchiveReader(RawZip(entries: [entry]).bytes) }
    }

    @Test(
        "two entries of one name, also when only their case differs",
        arguments: [("a.xml", "an entry"), ("A.XML", "A.XML")])
    func twins(second: String, named: String) {
        let zip = RawZip(entries: [Entry("a.xml", "x"), Entry(second, "y")])
        #expect(throws: ArchiveFault.duplicate(named)) { try ArchiveReader(zip.bytes) }
    }

    @Test("links and devices", arguments: [0o120_777, 0o020_666, 0o060_666, 0o010_644] as [UInt32])
    func links(mode: UInt32) {
        var entry = Entry("word/document.xml", "/etc/passwd")
        entry.attributes = mode << 16
        #expect(throws: ArchiveFault.notAFile("word/document.xml")) {
            try ArchiveReader(RawZip(entries: [entry]).bytes)
        }
    }

    @Test("entries with a password, and methods that are not deflate")
    func lockedAndStrange() {
        var locked = Entry("a.xml", "twelve bytes and more")
        locked.flags = 1
        #expect(throws: ArchiveFault.encrypted("a.xml")) { try ArchiveReader(RawZip(entries: [locked]).bytes) }
        for method: UInt16 in [1, 9, 12, 14, 93, 95, 99] {
            var strange = Entry("a.xml", "x")
            strange.method = method
            #expect(throws: ArchiveFault.self) { try ArchiveReader(RawZip(entries: [strange]).bytes) }
        }
    }

    @Test("more entries than a document has")
    func manyEntries() {
        let zip = RawZip(entries: (0..<10_000).map { Entry("e\($0)", "x") }).bytes
        #expect(throws: ArchiveFault.tooManyEntries(200)) { try ArchiveReader(zip) }
        // And one that says it has fewer than it has.
        var lying = RawZip(entries: (0..<300).map { Entry("e\($0)", "x") })
        lying.declaredCount = 3
        #expect(throws: ArchiveFault.self) { try ArchiveReader(lying.bytes) }
    }

    @Test("a thousand entries that share one body")
    func sharedBody() {
        var entries = [Entry("first.xml", String(repeating: "a", count: 5_000))]
        for number in 1..<150 {
            var entry = entries[0]
            entry.name = Array("e\(number).xml".utf8)
            entry.place = 0
            entries.append(entry)
        }
        #expect(throws: ArchiveFault.self) { try ArchiveReader(RawZip(entries: entries).bytes) }
    }

    @Test("a bomb: sixty megabytes in sixty kilobytes")
    func bomb() throws {
        let zip = try Samples.archive([("word/document.xml", [UInt8](repeating: 0x20, count: 60_000_000))])
        #expect(zip.count < 100_000)
        #expect(throws: ArchiveFault.tooLarge("word/document.xml")) { try ArchiveReader(zip) }
    }

    @Test("one that is within the size but far too dense")
    func dense() throws {
        let zip = try Samples.archive([("a.xml", [UInt8](repeating: 0x20, count: 5_000_000))])
        #expect(throws: ArchiveFault.tooDense("a.xml")) { try ArchiveReader(zip) }
    }

    @Test("many that are within the size each, and too much together")
    func sum() throws {
        let limits = ArchiveLimits(entries: 10, entryBytes: 1_000, totalBytes: 2_500, ratio: 100)
        let zip = try Samples.archive((0..<3).map { ("e\($0)", Samples.noise(900, seed: $0)) })
        #expect(throws: ArchiveFault.tooLarge("the whole archive")) { try ArchiveReader(zip, limits: limits) }
    }

    @Test("an entry that gives more than it declares, which libzip hands out without a word")
    func lyingSize() throws {
        var zip = try Samples.archive([("a.xml", [UInt8](repeating: 0x20, count: 900_000))])
        Samples.declare(10, inPlaceOf: 900_000, in: &zip)
        // Found on opening or on reading, whichever comes first; never handed out.
        #expect(throws: ArchiveFault.self) { try ArchiveReader(zip).content(of: "a.xml") }
        var more = try Samples.archive([("a.xml", [UInt8](repeating: 0x20, count: 900_000))])
        Samples.declare(999_999, inPlaceOf: 900_000, in: &more)
        #expect(throws: ArchiveFault.self) { try ArchiveReader(more).content(of: "a.xml") }
    }

    @Test(
        "a ZIP64 field that says more packed bytes than there can be: refused, or the very bytes that were packed",
        arguments: [
            5, 6, 1 << 40, 1 << 62, 1 << 63, .max - 200, .max - 60, .max - 40, .max - 36, .max - 35, .max - 34,
            .max - 1, .max,
        ] as [UInt64])
    func lyingZip64(packed: UInt64) throws {
        var entry = Entry("a.xml", "hello")
        entry.packed64 = packed
        let bytes = RawZip(entries: [entry]).bytes
        guard packed != 5 else {
            #expect(try ArchiveReader(bytes).content(of: "a.xml") == Array("hello".utf8))
            return
        }
        guard let content = try? ArchiveReader(bytes).content(of: "a.xml") else { return }
        #expect(content == Array("hello".utf8))
    }

    @Test("an archive inside the archive, when it is asked for")
    func nested() throws {
        let inner = try Samples.archive([("x", Array("x".utf8))])
        let zip = try Samples.archive([("word/document.xml", inner), ("ok.xml", Array("<a/>".utf8))])
        let reader = try ArchiveReader(zip)
        #expect(try reader.content(of: "ok.xml") == Array("<a/>".utf8))
        #expect(throws: ArchiveFault.nested("word/document.xml")) { try reader.content(of: "word/document.xml") }
    }

    @Test("cut off at any byte, nothing is handed out that was not packed")
    func truncated() throws {
        let text = Array("de buurt als ecosysteem".utf8)
        let zip = try Samples.archive([("a.xml", text), ("b.xml", text)])
        for length in 0..<zip.count {
            #expect(throws: ArchiveFault.self) { try ArchiveReader(Array(zip[..<length])) }
        }
    }

    @Test("one flipped bit: refused, or the very bytes that were packed")
    func flipped() throws {
        let text = Samples.noise(400, seed: 7)
        let zip = try Samples.archive([("a.xml", text)])
        for place in zip.indices {
            var damaged = zip
            damaged[place] ^= 1 << (place % 8)
            guard let reader = try? ArchiveReader(damaged), let name = reader.names.first else { continue }
            guard let content = try? reader.content(of: name) else { continue }
            #expect(content == text)
        }
    }

    @Test(
        "what is no archive at all",
        arguments: ["", "PK", "hello", "%PDF-1.7", String(repeating: "PK\u{5}\u{6}", count: 99)])
    func noArchive(text: String) {
        #expect(throws: ArchiveFault.self) { try ArchiveReader(Array(text.utf8)) }
    }
}
