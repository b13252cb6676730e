/// One step of the schema: from the version before to `version`.
struct Migration: Sendable {
    let version: Int
    let statements: [String]
}

/// The schema's history. What is here was released: never change it, add a migration.
///
/// docs/database.md says what each column is for. Tables are STRICT: a column holds what it says.
enum Schema {
    /// "BUUR": says in the file's header whose database it is.
    static let applicationID = 0x4255_5552

    static let migrations = [
        Migration(version: 1, statements: first), Migration(version: 2, statements: terms),
        Migration(version: 3, statements: staff), Migration(version: 4, statements: originals),
        Migration(version: 5, statements: rounds), Migration(version: 6, statements: letters),
        Migration(version: 7, statements: response), Migration(version: 8, statements: stories),
        Migration(version: 9, statements: releases), Migration(version: 10, statements: accountability),
        Migration(version: 11, statements: results),
        Migration(version: 12, statements: releasedStories),
        Migration(version: 13, statements: stoppedLetters),
    ]

    /// The version this program's queries fit.
    static let newest = 13

    private static let first = [
        // Which keys this database was made with.
        "CREATE TABLE key_check (id INTEGER PRIMARY KEY, purpose TEXT NOT NULL, proof BLOB NOT NULL) STRICT",

        "CREATE TABLE collection (id TEXT PRIMARY KEY, questionnaire TEXT NOT NULL, version TEXT, round TEXT NOT NULL, "
            + "access TEXT NOT NULL, opens INTEGER, closes INTEGER, listed INTEGER NOT NULL DEFAULT 1, settled INTEGER NOT NULL DEFAULT 0) "
            + "STRICT, WITHOUT ROWID",
        "CREATE TABLE collection_neighbourhood (collection TEXT NOT NULL REFERENCES collection(id), "
            + "position INTEGER NOT NULL, neighbourhood TEXT NOT NULL, name TEXT NOT NULL, "
            + "PRIMARY KEY (collection, position)) STRICT, WITHOUT ROWID",

        "CREATE TABLE definition (hash BLOB PRIMARY KEY, form TEXT NOT NULL, version TEXT NOT NULL, "
            + "content BLOB NOT NULL) STRICT",
        "CREATE TABLE definition_file (hash BLOB NOT NULL REFERENCES definition(hash), name TEXT NOT NULL, "
            + "content BLOB NOT NULL, PRIMARY KEY (hash, name)) STRICT",

        // The slot is the top of the key, so the key needs no index and the order of rows is that of a keyed hash.
        "CREATE TABLE draft (slot INTEGER PRIMARY KEY, key BLOB NOT NULL, revision INTEGER NOT NULL, "
            + "expires INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT",

        "CREATE TABLE invitation (key BLOB PRIMARY KEY, collection TEXT NOT NULL, neighbourhood TEXT NOT NULL) "
            + "STRICT, WITHOUT ROWID",
        "CREATE TABLE letter_batch (collection TEXT NOT NULL, first_serial INTEGER NOT NULL, count INTEGER NOT NULL, "
            + "neighbourhood TEXT NOT NULL, id INTEGER NOT NULL, letter_key INTEGER NOT NULL, "
            + "PRIMARY KEY (collection, first_serial)) STRICT, WITHOUT ROWID",

        // The slot is the top of the own code's hash: random, so the order of rows tells nothing, and no index is needed
        // to find an answer by its code or to notice that it is sent twice (an id and its own code belong together).
        "CREATE TABLE response (slot INTEGER PRIMARY KEY, own_code BLOB NOT NULL, neighbourhood TEXT NOT NULL, "
            + "collection TEXT NOT NULL, id BLOB NOT NULL, definition BLOB NOT NULL, form TEXT NOT NULL, "
            + "version TEXT NOT NULL, week INTEGER NOT NULL, mode INTEGER NOT NULL, consent TEXT NOT NULL, "
            + "digest BLOB NOT NULL, sealed BLOB NOT NULL) STRICT",
        "CREATE TABLE tally (collection TEXT NOT NULL, week INTEGER NOT NULL, responses INTEGER NOT NULL, "
            + "withdrawn INTEGER NOT NULL, sum BLOB NOT NULL, PRIMARY KEY (collection, week)) STRICT, WITHOUT ROWID",
        "CREATE TABLE tombstone (digest BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",

        // How many withdrawals the last rewriting of the tables covered: one row.
        "CREATE TABLE rewriting (id INTEGER PRIMARY KEY CHECK (id = 1), withdrawn INTEGER NOT NULL) STRICT",
        "INSERT INTO rewriting (id, withdrawn) VALUES (1, 0)",
    ]

    /// How long answers on a definition are kept, and when answers were last looked through for it.
    private static let terms = [
        // Null: kept by a program that did not note it. 0: the definition names no term.
        "ALTER TABLE definition ADD COLUMN months INTEGER",
        "CREATE TABLE retention_run (id INTEGER PRIMARY KEY CHECK (id = 1), day INTEGER NOT NULL, held INTEGER) STRICT",
    ]
}
