extension Schema {
    /// Version 9: what went out.
    static let releases = [
        "CREATE TABLE release_line (recipient TEXT PRIMARY KEY, key BLOB NOT NULL) STRICT, WITHOUT ROWID",
        // Null: being recorded; a later recording removes what was left unfinished.
        "CREATE TABLE release (number INTEGER PRIMARY KEY, questionnaire TEXT NOT NULL, made INTEGER NOT NULL, "
            + "maker TEXT NOT NULL, plan TEXT NOT NULL, outcome TEXT, secret BLOB NOT NULL, tables BLOB, "
            + "withdrawn INTEGER NOT NULL DEFAULT 0, told INTEGER NOT NULL DEFAULT 0, deleted INTEGER) STRICT",
        "CREATE TABLE release_part (collection TEXT NOT NULL, neighbourhood TEXT NOT NULL, release INTEGER NOT NULL "
            + "REFERENCES release(number), through INTEGER NOT NULL, PRIMARY KEY (collection, neighbourhood, release)) "
            + "STRICT, WITHOUT ROWID",
        "CREATE TABLE release_class (release INTEGER NOT NULL REFERENCES release(number), class INTEGER NOT NULL, "
            + "people INTEGER NOT NULL, origins TEXT NOT NULL, PRIMARY KEY (release, class)) STRICT, WITHOUT ROWID",
        // The slot is a keyed hash of the response's id: nothing joins the two without the keys.
        "CREATE TABLE release_row (release INTEGER NOT NULL REFERENCES release(number), slot INTEGER NOT NULL, "
            + "class INTEGER NOT NULL, PRIMARY KEY (release, slot)) STRICT, WITHOUT ROWID",
    ]

    /// Version 12: which stories went out. The slot is a keyed hash of the story's id.
    static let releasedStories = [
        "CREATE TABLE release_story (release INTEGER NOT NULL REFERENCES release(number), slot INTEGER NOT NULL, "
            + "class INTEGER, PRIMARY KEY (release, slot)) STRICT, WITHOUT ROWID"
    ]
}
