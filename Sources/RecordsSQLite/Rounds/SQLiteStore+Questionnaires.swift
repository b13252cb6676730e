package import Programme
package import Records

extension SQLiteStore: QuestionnaireStore {
    package func questionnaires(in scope: Scope) async throws(StoreFailure) -> [QuestionnaireVersion] {
        try engine.read { connection throws(StoreFailure) in
            try connection.all("\(QuestionnaireRow.query) ORDER BY handed_in DESC, definition") {
                row throws(StoreFailure) in try QuestionnaireRow.version(row)
            }.filter { $0.isSeen(in: scope) }
        }
    }

    package func questionnaire(
        _ definition: [UInt8], in scope: Scope
    ) async throws(StoreFailure) -> QuestionnaireVersion? {
        try engine.read { connection throws(StoreFailure) in
            try QuestionnaireRow.version(definition, connection).flatMap { $0.isSeen(in: scope) ? $0 : nil }
        }
    }

    package func handIn(
        _ version: QuestionnaireVersion, _ definition: ArchivedDefinition, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome {
        guard scope.holds(nil) else { return .unknown }
        try await keep(definition)
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            // A retired one stays so: what was answered with it must still be held against what comes after.
            guard try QuestionnaireRow.version(version.definition, connection) == nil else { return .alreadyThere }
            try connection.run(
                "INSERT INTO questionnaire (definition, form, version, state, author, handed_in, report) "
                    + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                .blob(version.definition), .text(version.form), .text(version.version),
                .int(QuestionnaireState.draft.rawValue), .text(version.author?.text ?? ""), .int(version.handedIn),
                .text(try StoredJSON.text(version.report)))
            try AuditTable(connection: connection, keys: keys).append(note.about(version.object))
            return .done
        }
    }

    package func publish(
        _ definition: [UInt8], by account: AccountID, needsTwo: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome {
        try await change(definition, in: scope, noting: note) { version, connection throws(StoreFailure) in
            guard version.state != .published, version.report.isOffered else { return .wrongState }
            let before: AccountID? =
                switch version.state {
                case .draft: version.author
                case .retired: version.publisher
                case .published, .retiring: nil
                }
            guard !needsTwo || before != account else { return .needsAnother }
            let isTaken = try connection.first(
                "SELECT 1 FROM questionnaire WHERE form = ? AND version = ? AND state <> ? AND definition <> ?",
                .text(version.form), .text(version.version), .int(QuestionnaireState.draft.rawValue), .blob(definition),
                read: { _ in true })
            guard isTaken == nil else { return .versionTaken }
            try QuestionnaireRow.set(.published, by: account, of: definition, connection)
            return .done
        }
    }

    package func retire(
        _ definition: [UInt8], by account: AccountID, needsTwo: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> QuestionnaireOutcome {
        try await change(definition, in: scope, noting: note) { version, connection throws(StoreFailure) in
            switch version.state {
            case .draft: try connection.run("DELETE FROM questionnaire WHERE definition = ?", .blob(definition))
            case .published where needsTwo:
                try QuestionnaireRow.set(.retiring, by: account, of: definition, connection)
                return .asked
            case .retiring where needsTwo && version.publisher == account: return .needsAnother
            case .published, .retiring:
                try QuestionnaireRow.set(.retired, by: account, of: definition, connection)
            case .retired: return .wrongState
            }
            return .done
        }
    }

    private func change(
        _ definition: [UInt8], in scope: Scope, noting note: AuditNote,
        _ body: @escaping @Sendable (QuestionnaireVersion, Connection) throws(StoreFailure) -> QuestionnaireOutcome
    ) async throws(StoreFailure) -> QuestionnaireOutcome {
        guard scope.holds(nil) else { return .unknown }
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            guard let version = try QuestionnaireRow.version(definition, connection) else { return .unknown }
            let outcome = try body(version, connection)
            let log = AuditTable(connection: connection, keys: keys)
            switch outcome {
            case .done: try log.append(note.about(version.object))
            case .asked: try log.append(note.about(version.object).as(.questionnaireRetirementAsked))
            case .unknown, .alreadyThere, .versionTaken, .needsAnother, .wrongState: break
            }
            return outcome
        }
    }
}

/// A questionnaire as it lies in its table.
enum QuestionnaireRow {
    static let query = "SELECT definition, state, author, publisher, handed_in, report FROM questionnaire"

    static func version(_ row: SQLRow) throws(StoreFailure) -> QuestionnaireVersion {
        let what = "the questionnaire \(QuestionnaireVersion.id(of: row.blob(0)).prefix(12))"
        guard let state = QuestionnaireState(rawValue: row.int(1)) else { throw .damaged(what: what) }
        return QuestionnaireVersion(
            definition: row.blob(0), state: state, author: AccountID(text: row.text(2)),
            publisher: row.optionalText(3).flatMap { AccountID(text: $0) }, handedIn: Int64(row.int(4)),
            report: try StoredJSON.read(row.text(5), what: what))
    }

    /// Notes where a version stands, and who brought it there.
    static func set(
        _ state: QuestionnaireState, by account: AccountID, of definition: [UInt8], _ connection: Connection
    ) throws(StoreFailure) {
        try connection.run(
            "UPDATE questionnaire SET state = ?, publisher = ? WHERE definition = ?", .int(state.rawValue),
            .text(account.text), .blob(definition))
    }

    static func version(
        _ definition: [UInt8], _ connection: Connection
    ) throws(StoreFailure) -> QuestionnaireVersion? {
        try connection.first("\(query) WHERE definition = ?", .blob(definition)) { row throws(StoreFailure) in
            try version(row)
        }
    }
}

extension QuestionnaireVersion {
    /// The audit log names form and version.
    fileprivate var object: AuditObject { AuditObject(.questionnaire, "\(form) \(version)") }

    fileprivate func isSeen(in scope: Scope) -> Bool { scope.holds(nil) || state.isUsable }
}
