import Foundation
import Testing

@testable import Disclosure

@Suite("CSV as RFC 4180 writes it")
struct CSVTests {
    private func read(_ text: String, _ names: [String] = ["a", "b"], bufferBytes: Int? = nil) throws -> [[String]] {
        try Samples.withFile(text) { path in
            guard let bufferBytes else { return Samples.rows(try Table.readCSV(path: path, columns: names).columns) }
            var reader = try CSVReader(path: path, bufferBytes: bufferBytes)
            var rows: [[String]] = []
            while try reader.next() {
                rows.append(
                    try reader.fields.indices.map { field in
                        try reader.withBytes(of: field) { bytes throws(DisclosureFault) in
                            String(decoding: bytes, as: UTF8.self)
                        }
                    })
            }
            return rows
        }
    }

    @Test(
        "what means the same is read the same",
        arguments: [
            "a,b\r\n1,x\r\n2,y\r\n", "a,b\n1,x\n2,y\n", "a,b\n1,x\n2,y", "\u{FEFF}a,b\n1,x\n2,y\n",
            "\"a\",\"b\"\n\"1\",\"x\"\n2,\"y\"", "b,c,a\nx,,1\ny,,2\n", "a,b\n1,x\n2,y\n\n",
            "a,b\r\n1,x\r\n2,y\r\n\r\n\r\n",
        ])
    func sameMeaning(text: String) throws {
        #expect(try read(text) == [["1", "x"], ["2", "y"]])
    }

    @Test(
        "quotes hold commas, line ends and quotes, also where the buffer ends", arguments: [8, 9, 10, 11, 16, 1 << 20])
    func quotedFields(bufferBytes: Int) throws {
        let text = "a,b\r\n\"een, twee\",\"zegt \"\"ja\"\"\"\r\n\"twee\r\nregels\",\"\"\r\n\"\"\"\",é\r\n"
        #expect(
            try read(text, bufferBytes: bufferBytes)
                == [["a", "b"], ["een, twee", "zegt \"ja\""], ["twee\r\nregels", ""], ["\"", "é"]])
    }

    @Test(
        "what cannot be read is named by line and column",
        arguments: [
            ("a,b\n1,x\n2\n", ":3:1: this record has 1 fields"), ("a,b\n1,x,3\n", ":2:1: this record has 3 fields"),
            ("a,b\n1,\"x\n2,y\n", ":2:3: a quote that opens here is never closed"),
            ("a,b\n\"1\"2,x\n", ":2:4: something follows the closing quote"),
            ("a,b\nén\"1,x\n", ":2:3: there is a quote inside a field"),
            ("a,b\n1,x\r2,y\n", ":2:4: there is a carriage return"),
            ("a,b\n\n1,x\n", ":2:1: this line is empty"), ("a,a\n1,x\n", "two columns are called 'a'"),
            ("a,\n1,x\n", "column 2 has no name"), ("a;b\n1;x\n", "not separated by commas"),
            ("", "this file is empty"),
            ("A,b\n1,x\n", "there is no column 'a'; it is called 'A'"),
        ])
    func faults(text: String, words: String) throws {
        let fault = #expect(throws: DisclosureFault.self) { try read(text) }
        #expect(fault?.description.contains(words) == true, "\(fault?.description ?? "")")
    }

    @Test("bytes that are not UTF-8 are named by line and column's name")
    func notUTF8() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "data.csv").path
        try Data(Array("a,b\n1,x\n2,".utf8) + [0xE9, 0x0A]).write(to: URL(filePath: path))
        let fault = #expect(throws: DisclosureFault.self) { try Table.readCSV(path: path, columns: ["a", "b"]) }
        #expect(fault?.description.contains(":3: column 'b' is not UTF-8") == true)
        #expect(try Table.readCSV(path: path, columns: ["a"]).rowCount == 2)
    }

    @Test("any text comes back as it was written")
    func roundTrip() throws {
        var draw = Draw(seed: 5)
        let pieces = ["", ",", "\"", "\n", "\r\n", "é", "a", "😀", " ", "=1+1"]
        let rows = (0..<300).map { _ in
            (0..<2).map { _ in (0..<draw.below(4)).map { _ in pieces[draw.below(pieces.count)] }.joined() }
        }
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "out.csv").path
        for names in [["a", "b"], ["b"]] {
            let columns = Samples.table(["a", "b"], rows).columns.filter { names.contains($0.name) }
            let file = try OutputFile(path: path)
            try CSVWriter.write(columns, to: file)
            try file.keep()
            #expect(Samples.rows(try Table.readCSV(path: path, columns: names).columns) == Samples.rows(columns))
        }
    }

    @Test("a file that was not finished leaves nothing, and what stood there stays")
    func unfinished() throws {
        let folder = try Samples.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "out.csv").path
        try Data("before".utf8).write(to: URL(filePath: path))
        do {
            let file = try OutputFile(path: path)
            try file.write([UInt8](repeating: 65, count: 3 << 20))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["out.csv"])
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
    }
}
