package import Tables

/// One address as it is printed on a letter. Held in memory for as long as a request lasts; never stored or logged.
package struct LetterAddress: Sendable, Hashable {
    /// The line of the file.
    package let line: Int
    /// Nil in a list that was not numbered yet.
    package let serial: Int?
    /// Name, street, postcode and place.
    package let lines: [String]
    /// Code of the language of the letter; nil: the one that is chosen for all.
    package let language: String?
    package let isLarge: Bool
}

/// What is wrong with a list of addresses; names lines and columns, never what stands there.
package enum AddressFault: Error, Sendable, Hashable {
    /// No column for a street, or none for a postcode or place.
    case noAddressColumns
    case noRows
    case incomplete(line: Int)
    /// A line of the address is longer than fits.
    case tooLong(line: Int)
    case noSerial(line: Int)
    /// The letter number is used on an earlier line.
    case serialTwice(line: Int, earlier: Int)
    /// There is no letter with this number for this neighbourhood.
    case unknownSerial(line: Int)
    case unknownLanguage(line: Int)
}

/// A coordinator's own list of addresses.
package struct AddressList: Sendable {
    package let addresses: [LetterAddress]
    package let faults: [AddressFault]
    /// Whether it has a column with letter numbers.
    package let isNumbered: Bool

    /// Most characters in a line of an address: what fits in the window of an envelope.
    package static let longestLine = 48
    /// The column with letter numbers, as it is written by us.
    package static let serialColumn = "briefnummer"

    /// Reads the columns that are known by their names; all others are passed over.
    /// - Parameter languages: codes of the languages that letters are in.
    package init(_ table: CSVRows, languages: Set<String>) {
        let columns = AddressColumns(table)
        isNumbered = columns.serial != nil
        guard columns.isComplete else {
            (addresses, faults) = ([], [.noAddressColumns])
            return
        }
        var addresses: [LetterAddress] = []
        var faults: [AddressFault] = table.rows.isEmpty ? [.noRows] : []
        for row in table.rows {
            let lines = columns.lines(of: row)
            if lines.count < 2 { faults.append(.incomplete(line: row.line)) }
            if lines.contains(where: { $0.count > Self.longestLine }) { faults.append(.tooLong(line: row.line)) }
            let language = columns.language.map { row.values[$0].lowercased() }.flatMap { $0.isEmpty ? nil : $0 }
            if let language, !languages.contains(language) { faults.append(.unknownLanguage(line: row.line)) }
            addresses.append(
                LetterAddress(
                    line: row.line, serial: columns.serial.flatMap { Int(row.values[$0]) }, lines: lines,
                    language: language, isLarge: columns.isLarge(row)))
        }
        self.addresses = addresses
        self.faults = faults
    }

    /// What is wrong with its letter numbers.
    package func faults(in roll: LetterRoll) -> [AddressFault] {
        var first: [Int: Int] = [:]
        return addresses.compactMap { address in
            guard let serial = address.serial else { return .noSerial(line: address.line) }
            guard roll.batch(of: serial) != nil else { return .unknownSerial(line: address.line) }
            // Two numbers of which one took the other's place are one letter.
            let newest = roll.current(serial)
            if let earlier = first[newest] { return .serialTwice(line: address.line, earlier: earlier) }
            first[newest] = address.line
            return nil
        }
    }

    /// The same table with a first column of letter numbers, in the place of those that it had.
    package static func numbered(_ table: CSVRows, serials: Range<Int>) -> [UInt8] {
        let old = AddressColumns(table).serial
        func others(_ cells: [String]) -> [String] { cells.enumerated().filter { $0.offset != old }.map(\.element) }
        let rows = zip(serials, table.rows).map { [String($0)] + others($1.values) }
        return CSVText.write([[serialColumn] + others(table.header)] + rows, separator: table.separator)
    }
}

/// Where in a table an address stands.
private struct AddressColumns {
    private let names: [Int]
    private let street: [Int]
    private let town: [Int]
    let serial: Int?
    let language: Int?
    private let large: Int?

    init(_ table: CSVRows) {
        func found(_ columns: [[String]]) -> [Int] { columns.compactMap(table.column) }
        let whole = found([["naam", "name", "bewoner", "geadresseerde", "tenaamstelling"]])
        names =
            whole.isEmpty
            ? found([
                ["aanhef", "title"], ["voorletters", "initials", "voornaam", "firstname"], ["tussenvoegsel"],
                ["achternaam", "lastname", "surname"],
            ]) : whole
        let address = found([["adres", "address", "adresregel", "adresregel1", "straatenhuisnummer"]])
        street =
            address.isEmpty
            ? found([
                ["straat", "straatnaam", "street", "openbareruimte"], ["huisnummer", "nr", "number"], ["huisletter"],
                ["toevoeging", "huisnummertoevoeging", "suffix"],
            ]) : address
        town = found([["postcode", "zip", "postalcode"], ["plaats", "woonplaats", "stad", "city", "town"]])
        serial = table.column(AddressList.serialColumn, "letternumber", "serial")
        language = table.column("taal", "language")
        large = table.column("groteletters", "groot", "largeprint")
    }

    var isComplete: Bool { !street.isEmpty && town.count == 2 }

    func lines(of row: CSVRows.Row) -> [String] {
        func joined(_ columns: [Int]) -> String {
            columns.map { Self.printed(row.values[$0]) }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        guard !joined(street).isEmpty, !joined(town).isEmpty else { return [] }
        return [joined(names), joined(street), joined(town)].filter { !$0.isEmpty }
    }

    /// Without the apostrophe that our own list has before what a spreadsheet takes for a formula, such as "-2".
    private static func printed(_ cell: String) -> String {
        let isGuarded = cell.hasPrefix("'") && cell.dropFirst().first.map { "=+-@".contains($0) } == true
        return isGuarded ? String(cell.dropFirst()) : cell
    }

    func isLarge(_ row: CSVRows.Row) -> Bool {
        large.map { ["ja", "j", "yes", "y", "x", "1", "true", "waar"].contains(row.values[$0].lowercased()) } ?? false
    }
}
