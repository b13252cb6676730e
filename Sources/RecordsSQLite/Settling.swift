import Programme
import Records

/// Rewrites tables in the order of their random keys, into fresh pages; the old pages are overwritten with zeros.
///
/// Two reasons. The places of rows in an SQLite file tell in which order they came, whatever their keys. And
/// `secure_delete` clears a deleted row where it lay last, but not the copies that SQLite leaves in the unused part of
/// pages when it moves rows to make room (measured: traces of 1 in 80 withdrawn responses). After this there is neither.
/// The writer stands still meanwhile: measured, 20 s for a million responses, in 54 MB of memory; the whole file anew takes
/// about half (150,000 rows: 3.6 s beside 6.1 s).
enum Settling {
    /// Where something of a person stands; in each the key is a keyed hash, or the number of a story.
    private static let drafts = ["draft", "invitation", "erasure", "paper_entry"]
    private static let all = [
        "response", "original", "draft", "invitation", "erasure", "paper_entry", "story", "passage", "story_tag",
        "quote",
    ]

    private static let closedCollections =
        "SELECT id, (SELECT coalesce(sum(responses + withdrawn), 0) FROM tally WHERE collection = id) AS accepted "
        + "FROM collection WHERE (closes < ? OR listed = 0) AND accepted <> settled"

    /// Whether a collection is closed on `day` and took in answers since it was last rewritten.
    static func hasClosed(_ connection: Connection, on day: Day) throws(StoreFailure) -> Bool {
        try connection.first(closedCollections, .int(day.number)) { _ in true } ?? false
    }

    /// Whether a response was withdrawn since the last rewriting.
    static func hasErased(_ connection: Connection) throws(StoreFailure) -> Bool {
        try connection.first(
            "SELECT 1 FROM rewriting WHERE withdrawn <> (SELECT coalesce(sum(withdrawn), 0) FROM tally)"
        ) { _ in true } ?? false
    }

    /// Rewrites what holds drafts and invitations.
    static func rewriteDrafts(_ connection: Connection) throws(StoreFailure) {
        try transaction(connection) { () throws(StoreFailure) in
            for table in drafts { try rewrite(table, connection) }
        }
    }

    /// Rewrites what holds sheets of paper that were keyed in once: there are never many.
    static func rewriteSheets(_ connection: Connection) throws(StoreFailure) {
        try transaction(connection) { () throws(StoreFailure) in try rewrite("paper_entry", connection) }
    }

    /// Rewrites everything that is somebody's.
    static func rewriteAll(_ connection: Connection) throws(StoreFailure) {
        try transaction(connection) { () throws(StoreFailure) in
            for table in all { try rewrite(table, connection) }
            try StoryTable.rewriteIndex(connection)
            try noteErased(connection)
        }
    }

    /// Writes the whole file anew, and notes for the collections closed on `day` that it was done.
    ///
    /// Tables alone are not enough here. Their old pages would stay in the list of free pages in the order of their keys, and
    /// the number of a page tells when it came: of one page after another, when somebody sent an answer whose key lies there.
    /// After this no page is free, and those of each table stand in the order of its keys.
    static func writeAnew(_ connection: Connection, on day: Day) throws(StoreFailure) {
        try connection.run("VACUUM")
        try transaction(connection) { () throws(StoreFailure) in
            try noteErased(connection)
            let closed = try connection.all(closedCollections, .int(day.number)) { row in (row.text(0), row.int(1)) }
            for (id, accepted) in closed {
                try connection.run("UPDATE collection SET settled = ? WHERE id = ?", .int(accepted), .text(id))
            }
        }
    }

    private static func noteErased(_ connection: Connection) throws(StoreFailure) {
        try connection.run("UPDATE rewriting SET withdrawn = (SELECT coalesce(sum(withdrawn), 0) FROM tally)")
    }

    /// Moves a table's rows in key order into a new table, some at a time: what one statement changes is held in memory,
    /// and pages that have become empty are used again at once.
    private static func rewrite(_ table: String, _ connection: Connection) throws(StoreFailure) {
        let schema = try connection.first("SELECT sql FROM sqlite_schema WHERE name = ?", .text(table)) { row in
            row.text(0)
        }
        let key = try connection.first("SELECT name FROM pragma_table_info(?) WHERE pk = 1", .text(table)) { row in
            row.text(0)
        }
        guard let columns = schema?.drop(while: { $0 != "(" }), let key else {
            throw .damaged(what: "the table \(table)")
        }
        let new = "\(table)_rewritten"
        try connection.run("CREATE TABLE \(new) \(columns)")
        while let last = try connection.first(
            "SELECT \(key) FROM (SELECT \(key) FROM \(table) ORDER BY \(key) LIMIT 500) ORDER BY \(key) DESC LIMIT 1",
            read: { row in row.value(0) })
        {
            try connection.run("INSERT INTO \(new) SELECT * FROM \(table) WHERE \(key) <= ?", last)
            try connection.run("DELETE FROM \(table) WHERE \(key) <= ?", last)
        }
        try connection.run("DROP TABLE \(table)")
        try connection.run("ALTER TABLE \(new) RENAME TO \(table)")
    }

    private static func transaction(
        _ connection: Connection, _ body: () throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try connection.run("BEGIN IMMEDIATE")
        do throws(StoreFailure) {
            try body()
            try connection.run("COMMIT")
        } catch {
            connection.rollBack()
            throw error
        }
    }
}
