extension Schema {
    /// Version 6: which letter took the place of a lost one, and what letters say.
    static let letters = [
        "CREATE TABLE letter_replacement (collection TEXT NOT NULL, serial INTEGER NOT NULL, replacement INTEGER NOT NULL, "
            + "PRIMARY KEY (collection, serial)) STRICT, WITHOUT ROWID",
        "CREATE TABLE letter_text (round TEXT NOT NULL, kind TEXT NOT NULL, language TEXT NOT NULL, part TEXT NOT NULL, "
            + "words TEXT NOT NULL, PRIMARY KEY (round, kind, language, part)) STRICT, WITHOUT ROWID",
    ]

    /// Version 13: which letters were stopped for somebody who does not want to take part.
    static let stoppedLetters = [
        "CREATE TABLE letter_stopped (collection TEXT NOT NULL, serial INTEGER NOT NULL, "
            + "PRIMARY KEY (collection, serial)) STRICT, WITHOUT ROWID"
    ]
}
