import Foundation

/// A table that somebody uploads, whole in memory: a first line of names and a row for each line after it.
///
/// A short row is filled up with empty fields, an empty line is passed over; anything else that would have to be guessed
/// about is a fault with its line.
package struct CSVRows: Sendable, Hashable {
    package struct Row: Sendable, Hashable {
        /// The line on which it begins, counted from 1.
        package let line: Int
        /// As many as there are names, without spaces around them.
        package let values: [String]
    }

    /// The names in the first line, without spaces around them.
    package let header: [String]
    package let rows: [Row]
    /// What stands between fields.
    package let separator: Character

    /// - Parameters:
    ///   - bytes: the file.
    ///   - most: most rows that are taken.
    package init(_ bytes: [UInt8], most: Int = 100_000) throws(CSVFault) {
        var records = try CSVRecords(bytes)
        var header: [String]?
        var rows: [Row] = []
        while let (line, fields) = try records.next() {
            if fields.allSatisfy(\.isEmpty) { continue }
            guard let names = header else {
                header = try Self.named(fields, line: line)
                continue
            }
            let kept = fields.count > names.count ? Self.withoutEmptyEnd(fields, names.count) : fields
            guard kept.count <= names.count else {
                throw CSVFault(line: line, .tooManyFields(found: kept.count, names: names.count))
            }
            guard rows.count < most else { throw CSVFault(line: line, .tooManyRows(most: most)) }
            rows.append(
                Row(line: line, values: kept + Array(repeating: "", count: names.count - kept.count)))
        }
        guard let header else { throw CSVFault(line: 1, .empty) }
        self.header = header
        self.rows = rows
        separator = records.separator
    }

    /// The column with one of these names, forgiving about case, accents, spaces and signs; the first name that is there
    /// wins.
    package func column(_ names: String...) -> Int? { column(names) }

    package func column(_ names: [String]) -> Int? {
        let plain = header.map(Self.plain)
        for name in names {
            if let found = plain.firstIndex(of: Self.plain(name)) { return found }
        }
        return nil
    }

    /// A name as it is compared: small letters and digits only.
    package static func plain(_ name: String) -> String {
        var plain = ""
        for scalar in name.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            plain.unicodeScalars.append(scalar)
        }
        return plain
    }
}

// MARK: - Parts

extension CSVRows {
    private static func named(_ fields: [String], line: Int) throws(CSVFault) -> [String] {
        var names = fields
        while names.last == "" { names.removeLast() }
        var known: Set<String> = []
        for (number, name) in names.enumerated() where !name.isEmpty {
            guard known.insert(plain(name)).inserted else {
                throw CSVFault(line: line, .nameTwice(column: number + 1))
            }
        }
        return names
    }

    /// Spreadsheets end lines with separators for columns that were emptied.
    private static func withoutEmptyEnd(_ fields: [String], _ count: Int) -> [String] {
        var fields = fields
        while fields.count > count, fields.last == "" { fields.removeLast() }
        return fields
    }
}
