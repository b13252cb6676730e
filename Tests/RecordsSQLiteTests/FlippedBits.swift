import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// What `verify` says of a database in which single bits of one table's rows are turned over.
enum FlippedBits {
    /// How many bits are flipped; `script/soak` sets more.
    static let count = Int(ProcessInfo.processInfo.environment["BUURTSTEM_FLIPS"] ?? "") ?? 100

    /// Flips bits at random places of a table, one in each copy of the database, and expects that each is found.
    /// - Parameters:
    ///   - bytes: the least that the table's rows must take, so that the places are many.
    ///   - rows: everything that can be read of the table in the database at a path.
    ///   - names: whether a piece of damage is told as this table's own; most bytes of a row are its value, so most
    ///     damage must be.
    static func expectFound(
        in table: String, of fixture: Fixture, moreThan bytes: Int, rows: (String) throws -> [String],
        names: (Damage) -> Bool
    ) throws {
        let path = fixture.options.databasePath
        let root = try Copy(path: path).read { connection throws(StoreFailure) in
            try connection.first("SELECT rootpage FROM sqlite_schema WHERE name = '\(table)'") { row in row.int(0) }
        }
        let pages = TablePages(path: path)
        let places = pages.rows(root: try #require(root)).flatMap { Array($0) }
        #expect(places.count > bytes)
        let whole = try rows(path)
        var (missed, named) = ([String](), 0)
        for _ in 0..<count {
            let place = try #require(places.randomElement())
            var damaged = pages.bytes
            let bit = UInt8.random(in: 0..<8)
            damaged[place] ^= 1 << bit
            let copy = fixture.folder + "/damaged.sqlite"
            try Data(damaged).write(to: URL(fileURLWithPath: copy))
            let report = try Copy(path: copy).read { Verification(keys: fixture.keys).run($0) }
            // One bit of a row means nothing: that of the place where SQLite would keep the row's key a second time.
            if report.isSound, try rows(copy) != whole { missed.append("bit \(bit) at \(place)") }
            if report.damage.contains(where: names) { named += 1 }
        }
        #expect(missed.isEmpty, "missed: \(missed)")
        #expect(named > count * 8 / 10)
    }
}
