import Archives
import Foundation

/// A bundle as its recipient opens it.
struct Opened {
    let names: [String]
    private let archive: ArchiveReader

    init(_ path: String) throws {
        let file = try Data(contentsOf: URL(filePath: path))
        // A bundle of ours holds workbooks and stories, which are archives too.
        var limits = ArchiveLimits.document
        limits.mayNest = true
        archive = try ArchiveReader(Array(file), limits: limits)
        names = archive.names
    }

    func bytes(_ name: String) throws -> [UInt8] { try archive.content(of: name) ?? [] }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// The rows of a table, by column.
    func rows(_ table: String = "antwoorden") throws -> [[String: String]] {
        try cells("csv/\(table)-codes.csv")
    }

    /// The lines of a CSV file whose cells hold no comma, by column.
    func cells(_ name: String) throws -> [[String: String]] {
        let lines = try text(name).components(separatedBy: "\r\n")
        let head = lines.first?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
        return lines.dropFirst().filter { !$0.isEmpty }.map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            return Dictionary(zip(head, cells)) { first, _ in first }
        }
    }
}

/// How many rows share each combination of some columns.
func classes(_ rows: [[String: String]], _ columns: [String]) -> [[String]: Int] {
    rows.reduce(into: [:]) { counts, row in counts[columns.map { row[$0] ?? "" }, default: 0] += 1 }
}

/// What somebody knows of each person who holds several files with the same pseudonyms: the labels in each, or that the
/// person is not in it.
func tuples(_ files: [[[String: String]]], _ columns: [String], by key: String = "bs_respons") -> [[String]: Int] {
    let indexed = files.map { rows in
        Dictionary(rows.map { ($0[key] ?? "", $0) }) { first, _ in first }
    }
    let people = indexed.reduce(into: Set<String>()) { $0.formUnion($1.keys) }
    return people.reduce(into: [:]) { counts, person in
        let labels = indexed.flatMap { file in
            columns.map { column in file[person].map { $0[column] ?? "" } ?? "absent" }
        }
        counts[labels, default: 0] += 1
    }
}
