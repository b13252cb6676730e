package import Programme
package import Records

extension SQLiteStore: LetterStore {
    package func letterCounts(in scope: Scope, of collection: String?) async throws(StoreFailure) -> [LetterCount] {
        try engine.read { connection throws(StoreFailure) in
            // A replaced letter and the one in its place are one letter, a stopped one is none. Each is found in its batch by
            // the key, and CROSS keeps that order: from the batches to the replacements ten thousand neighbourhoods took
            // half a minute.
            let gone = try connection.all(
                "SELECT b.collection, b.neighbourhood, count(*) FROM (SELECT collection, serial FROM letter_replacement "
                    + "UNION ALL SELECT collection, serial FROM letter_stopped) r CROSS JOIN letter_batch b "
                    + "ON b.collection = r.collection AND b.first_serial = (SELECT max(first_serial) FROM letter_batch "
                    + "WHERE collection = r.collection AND first_serial <= r.serial) "
                    + "WHERE \(collection == nil ? "?1 IS NULL" : "r.collection = ?1") "
                    + "GROUP BY b.collection, b.neighbourhood", .text(collection)
            ) { row in (LetterPlace(collection: row.text(0), neighbourhood: row.text(1)), row.int(2)) }
            let fewer = Dictionary(gone) { first, _ in first }
            let counts = try connection.all(
                "SELECT collection, neighbourhood, sum(count) FROM letter_batch "
                    + "WHERE \(collection == nil ? "?1 IS NULL" : "collection = ?1") "
                    + "GROUP BY collection, neighbourhood", .text(collection)
            ) { row in
                let place = LetterPlace(collection: row.text(0), neighbourhood: row.text(1))
                return LetterCount(place: place, count: row.int(2) - (fewer[place] ?? 0))
            }
            return counts.filter { scope.holds($0.place.neighbourhood) }
        }
    }

    package func letters(for place: LetterPlace, in scope: Scope) async throws(StoreFailure) -> LetterRoll? {
        guard scope.holds(place.neighbourhood) else { return nil }
        return try engine.read { connection throws(StoreFailure) in try Self.roll(place, connection) }
    }

