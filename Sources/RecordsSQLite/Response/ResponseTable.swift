import Foundation
import Programme
import Records

/// The figures of the response inside a transaction.
struct ResponseTable {
    let connection: Connection

    /// The day of the figures; nil before the first.
    func day() throws(StoreFailure) -> Day? {
        try connection.first("SELECT day FROM response_run") { row in row.optionalInt(0).map(Day.init(number:)) } ?? nil
    }

    // MARK: - Figures

    /// One collection's figures; nil when it has none.
    func figures(of collection: String) throws(StoreFailure) -> CollectionResponse? {
        guard let total = try total(of: collection) else { return nil }
        let places = try connection.all(
            "SELECT neighbourhood, invited, started, sent FROM response_place WHERE collection = ?", .text(collection)
        ) { row in
            (row.text(0), ResponseFigures(invited: row.int(1), started: row.int(2), sent: row.int(3)))
        }
        return CollectionResponse(
            places: Dictionary(places) { first, _ in first }, total: total, weeks: try weeks(of: collection))
    }

    func total(of collection: String) throws(StoreFailure) -> ResponseFigures? {
        try connection.first(
            "SELECT invited, started, sent FROM response_total WHERE collection = ?", .text(collection)
        ) { row in ResponseFigures(invited: row.int(0), started: row.int(1), sent: row.int(2)) }
    }

    func place(_ place: LetterPlace) throws(StoreFailure) -> ResponseFigures? {
        try connection.first(
            "SELECT invited, started, sent FROM response_place WHERE collection = ? AND neighbourhood = ?",
            .text(place.collection), .text(place.neighbourhood)
        ) { row in ResponseFigures(invited: row.int(0), started: row.int(1), sent: row.int(2)) }
    }

    func weeks(of collection: String) throws(StoreFailure) -> [CollectionResponse.WeekFigure] {
        try connection.all("SELECT week, sent FROM response_week WHERE collection = ? ORDER BY week", .text(collection))
        { row in CollectionResponse.WeekFigure(week: Week(number: row.int(0)), sent: row.int(1)) }
    }

    /// Where a collection is open.
    func neighbourhoods(of collection: String) throws(StoreFailure) -> [String] {
        try connection.all(
            "SELECT neighbourhood FROM collection_neighbourhood WHERE collection = ?", .text(collection)
        ) { row in row.text(0) }
    }

    /// Puts figures in place of those that were there; what is the same is not written.
    func write(
        _ new: CollectionResponse, of collection: String, before: CollectionResponse?
    ) throws(StoreFailure) {
        for (place, figures) in new.places where before?.places[place] != figures {
            try connection.run(
                "INSERT INTO response_place (collection, neighbourhood, invited, started, sent) VALUES (?, ?, ?, ?, ?) "
                    + "ON CONFLICT (collection, neighbourhood) DO UPDATE SET invited = excluded.invited, "
                    + "started = excluded.started, sent = excluded.sent",
                .text(collection), .text(place), .int(figures.invited), .int(figures.started), .int(figures.sent))
        }
        let total = new.total ?? ResponseFigures()
        try connection.run(
            "INSERT INTO response_total (collection, invited, started, sent) VALUES (?, ?, ?, ?) ON CONFLICT (collection) "
                + "DO UPDATE SET invited = excluded.invited, started = excluded.started, sent = excluded.sent",
            .text(collection), .int(total.invited), .int(total.started), .int(total.sent))
        guard new.weeks != before?.weeks else { return }
        try connection.run("DELETE FROM response_week WHERE collection = ?", .text(collection))
        for figure in new.weeks {
            try connection.run(
                "INSERT INTO response_week (collection, week, sent) VALUES (?, ?, ?)", .text(collection),
                .int(figure.week.number), .int(figure.sent))
        }
    }
}

/// How many began, by place, as it lies sealed.
struct StartedCounts {
    private(set) var counts: [LetterPlace: Int] = [:]

    private static let binding = Array("started".utf8)
    /// The length tells at most in how many places somebody began, in steps.
    private static let step = 4_096

    /// Reads what ``write(_:keys:)`` wrote.
    init(_ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        let sealed = try connection.first("SELECT started FROM response_run") { row in
            row.isNull(0) ? nil : row.blob(0)
        }
        guard let sealed = sealed ?? nil else { return }
        guard let bytes = try? keys.open(sealed, for: .data, binding: Self.binding),
            let rows = try? JSONDecoder().decode([String: [String: Int]].self, from: Data(bytes))
        else { throw .damaged(what: "how many began") }
        for (collection, places) in rows {
            for (place, count) in places { counts[LetterPlace(collection: collection, neighbourhood: place)] = count }
        }
    }

    mutating func add(_ more: [LetterPlace: Int]) { counts.merge(more, uniquingKeysWith: +) }

    func write(_ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        var rows: [String: [String: Int]] = [:]
        for (place, count) in counts { rows[place.collection, default: [:]][place.neighbourhood] = count }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts and numbers always encode.
        let bytes = (try? encoder.encode(rows)).map { [UInt8]($0) } ?? []
        try connection.run(
            "UPDATE response_run SET started = ?",
            .blob(keys.seal(bytes, for: .data, binding: Self.binding, step: Self.step)))
    }
}
