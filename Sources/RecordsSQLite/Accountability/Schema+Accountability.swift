extension Schema {
    /// Version 10: what was erased when its time was over and what will be, erasing that two people agree on, and how many of
    /// each age sent.
    static let accountability = [
        "CREATE TABLE retention_report (day INTEGER NOT NULL, what TEXT NOT NULL, erased INTEGER NOT NULL, "
            + "noted INTEGER NOT NULL, PRIMARY KEY (day, what)) STRICT, WITHOUT ROWID",
        "CREATE TABLE retention_due (what TEXT PRIMARY KEY, first INTEGER NOT NULL, due INTEGER NOT NULL) "
            + "STRICT, WITHOUT ROWID",
        "ALTER TABLE retention_run ADD COLUMN before INTEGER",
        "CREATE TABLE erasure (key BLOB PRIMARY KEY, account TEXT NOT NULL, expires INTEGER NOT NULL) "
            + "STRICT, WITHOUT ROWID",
        // Sealed, as how many began is.
        "ALTER TABLE response_run ADD COLUMN ages BLOB",
        "CREATE TABLE response_age (collection TEXT NOT NULL, age INTEGER NOT NULL, sent INTEGER NOT NULL, "
            + "PRIMARY KEY (collection, age)) STRICT, WITHOUT ROWID",
        // Version 7 had it from its second day on.
        "CREATE TABLE IF NOT EXISTS paper_entry (collection TEXT NOT NULL, sheet TEXT NOT NULL, "
            + "expires INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (collection, sheet)) STRICT, WITHOUT ROWID",
    ]
}