    package func letters(
        for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterRoll? {
        try await write(place, in: scope, noting: note) { _, roll in roll }
    }

    package func makeLetters(
        _ count: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterBatch? {
        try await write(
            place, in: scope, noting: note, telling: { AuditLetters($0.serials).map(AuditFacts.letters) }
        ) { [keys] connection, _ throws(StoreFailure) in
            try Letters(collection: place.collection, neighbourhood: place.neighbourhood, keys: keys)
                .issue(count, connection)
        }
    }

    package func replaceLetter(
        _ serial: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> LetterReplacement? {
        let outcome = try await write(
            place, in: scope, noting: note, when: \.isDone
        ) {
            [keys] connection, roll throws(StoreFailure) -> LetterReplacement in
            guard roll.batch(of: serial) != nil else { return LetterReplacement.unknownSerial }
            guard !roll.isStopped(serial) else { return LetterReplacement.stopped }
            let letters = Letters(collection: place.collection, neighbourhood: place.neighbourhood, keys: keys)
            let batch = try letters.replace([serial], connection)
            return batch.map { .replaced(by: $0.firstSerial) } ?? .unknownSerial
        }
        // The log shows what one transaction changed: whether an invitation went when the new one came.
        if case .replaced? = outcome { _ = try? await emptyLog() }
        return outcome
    }

    package func stopLetter(
        _ serial: Int, for place: LetterPlace, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool? {
        let isStopped = try await write(place, in: scope, noting: note, when: { (isStopped: Bool) in isStopped }) {
            [keys] connection, roll throws(StoreFailure) -> Bool in
            guard roll.batch(of: serial) != nil else { return false }
            return try Letters(collection: place.collection, neighbourhood: place.neighbourhood, keys: keys)
                .stop(serial, connection)
        }
        if isStopped == true { _ = try? await emptyLog() }
        return isStopped
    }

    package func letterTexts(round: String) async throws(StoreFailure) -> [LetterText] {
        let parts = try engine.read { connection throws(StoreFailure) in
            try connection.all(
                "SELECT kind, language, part, words FROM letter_text WHERE round = ? ORDER BY kind, language",
                .text(round)
            ) { row in (row.text(0), row.text(1), row.text(2), row.text(3)) }
        }
        var texts: [LetterText] = []
        for (kind, language, part, words) in parts {
            guard let kind = LetterKind(rawValue: kind), let part = LetterPart(rawValue: part) else { continue }
            if texts.last.map({ ($0.kind, $0.language) }) ?? (kind, "") != (kind, language) {
                texts.append(LetterText(kind, language: language, words: [:]))
            }
            texts[texts.count - 1].words[part] = words
        }
        return texts
    }

    package func keepLetterText(
        _ text: LetterText?, _ kind: LetterKind, language: String, round: String, noting note: AuditNote
    ) async throws(StoreFailure) {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            try connection.run(
                "DELETE FROM letter_text WHERE round = ? AND kind = ? AND language = ?", .text(round),
                .text(kind.rawValue), .text(language))
            for (part, words) in text?.words ?? [:] {
                try connection.run(
                    "INSERT INTO letter_text (round, kind, language, part, words) VALUES (?, ?, ?, ?, ?)", .text(round),
                    .text(kind.rawValue), .text(language), .text(part.rawValue), .text(words))
            }
            try AuditTable(connection: connection, keys: keys).append(note)
        }
    }
}

extension SQLiteStore {
    /// Works on the letters of a place in a transaction that notes what was done; nil, with nothing noted, when there is no
    /// such place.
    private func write<Value: Sendable>(
        _ place: LetterPlace, in scope: Scope, noting note: AuditNote,
        when isDone: @escaping @Sendable (Value) -> Bool = { _ in true },
        telling facts: @escaping @Sendable (Value) -> AuditFacts? = { _ in nil },
        _ body: @escaping @Sendable (Connection, LetterRoll) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value? {
        guard scope.holds(place.neighbourhood) else { return nil }
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            guard let roll = try Self.roll(place, connection) else { return nil }
            let value = try body(connection, roll)
            guard isDone(value) else { return value }
            var told = note
            told.facts = facts(value) ?? note.facts
            try AuditTable(connection: connection, keys: keys).append(told)
            return value
        }
    }

    /// The letters of a place; nil when its collection has no letters or is not for that neighbourhood.
    private static func roll(_ place: LetterPlace, _ connection: Connection) throws(StoreFailure) -> LetterRoll? {
        let access = try connection.first(
            "SELECT access FROM collection c JOIN collection_neighbourhood n ON n.collection = c.id "
                + "WHERE c.id = ? AND n.neighbourhood = ?", .text(place.collection), .text(place.neighbourhood)
        ) { row in row.text(0) }
        guard let access = access.flatMap(Access.init(rawValue:)), access.allowsLetter else { return nil }
        let batches = try Letters.batches(of: place.collection, connection)
        let replacements = try connection.all(
            "SELECT serial, replacement FROM letter_replacement WHERE collection = ?", .text(place.collection)
        ) { row in (row.int(0), row.int(1)) }
        let stopped = try connection.all(
            "SELECT serial FROM letter_stopped WHERE collection = ?", .text(place.collection)
        ) { row in row.int(0) }
        let all = LetterRoll(place: place, batches: batches.filter { $0.neighbourhood == place.neighbourhood })
        return LetterRoll(
            place: place, batches: all.batches,
            replacements: Dictionary(replacements.filter { all.batch(of: $0.0) != nil }) { first, _ in first },
            stopped: Set(stopped.filter { all.batch(of: $0) != nil }))
    }
}
