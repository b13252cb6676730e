import Programme
import Records

/// Rewrites the table of responses in the order of its random key.
///
/// The pages of an SQLite table lie in the file roughly in the order in which rows came in, whatever their keys; after
/// this they lie in key order. Costs about one second of the writer's time per 100,000 responses.
enum Settling {
    private static let dueCollections =
        "SELECT id, (SELECT coalesce(sum(responses + withdrawn), 0) FROM tally WHERE collection = id) AS accepted "
        + "FROM collection WHERE (closes < ? OR listed = 0) AND accepted <> settled"

    /// Whether a collection is closed on `day` and took in answers since it was last settled.
    static func isDue(_ connection: Connection, on day: Day) throws(StoreFailure) -> Bool {
        try connection.first(dueCollections, .int(day.number)) { _ in true } ?? false
    }

    static func run(_ connection: Connection, on day: Day) throws(StoreFailure) {
        let due = try connection.all(dueCollections, .int(day.number)) { row in (id: row.text(0), accepted: row.int(1))
        }
        let table = try connection.first("SELECT sql FROM sqlite_schema WHERE name = 'response'") { row in row.text(0) }
        guard let columns = table?.drop(while: { $0 != "(" }) else { throw .damaged(what: "the schema") }
        try connection.run("BEGIN IMMEDIATE")
        try connection.run("CREATE TABLE response_settled \(columns)")
        try connection.run("INSERT INTO response_settled SELECT * FROM response ORDER BY slot")
        try connection.run("DROP TABLE response")
        try connection.run("ALTER TABLE response_settled RENAME TO response")
        for collection in due {
            try connection.run(
                "UPDATE collection SET settled = ? WHERE id = ?", .int(collection.accepted), .text(collection.id))
        }
        try connection.run("COMMIT")
    }
}
