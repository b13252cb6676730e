package import Programme
package import Records
import XForms

extension SQLiteStore: CollectionStore {
    package func synchronise(_ collections: [Collection]) async throws(StoreFailure) {
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run("UPDATE collection SET listed = 0 WHERE round_id IS NULL")
            for collection in collections {
                let isOfRound = try connection.first(
                    "SELECT 1 FROM collection WHERE id = ? AND round_id IS NOT NULL", .text(collection.id),
                    read: { _ in true })
                // A round's collection is the round's, whatever a list says.
                if isOfRound == nil { try Self.write(collection, connection) }
            }
        }
    }

    package func collections() async throws(StoreFailure) -> [Collection] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT id, questionnaire, version, round, access, opens, closes, round_id, definition, grace "
                    + "FROM collection ORDER BY id"
            ) { row throws(StoreFailure) in try Self.collection(row, connection) }
        }
    }

    package func keep(_ definition: ArchivedDefinition) async throws(StoreFailure) {
        let hash = FormDefinition.hash(
            of: definition.content, files: Array(definition.attachments.keys), beside: { definition.attachments[$0] })
        guard hash == definition.hash else {
            throw .damaged(what: "a definition's hash is not that of its content")
        }
        let isKept = try engine.read { connection throws(StoreFailure) in
            try connection.first(
                "SELECT 1 FROM definition WHERE hash = ? AND (months IS NOT NULL OR ? IS NULL)",
                .blob(definition.hash), .int(definition.months)
            ) { _ in true } ?? false
        }
        guard !isKept else { return }
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            try connection.run(
                "INSERT INTO definition (hash, form, version, content, months) VALUES (?, ?, ?, ?, ?) "
                    + "ON CONFLICT (hash) DO UPDATE SET months = coalesce(months, excluded.months)",
                .blob(definition.hash), .text(definition.formID), .text(definition.formVersion),
                .blob(definition.content), .int(definition.months))
            for (name, content) in definition.attachments {
                try connection.run(
                    "INSERT OR IGNORE INTO definition_file (hash, name, content) VALUES (?, ?, ?)",
                    .blob(definition.hash), .text(name), .blob(content))
            }
        }
    }

    package func definition(hash: [UInt8]) async throws(StoreFailure) -> ArchivedDefinition? {
        try engine.read { connection throws(StoreFailure) in
            let files = try connection.all(
                "SELECT name, content FROM definition_file WHERE hash = ?", .blob(hash)
            ) { row in (row.text(0), row.blob(1)) }
            return try connection.first(
                "SELECT form, version, content, months FROM definition WHERE hash = ?", .blob(hash)
            ) { row in
                ArchivedDefinition(
                    hash: hash, formID: row.text(0), formVersion: row.text(1), content: row.blob(2),
                    attachments: Dictionary(files) { first, _ in first }, months: row.optionalInt(3))
            }
        }
    }

    package func definitionHashes() async throws(StoreFailure) -> [[UInt8]] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all("SELECT hash FROM definition ORDER BY hash") { row in row.blob(0) }
        }
    }

    package func lastServed() async throws(StoreFailure) -> [String: [UInt8]] {
        try engine.read { connection throws(StoreFailure) in
            let found = try connection.all(
                "SELECT id, definition FROM collection WHERE round_id IS NULL AND definition IS NOT NULL"
            ) { row in (row.text(0), row.blob(1)) }
            return Dictionary(found) { first, _ in first }
        }
    }

    package func isAnswered(definition hash: [UInt8]) async throws(StoreFailure) -> Bool {
        try engine.read { connection throws(StoreFailure) in
            try connection.first("SELECT 1 FROM response WHERE definition = ? LIMIT 1", .blob(hash)) { _ in true }
                ?? false
        }
    }

    package func counts(collection: String) async throws(StoreFailure) -> [WeekCount] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT week, responses FROM tally WHERE collection = ? ORDER BY week", .text(collection)
            ) { row in WeekCount(week: Week(number: row.int(0)), responses: row.int(1)) }
        }
    }
}

extension SQLiteStore {
    /// - Parameter erased: the day on which its answers are erased at the latest.
    static func write(
        _ collection: Collection, _ connection: Connection, erased: Day? = nil
    ) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO collection (id, questionnaire, version, round, access, opens, closes, round_id, definition, grace, "
                + "erased) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET listed = 1, "
                + "questionnaire = excluded.questionnaire, "
                + "version = excluded.version, round = excluded.round, access = excluded.access, "
                + "opens = excluded.opens, closes = excluded.closes, round_id = excluded.round_id, "
                + "definition = coalesce(excluded.definition, definition), grace = excluded.grace, erased = excluded.erased",
            .text(collection.id), .text(collection.questionnaire), .text(collection.version), .text(collection.round),
            .text(collection.access.rawValue), .int(collection.opens?.number), .int(collection.closes?.number),
            .text(collection.roundID), collection.definition.map { .blob($0) } ?? .null, .int(collection.graceDays),
            .int(erased?.number))
        try connection.run("DELETE FROM collection_neighbourhood WHERE collection = ?", .text(collection.id))
        for (position, neighbourhood) in collection.neighbourhoods.enumerated() {
            try connection.run(
                "INSERT INTO collection_neighbourhood (collection, position, neighbourhood, name) VALUES (?, ?, ?, ?)",
                .text(collection.id), .int(position), .text(neighbourhood.id), .text(neighbourhood.name))
        }
    }

    private static func collection(_ row: SQLRow, _ connection: Connection) throws(StoreFailure) -> Collection {
        let id = row.text(0)
        let neighbourhoods = try connection.all(
            "SELECT neighbourhood, name FROM collection_neighbourhood WHERE collection = ? ORDER BY position", .text(id)
        ) { row in Neighbourhood(id: row.text(0), name: row.text(1)) }
        guard let access = Access(rawValue: row.text(4)) else { throw .damaged(what: "the access of collection \(id)") }
        return Collection(
            id: id, questionnaire: row.text(1), version: row.optionalText(2), round: row.text(3),
            neighbourhoods: neighbourhoods, opens: row.optionalInt(5).map(Day.init(number:)),
            closes: row.optionalInt(6).map(Day.init(number:)), access: access, roundID: row.optionalText(7),
            definition: row.isNull(8) ? nil : row.blob(8), graceDays: row.int(9))
    }
}
