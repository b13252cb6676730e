import Testing

@testable import Datasets

@Suite("Responses are read as they were written")
struct ReadingTests {
    @Test(
        "a day is the same after being read and written",
        arguments: ["1582-10-15", "1899-12-31", "1969-12-31", "1970-01-01", "2000-02-29", "2024-12-31", "9999-12-31"])
    func days(text: String) {
        let day = Array(text.utf8).withUnsafeBufferPointer(ValueReading.day)
        #expect(day.map(ValueReading.date) == text)
    }

    @Test(
        "days count from 1970",
        arguments: [("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-03-01", 11_017)])
    func dayNumbers(text: String, number: Int32) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(ValueReading.day) == number)
    }

    @Test(
        "a day that no calendar has is none",
        arguments: [
            "2025-02-29", "2025-02-31", "1900-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
            "2025-01-32",
            "2025-+1-01", "+202-01-01", "-202-01-01", "2025-1-001", "2025-01-1", "",
        ])
    func noDays(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(ValueReading.day) == nil)
    }

    @Test("what is no whole number is none", arguments: ["", "-", "1.5", "1e3", " 1", "12345678901234567890", "--1"])
    func noIntegers(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(ValueReading.integer) == nil)
    }

    @Test(
        "a decimal is written in digits",
        arguments: ["nan", "inf", "0x10", "0x1p3", "1e999", "", "1,5", " 1", "1_0", "e5"])
    func noDecimals(text: String) {
        #expect(Array(text.utf8).withUnsafeBufferPointer(ValueReading.decimal) == nil)
    }

    @Test("a line that no response fills is refused before it is read")
    func longLine() throws {
        let line = #"{"id":"a","values":{"/d/x":""# + String(repeating: "x", count: 17 << 20) + #""}}"#
        try Study.withFile(line) { path in
            let feed = try ResponseLines(path: path)
            var record = ResponseRecord()
            let fault = #expect(throws: DatasetFault.self) { try feed.load(0, into: &record) }
            #expect(fault?.what.contains("16 MB") == true)
        }
    }

    @Test("escapes of JSON are undone where they stand")
    func escapes() throws {
        var record = ResponseRecord()
        record.bytes = Array(
            #"{"id":"a\u00e9\ud83d\ude00\n\"\\","values":{"\/d\/x":"1","/d/y":72,"/d/z":null,"/d/w":true}}"#.utf8)
        try ResponseLine.read(into: &record, factsOnly: false)
        #expect(record.id == "aé😀\n\"\\")
        let pairs = record.entries.map { entry in
            (
                String(
                    decoding: record.bytes[Int(entry.pathStart)..<Int(entry.pathStart + entry.pathCount)], as: UTF8.self
                ),
                String(decoding: record.bytes[Int(entry.start)..<Int(entry.start + entry.count)], as: UTF8.self)
            )
        }
        #expect(pairs.map(\.0) == ["/d/x", "/d/y", "/d/w"])
        #expect(pairs.map(\.1) == ["1", "72", "true"])
    }

    @Test(
        "a line that is cut off or goes on is refused",
        arguments: [
            #"{"id":"a""#, #"{"id":"a","values":{}"#, #"{"id":"a","values":{}}x"#, #"{"id":"a","values":[]}"#,
            #"{"values":{}}"#,
            #"{"id":"a"}"#, #"{"id":"a","values":{"x":{}}}"#, #"{"id":"a\ud800","values":{}}"#,
            "{\"id\":\"a\nb\",\"values\":{}}",
            #"{"id":"a","values":{},"week":"2026-W47"}"#, "[]", "",
            // A C library would take the text to end at a NUL.
            #"{"id":"a\u0000b","values":{}}"#, #"{"id":"a","values":{"/d/x":"\u0000"}}"#,
            // No number of JSON, whatever else reads it.
            #"{"id":"a","values":{"x":NaN}}"#, #"{"id":"a","values":{"x":0x10}}"#, #"{"id":"a","values":{"x":.5}}"#,
            // A response that was withdrawn must not go out because of how that is written.
            #"{"id":"a","withdrawn":"yes","values":{}}"#, #"{"id":"a","withdrawn":1,"values":{}}"#,
            #"{"id":"a","withdrawn":"True","values":{}}"#, #"{"id":"a","mode":"met hulp","values":{}}"#,
            // Which of the two counts?
            #"{"id":"a","id":"b","values":{}}"#, #"{"id":"a","values":{},"values":{}}"#,
        ])
    func refused(line: String) {
        var record = ResponseRecord()
        record.bytes = Array(line.utf8)
        #expect(throws: JSONScanner.Fault.self) { try ResponseLine.read(into: &record, factsOnly: false) }
    }

    @Test("facts that the listing needs stand in front of the values", arguments: ["id", "round", "chain"])
    func factsBehindValues(key: String) throws {
        let front = ["id", "round", "chain"].filter { $0 != key }.map { "\"\($0)\":\"a\"," }.joined()
        var record = ResponseRecord()
        record.bytes = Array("{\(front)\"values\":{\"/d/x\":\"1\"},\"\(key)\":\"b\"}".utf8)
        let at = record.bytes.count - 7 - key.utf8.count
        let fault = #expect(throws: JSONScanner.Fault.self) { try ResponseLine.read(into: &record, factsOnly: false) }
        #expect(fault?.at == at)
        // What the listing does not need may stand anywhere.
        for other in ["version", "neighbourhood", "reached"] {
            var record = ResponseRecord()
            record.bytes = Array("{\"id\":\"a\",\"values\":{},\"\(other)\":\"b\"}".utf8)
            try ResponseLine.read(into: &record, factsOnly: false)
        }
    }

    @Test("a path is found wherever it stands, and only with all of its bytes")
    func paths() {
        let paths = (0..<200).map { Array("/data/group\($0 / 10)/question\($0)".utf8) }
        let finder = PathFinder(paths)
        for (number, path) in paths.enumerated() {
            for after in [-1, number - 1, 150, number] {
                #expect(path.withUnsafeBufferPointer { finder.find($0, after: after) } == number)
            }
            #expect(path.dropLast().withUnsafeBufferPointer { finder.find($0, after: -1) } != number)
        }
    }

    @Test("a canonical value is read back as it was written")
    func canonical() {
        let bytes = Array("d\t1\n/d/a\t3\nx\ny\n/d/k[2]/b\t2\n\u{e9}\n".utf8)
        var record = ResponseRecord()
        let isTaken = record.take(canonical: bytes)
        #expect(isTaken)
        #expect(record.entries.count == 2)
        #expect(record.canonical(formID: "d", version: "1") == bytes)
        // Cut off inside a value or its length.
        for length in [9, 11, 13, bytes.count - 1] {
            var cut = ResponseRecord()
            let isTaken = cut.take(canonical: Array(bytes[..<length]))
            #expect(!isTaken)
        }
    }
}
