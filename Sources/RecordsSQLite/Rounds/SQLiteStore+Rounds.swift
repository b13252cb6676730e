package import Programme
package import Records

extension SQLiteStore: RoundStore {
    package func outlines(in scope: Scope) async throws(StoreFailure) -> [RoundOutline] {
        try engine.read { connection throws(StoreFailure) in
            let table = RoundTable(connection: connection)
            var rounds: [RoundOutline] = []
            for id in try table.ids() {
                if let round = try table.outline(id, in: scope) { rounds.append(round) }
            }
            return rounds
        }
    }

    package func outline(_ id: String, in scope: Scope) async throws(StoreFailure) -> RoundOutline? {
        try engine.read { connection throws(StoreFailure) in
            try RoundTable(connection: connection).outline(id, in: scope)
        }
    }

    package func round(_ id: String, in scope: Scope) async throws(StoreFailure) -> Round? {
        let ids = try engine.read { connection throws(StoreFailure) in
            try RoundTable(connection: connection).neighbourhoodIDs(of: id)
        }
        let own = try shelved().profiles(of: ids.filter(scope.holds))
        return try engine.read { connection throws(StoreFailure) in
            let table = RoundTable(connection: connection)
            // One that came this very moment is not in memory yet.
            guard own.count == ids.count(where: scope.holds) else { return try table.round(id, in: scope) }
            return try table.round(id, of: own, isWhole: own.count == ids.count)
        }
    }

    package func roundCollections() async throws(StoreFailure) -> [RoundCollection] {
        try engine.read { connection throws(StoreFailure) in
            let table = RoundTable(connection: connection)
            var all: [RoundCollection] = []
            for id in try table.ids() {
                guard let round = try table.round(id, in: .everywhere) else { continue }
                for collection in round.collections {
                    let version = try QuestionnaireRow.version(collection.definition ?? [], connection)
                    all.append(
                        RoundCollection(
                            collection: collection, accountability: round.accountability, report: version?.report))
                }
            }
            return all
        }
    }
}

// MARK: - Changes

extension SQLiteStore {
    package func save(
        _ round: Round, isNew: Bool, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome {
        guard round.neighbourhoods.allSatisfy({ scope.holds($0.id) }) else { return .unknown }
        return try await change(round.id, in: scope, mayBeNew: isNew, noting: note) { table, old throws(StoreFailure) in
            guard isNew == (old == nil) else { return .taken }
            guard old?.state != .opened else { return .wrongState }
            guard try table.hasParts(of: round) else { return .unknown }
            for one in round.questionnaires where try table.isCollectionTaken(one.collection, by: round.id) {
                return .taken
            }
            try table.write(round.with(state: .prepared))
            return .done
        }
    }

    package func open(
        _ id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome {
        try await change(id, in: scope, noting: note) { table, old throws(StoreFailure) in
            guard let round = old, round.state == .prepared else { return .wrongState }
            guard try table.hasParts(of: round) else { return .unknown }
            for one in round.questionnaires where try table.isCollectionTaken(one.collection, by: id) { return .taken }
            let opened = round.with(state: .opened)
            try table.write(opened)
            for collection in opened.collections {
                try Self.write(collection, table.connection, erased: opened.accountability.retained)
            }
            return .done
        }
    }

    package func setEnd(
        _ closes: Day, graceDays: Int, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome {
        try await change(id, in: scope, noting: note) { table, old throws(StoreFailure) in
            guard let round = old, round.state == .opened else { return .wrongState }
            let changed = round.with(closes: closes, graceDays: graceDays)
            try table.write(changed)
            for collection in changed.collections {
                try Self.write(collection, table.connection, erased: changed.accountability.retained)
            }
            return .done
        }
    }

    package func mend(
        _ mending: RoundMending, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome {
        try await change(id, in: scope, noting: note) { table, old throws(StoreFailure) in
            guard let round = old, round.state == .opened, mending.faults.isEmpty else { return .wrongState }
            try table.write(round.with(accountability: mending.applied(to: round.accountability)))
            return .done
        }
    }

    package func remove(
        round id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> RoundOutcome {
        try await change(id, in: scope, noting: note) { table, old throws(StoreFailure) in
            guard let round = old, round.state == .prepared else { return .wrongState }
            try table.remove(round.id)
            return .done
        }
    }

    private func change(
        _ id: String, in scope: Scope, mayBeNew: Bool = false, noting note: AuditNote,
        _ body: @escaping @Sendable (RoundTable, Round?) throws(StoreFailure) -> RoundOutcome
    ) async throws(StoreFailure) -> RoundOutcome {
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let table = RoundTable(connection: connection)
            let old = try table.round(id, in: scope)
            guard old != nil || mayBeNew else { return .unknown }
            // One that lies elsewhere must not be found out by its name either: then it is taken, as any other's is.
            if old == nil, try table.isThere(id) { return .taken }
            guard old?.isWhole != false else { return .notWhole }
            let outcome = try body(table, old)
            if outcome == .done {
                // Who sees one neighbourhood alone finds the row by its round, as long as that is there.
                let place = try table.isThere(id) ? nil : old?.neighbourhoods.first?.id
                let isOne = old?.neighbourhoods.count == 1
                try AuditTable(connection: connection, keys: keys).append(
                    note.about(AuditObject(.round, id), in: isOne ? place : nil))
            }
            return outcome
        }
    }
}
