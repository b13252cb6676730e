extension Schema {
    /// Version 8: stories. Their originals lie in `original`, under the same slot.
    static let stories = [
        "CREATE TABLE story (slot INTEGER PRIMARY KEY, neighbourhood TEXT NOT NULL, round TEXT, week INTEGER NOT NULL, "
            + "state INTEGER NOT NULL, revision INTEGER NOT NULL, author TEXT, about TEXT NOT NULL, plan BLOB) STRICT",
        // Without names, and only after a person said so.
        "CREATE TABLE passage (story INTEGER NOT NULL, number INTEGER NOT NULL, line INTEGER NOT NULL, "
            + "about TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (story, number)) STRICT, WITHOUT ROWID",
        "CREATE TABLE story_tag (story INTEGER NOT NULL, passage INTEGER NOT NULL, voice INTEGER NOT NULL, "
            + "code TEXT NOT NULL, coder TEXT NOT NULL, value INTEGER NOT NULL, source TEXT NOT NULL, "
            + "PRIMARY KEY (story, passage, voice, code, coder)) STRICT, WITHOUT ROWID",
        storyIndex,
    ]

    /// Words of passages, each by its line; holds no text of its own.
    static let storyIndex =
        "CREATE VIRTUAL TABLE story_text USING fts5(text, content='', tokenize='unicode61 remove_diacritics 2')"
}
