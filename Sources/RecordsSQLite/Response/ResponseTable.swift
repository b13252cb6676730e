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
            places: Dictionary(places) { first, _ in first }, total: total, weeks: try weeks(of: collection),
            ages: try ages(of: collection), agesOf: try agesOf(collection))
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

    func ages(of collection: String) throws(StoreFailure) -> [AgeGroup: Int] {
        let rows = try connection.all("SELECT age, sent FROM response_age WHERE collection = ?", .text(collection)) {
            row in AgeGroup(rawValue: row.int(0)).map { ($0, row.int(1)) }
        }
        return Dictionary(rows.compactMap(\.self)) { first, _ in first }
    }

    /// Stands in the place of an age at the figure of all that were sent when those by age were made.
    private static let all = -1

    func agesOf(_ collection: String) throws(StoreFailure) -> Int? {
        try connection.first(
            "SELECT sent FROM response_age WHERE collection = ? AND age = ?", .text(collection), .int(Self.all)
        ) { row in row.int(0) }
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
        if new.ages != before?.ages || new.agesOf != before?.agesOf {
            try connection.run("DELETE FROM response_age WHERE collection = ?", .text(collection))
            let rows = new.ages.map { ($0.key.rawValue, $0.value) } + (new.agesOf.map { [(Self.all, $0)] } ?? [])
            for (age, sent) in rows {
                try connection.run(
                    "INSERT INTO response_age (collection, age, sent) VALUES (?, ?, ?)", .text(collection), .int(age),
                    .int(sent))
            }
        }
        guard new.weeks != before?.weeks else { return }
        try connection.run("DELETE FROM response_week WHERE collection = ?", .text(collection))
        for figure in new.weeks {
            try connection.run(
                "INSERT INTO response_week (collection, week, sent) VALUES (?, ?, ?)", .text(collection),
                .int(figure.week.number), .int(figure.sent))
        }
    }
}
