extension Schema {
    /// Version 3: who may log in, who is logged in, and what was done.
    static let staff = [
        "CREATE TABLE account (id INTEGER PRIMARY KEY, login BLOB NOT NULL UNIQUE, person BLOB NOT NULL, roles TEXT NOT NULL, "
            + "everywhere INTEGER NOT NULL, state INTEGER NOT NULL, credentials BLOB, step INTEGER) STRICT",
        "CREATE TABLE account_neighbourhood (account INTEGER NOT NULL REFERENCES account(id), neighbourhood TEXT NOT NULL, "
            + "PRIMARY KEY (account, neighbourhood)) STRICT, WITHOUT ROWID",
        "CREATE TABLE account_recovery (account INTEGER NOT NULL REFERENCES account(id), code BLOB NOT NULL, "
            + "PRIMARY KEY (account, code)) STRICT, WITHOUT ROWID",
        // Null: the link for the first administrator, whose account is made with it.
        "CREATE TABLE account_link (key BLOB PRIMARY KEY, account INTEGER REFERENCES account(id), purpose TEXT NOT NULL, "
            + "until INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE staff_session (key BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(id), "
            + "stage INTEGER NOT NULL, begun INTEGER NOT NULL, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID",
        "CREATE TABLE staff_text (account INTEGER NOT NULL REFERENCES account(id), route TEXT NOT NULL, "
            + "until INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (account, route)) STRICT, WITHOUT ROWID",

        "CREATE TABLE audit (number INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, roles TEXT NOT NULL, "
            + "action TEXT NOT NULL, object_kind TEXT NOT NULL, object TEXT NOT NULL, neighbourhood TEXT, reason BLOB, "
            + "key INTEGER NOT NULL, link BLOB NOT NULL) STRICT",
        "CREATE INDEX audit_at ON audit (at)",
        "CREATE INDEX audit_actor ON audit (actor)",
        "CREATE INDEX audit_action ON audit (action)",
        "CREATE INDEX audit_object ON audit (object_kind, object)",
        "CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END",
        "CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END",
        "CREATE TABLE audit_head (id INTEGER PRIMARY KEY CHECK (id = 1), count INTEGER NOT NULL, key INTEGER NOT NULL, "
            + "link BLOB NOT NULL, proof BLOB NOT NULL) STRICT",
    ]
}
