import Foundation
import Programme
import Records

/// The neighbourhoods inside a transaction.
struct NeighbourhoodTable {
    let connection: Connection

    static let query = "SELECT id, name, municipality, district, residents FROM neighbourhood"

    static func profile(_ row: SQLRow) -> NeighbourhoodProfile {
        NeighbourhoodProfile(
            neighbourhood: Neighbourhood(id: row.text(0), name: row.text(1)), municipality: row.text(2),
            district: row.optionalText(3), residents: Residents(stored: row.text(4)))
    }

    func profile(_ id: String, in scope: Scope) throws(StoreFailure) -> NeighbourhoodProfile? {
        guard scope.holds(id) else { return nil }
        return try connection.first("\(Self.query) WHERE id = ?", .text(id), read: Self.profile)
    }

    func isThere(_ id: String, in scope: Scope) throws(StoreFailure) -> Bool {
        guard scope.holds(id) else { return false }
        return try connection.first("SELECT 1 FROM neighbourhood WHERE id = ?", .text(id), read: { _ in true }) ?? false
    }

    func write(_ profile: NeighbourhoodProfile) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO neighbourhood (id, name, municipality, district, residents) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT (id) DO UPDATE SET name = excluded.name, municipality = excluded.municipality, "
                + "district = excluded.district, residents = excluded.residents",
            .text(profile.id), .text(profile.name), .text(profile.municipality), .text(profile.district),
            .text(profile.residents.stored))
    }

    func remove(_ id: String) throws(StoreFailure) {
        try connection.run("DELETE FROM neighbourhood WHERE id = ?", .text(id))
    }

    /// Whether a row of any table names it, or results are published of it.
    ///
    /// The tables are found by their column, so that a new one counts too. The audit log only remembers; it holds nothing.
    func isNamed(_ id: String) throws(StoreFailure) -> Bool {
        let published = try connection.first(
            "SELECT 1 FROM neighbourhood WHERE id = ? AND results IS NOT NULL", .text(id), read: { _ in true })
        if published == true { return true }
        let tables = try connection.all(
            "SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c ON c.name = 'neighbourhood' "
                + "WHERE t.type = 'table' AND t.name <> 'audit' ORDER BY t.name"
        ) { row in row.text(0) }
        for table in tables {
            let named = try connection.first(
                "SELECT 1 FROM \"\(table)\" WHERE neighbourhood = ? LIMIT 1", .text(id), read: { _ in true })
            if named == true { return true }
        }
        return false
    }

    func names(of id: String) throws(StoreFailure) -> NeighbourhoodNames {
        try json("places", of: id) ?? NeighbourhoodNames()
    }

    func write(_ names: NeighbourhoodNames, of id: String) throws(StoreFailure) {
        try write(names, "places", of: id)
    }

    func activities(of id: String) throws(StoreFailure) -> [Activity] {
        try json("activities", of: id) ?? []
    }

    func write(_ activities: [Activity], of id: String) throws(StoreFailure) {
        let sorted = activities.sorted { ($0.starts, $0.title) < ($1.starts, $1.title) }
        try write(sorted, "activities", of: id)
    }

    func context(of id: String) throws(StoreFailure) -> [ContextFigure] { try json("context", of: id) ?? [] }

    func write(_ context: [ContextFigure], of id: String) throws(StoreFailure) {
        let sorted = context.sorted { ($0.indicator, $0.period, $0.source) < ($1.indicator, $1.period, $1.source) }
        try write(sorted, "context", of: id)
    }

    func results(of id: String) throws(StoreFailure) -> GiveBack? { try json("results", of: id) }

    func write(_ results: GiveBack?, of id: String) throws(StoreFailure) {
        guard let results else {
            try connection.run("UPDATE neighbourhood SET results = NULL WHERE id = ?", .text(id))
            return
        }
        try write(results, "results", of: id)
    }

    private func json<Value: Decodable>(_ column: StaticString, of id: String) throws(StoreFailure) -> Value? {
        let text = try connection.first("SELECT \(column) FROM neighbourhood WHERE id = ?", .text(id)) { row in
            row.optionalText(0)
        }
        guard case let text?? = text else { return nil }
        return try StoredJSON.read(text, what: "the \(column) of the neighbourhood \(id)")
    }

    private func write(_ value: some Encodable, _ column: StaticString, of id: String) throws(StoreFailure) {
        try connection.run(
            "UPDATE neighbourhood SET \(column) = ? WHERE id = ?", .text(try StoredJSON.text(value)), .text(id))
    }
}

/// Values that are read and written whole, as JSON.
enum StoredJSON {
    static func text(_ value: some Encodable) throws(StoreFailure) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { throw .damaged(what: "a value cannot be written") }
        return String(decoding: data, as: UTF8.self)
    }

    static func read<Value: Decodable>(_ text: String, what: @autoclosure () -> String) throws(StoreFailure) -> Value {
        guard let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8)) else {
            throw .damaged(what: what())
        }
        return value
    }
}

extension Residents {
    /// A number or `-` for each group in order, then the same of its women where some are known.
    var stored: String {
        (women.isEmpty ? [byAge] : [byAge, women]).flatMap { known in
            AgeGroup.allCases.map { known[$0].map(String.init) ?? "-" }
        }.joined(separator: " ")
    }

    /// Read byte by byte: thousands of them are read at once.
    init(stored text: String) {
        let ages = AgeGroup.allCases
        var (all, women) = (AgeCounts(), AgeCounts())
        var (place, count) = (0, Int?.none)
        func keep() {
            if place < ages.count {
                all[ages[place]] = count
            } else if place < 2 * ages.count {
                women[ages[place - ages.count]] = count
            }
            (place, count) = (place + 1, nil)
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: " "): keep()
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                count = (count ?? 0) &* 10 &+ Int(byte - UInt8(ascii: "0"))
            default: continue
            }
        }
        keep()
        self.init(byAge: all, women: women)
    }
}

extension Scope {
    /// The neighbourhoods of a limited scope as a JSON list, for a statement to look in; nil: everywhere.
    func list() throws(StoreFailure) -> String? {
        switch self {
        case .everywhere: nil
        case .neighbourhoods(let slugs): try StoredJSON.text(slugs.sorted())
        }
    }
}
