extension Schema {
    /// Version 5: neighbourhoods, questionnaires and rounds as the programme's own people keep them.
    static let rounds = [
        "CREATE TABLE neighbourhood (id TEXT PRIMARY KEY, name TEXT NOT NULL, municipality TEXT NOT NULL, district TEXT, "
            + "residents TEXT NOT NULL, places TEXT, activities TEXT) STRICT, WITHOUT ROWID",
        "CREATE TABLE questionnaire (definition BLOB PRIMARY KEY REFERENCES definition(hash), form TEXT NOT NULL, "
            + "version TEXT NOT NULL, state INTEGER NOT NULL, author TEXT NOT NULL, publisher TEXT, "
            + "handed_in INTEGER NOT NULL, report TEXT NOT NULL) STRICT",
        "CREATE TABLE round (id TEXT PRIMARY KEY, state INTEGER NOT NULL, closes INTEGER NOT NULL, plan TEXT NOT NULL) "
            + "STRICT, WITHOUT ROWID",
        "CREATE TABLE round_neighbourhood (round TEXT NOT NULL REFERENCES round(id), neighbourhood TEXT NOT NULL "
            + "REFERENCES neighbourhood(id), PRIMARY KEY (round, neighbourhood)) STRICT, WITHOUT ROWID",
        // Null: of the list of collections.
        "ALTER TABLE collection ADD COLUMN round_id TEXT REFERENCES round(id)",
        "ALTER TABLE collection ADD COLUMN definition BLOB",
        "ALTER TABLE collection ADD COLUMN grace INTEGER NOT NULL DEFAULT 1",
        // The day on which a collection's answers are erased at the latest; null: the questionnaire's term alone counts.
        "ALTER TABLE collection ADD COLUMN erased INTEGER",
    ]
}
