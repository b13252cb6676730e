extension Schema {
    /// Version 7: how many take part, as staff see it, and sheets of paper that were keyed in once of two times.
    static let response = [
        // How many began lies sealed: in the clear, two copies would tell where a new draft belongs.
        "CREATE TABLE response_run (id INTEGER PRIMARY KEY CHECK (id = 1), day INTEGER, started BLOB) STRICT",
        "INSERT INTO response_run (id) VALUES (1)",
        "CREATE TABLE response_place (collection TEXT NOT NULL, neighbourhood TEXT NOT NULL, invited INTEGER NOT NULL, "
            + "started INTEGER NOT NULL, sent INTEGER NOT NULL, PRIMARY KEY (collection, neighbourhood)) "
            + "STRICT, WITHOUT ROWID",
        "CREATE TABLE response_total (collection TEXT PRIMARY KEY, invited INTEGER NOT NULL, started INTEGER NOT NULL, "
            + "sent INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE response_week (collection TEXT NOT NULL, week INTEGER NOT NULL, sent INTEGER NOT NULL, "
            + "PRIMARY KEY (collection, week)) STRICT, WITHOUT ROWID",
        "CREATE TABLE paper_entry (collection TEXT NOT NULL, sheet TEXT NOT NULL, expires INTEGER NOT NULL, "
            + "sealed BLOB NOT NULL, PRIMARY KEY (collection, sheet)) STRICT, WITHOUT ROWID",
    ]
}
