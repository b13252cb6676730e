extension Schema {
    /// Version 11: figures from elsewhere, results that were given back, and pieces of stories that were released.
    static let results = [
        "ALTER TABLE neighbourhood ADD COLUMN context TEXT",
        // Null: nothing is published.
        "ALTER TABLE neighbourhood ADD COLUMN results TEXT",
        "CREATE TABLE quote (story INTEGER NOT NULL, passage INTEGER NOT NULL, digest BLOB NOT NULL, "
            + "PRIMARY KEY (story, passage)) STRICT, WITHOUT ROWID",
    ]
}
