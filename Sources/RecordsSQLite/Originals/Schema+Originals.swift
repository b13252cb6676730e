extension Schema {
    /// Version 4: what people wrote in own words lies apart.
    static let originals = [
        // The slot is a keyed hash of the response's id and the text's number: only with the keys is it found from the
        // response, and nothing leads back.
        "CREATE TABLE original (slot INTEGER PRIMARY KEY, neighbourhood TEXT NOT NULL, collection TEXT NOT NULL, "
            + "week INTEGER NOT NULL, digest BLOB NOT NULL, sealed BLOB NOT NULL) STRICT",
        "CREATE TABLE original_tally (collection TEXT NOT NULL, week INTEGER NOT NULL, originals INTEGER NOT NULL, "
            + "erased INTEGER NOT NULL, sum BLOB NOT NULL, PRIMARY KEY (collection, week)) STRICT, WITHOUT ROWID",

        // How far the responses of older programs were looked through for texts: the next slot, null when all were.
        "CREATE TABLE separating (id INTEGER PRIMARY KEY CHECK (id = 1), next INTEGER) STRICT",
        "INSERT INTO separating (id, next) SELECT 1, min(slot) FROM response",
    ]
}
