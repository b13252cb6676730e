import Foundation

@testable import Disclosure

/// Small tables and hierarchies, written as one would say them.
enum Samples {
    /// Single years 20 to 39 in bands of 5 and 10.
    static var age: Hierarchy {
        get throws {
            try hierarchy(
                "age",
                (20..<40).map {
                    ["\($0)", "\($0 / 5 * 5)-\($0 / 5 * 5 + 4)", "\($0 / 10 * 10)-\($0 / 10 * 10 + 9)", "*"]
                })
        }
    }
    static var place: Hierarchy {
        get throws {
            try hierarchy(
                "place", ["noord", "oost", "zuid", "west"].enumerated().map { [$1, $0 < 2 ? "stad" : "dorp", "*"] })
        }
    }

    static func hierarchy(_ name: String, _ rows: [[String]]) throws -> Hierarchy {
        try Hierarchy(name: name, rows: rows, source: "h.json")
    }

    /// A table from rows of text.
    static func table(_ names: [String], _ rows: [[String]]) -> Table {
        let columns = names.indices.map { column in CodedColumn(name: names[column], rows: rows.map { $0[column] }) }
        return Table(columns: columns, rowCount: rows.count, source: "data.csv")
    }

    /// A new folder of its own; whoever asks removes it.
    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "disclosure-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    /// A file with some text, in a folder of its own.
    static func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "data.csv").path
        try Data(text.utf8).write(to: URL(filePath: path))
        return try body(path)
    }

    /// The rows of some columns, as text.
    static func rows(_ columns: [CodedColumn]) -> [[String]] {
        (0..<(columns.first?.codes.count ?? 0)).map { row in columns.map { $0.text(row) } }
    }
}
