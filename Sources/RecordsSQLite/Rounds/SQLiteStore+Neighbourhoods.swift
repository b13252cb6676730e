package import Programme
package import Records

extension SQLiteStore: NeighbourhoodStore {
    package func neighbourhoods(in scope: Scope) async throws(StoreFailure) -> [NeighbourhoodProfile] {
        try shelved().profiles(in: scope)
    }

    /// All neighbourhoods, from memory when nothing was changed since they were read.
    func shelved() throws(StoreFailure) -> NeighbourhoodShelf.Contents {
        try shelf.contents { () throws(StoreFailure) in
            try engine.read { connection throws(StoreFailure) in
                try connection.all("\(NeighbourhoodTable.query) ORDER BY name, id", read: NeighbourhoodTable.profile)
            }
        }
    }

    package func neighbourhood(
        _ id: String, in scope: Scope
    ) async throws(StoreFailure) -> NeighbourhoodProfile? {
        try readNeighbourhoods { table throws(StoreFailure) in try table.profile(id, in: scope) }
    }

    package func names(of id: String, in scope: Scope) async throws(StoreFailure) -> NeighbourhoodNames? {
        try readNeighbourhoods { table throws(StoreFailure) in
            try table.isThere(id, in: scope) ? try table.names(of: id) : nil
        }
    }

    package func activities(of id: String, in scope: Scope) async throws(StoreFailure) -> [Activity]? {
        try readNeighbourhoods { table throws(StoreFailure) in
            try table.isThere(id, in: scope) ? try table.activities(of: id) : nil
        }
    }

    package func context(of id: String, in scope: Scope) async throws(StoreFailure) -> [ContextFigure]? {
        try readNeighbourhoods { table throws(StoreFailure) in
            try table.isThere(id, in: scope) ? try table.context(of: id) : nil
        }
    }

    func readNeighbourhoods<Value>(
        _ body: (NeighbourhoodTable) throws(StoreFailure) -> Value
    ) throws(StoreFailure) -> Value {
        try engine.read { connection throws(StoreFailure) in try body(NeighbourhoodTable(connection: connection)) }
    }
}

// MARK: - Changes

extension SQLiteStore {
    package func save(
        _ profiles: [NeighbourhoodProfile], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        try await change(profiles.map(\.id), in: scope, mayAdd: true, noting: note) { table throws(StoreFailure) in
            for profile in profiles { try table.write(profile) }
        }
    }

    package func remove(
        neighbourhood id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> NeighbourhoodRemoval {
        guard scope == .everywhere else { return .unknown }
        defer { shelf.changed() }
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let table = NeighbourhoodTable(connection: connection)
            guard try table.isThere(id, in: scope) else { return .unknown }
            // The ledger keeps what went out for good, also of what was withdrawn since.
            let releases = try ReleaseTable(connection: connection, keys: keys).all()
            guard try !table.isNamed(id), !releases.contains(where: { $0.plan.neighbourhoods.contains(id) }) else {
                return .inUse
            }
            try table.remove(id)
            try AuditTable(connection: connection, keys: keys).append(
                note.about(AuditObject(.neighbourhood, id), in: id))
            return .done
        }
    }

    package func setNames(
        _ names: NeighbourhoodNames, of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        try await change([id], in: scope, noting: note) { table throws(StoreFailure) in
            try table.write(names, of: id)
        }
    }

    package func setActivities(
        _ activities: [Activity], of id: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        try await change([id], in: scope, noting: note) { table throws(StoreFailure) in
            try table.write(activities, of: id)
        }
    }

    package func addNames(
        _ names: [NeighbourhoodImport.Name], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        let byPlace = Dictionary(grouping: names, by: \.neighbourhood)
        return try await change(Array(byPlace.keys), in: scope, noting: note) { table throws(StoreFailure) in
            for (id, added) in byPlace {
                var all = try table.names(of: id)
                for name in added {
                    if name.isStreet, !all.streets.contains(name.name) { all.streets.append(name.name) }
                    if !name.isStreet, !all.institutions.contains(name.name) { all.institutions.append(name.name) }
                }
                try table.write(all, of: id)
            }
        }
    }

    package func addActivities(
        _ activities: [NeighbourhoodImport.PlacedActivity], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        let byPlace = Dictionary(grouping: activities, by: \.neighbourhood)
        return try await change(Array(byPlace.keys), in: scope, noting: note) { table throws(StoreFailure) in
            for (id, added) in byPlace {
                let new = added.map(\.activity)
                let kept = try table.activities(of: id).filter { old in !new.contains { $0.isSame(as: old) } }
                try table.write(kept + new, of: id)
            }
        }
    }

    package func addContext(
        _ figures: [NeighbourhoodImport.PlacedFigure], in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        let byPlace = Dictionary(grouping: figures, by: \.neighbourhood)
        return try await change(Array(byPlace.keys), in: scope, noting: note) { table throws(StoreFailure) in
            for (id, added) in byPlace {
                let new = added.map(\.figure)
                let kept = try table.context(of: id).filter { old in !new.contains { $0.isSame(as: old) } }
                try table.write(kept + new, of: id)
            }
        }
    }

    /// Changes neighbourhoods when all of them lie within the scope and are there, or may be added; a row of the audit log
    /// for each.
    func change(
        _ ids: [String], in scope: Scope, mayAdd: Bool = false, noting note: AuditNote,
        _ body: @escaping @Sendable (NeighbourhoodTable) throws(StoreFailure) -> Void
    ) async throws(StoreFailure) -> Bool {
        // Also after a failure: whether it stands then, the next reading sees.
        defer { shelf.changed() }
        return try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            let table = NeighbourhoodTable(connection: connection)
            for id in ids where try !table.isThere(id, in: scope) {
                guard mayAdd, scope == .everywhere else { return false }
            }
            try body(table)
            let log = AuditTable(connection: connection, keys: keys)
            for id in ids.sorted() { try log.append(note.about(AuditObject(.neighbourhood, id), in: id)) }
            return true
        }
    }
}

extension AuditNote {
    /// The same note about this object.
    func about(_ object: AuditObject, in neighbourhood: String? = nil) -> AuditNote {
        var note = self
        (note.object, note.neighbourhood) = (object, neighbourhood)
        return note
    }

    /// The same note of something else that was done.
    func `as`(_ action: AuditAction) -> AuditNote {
        AuditNote(
            at: at, actor: actor, roles: roles, action: action, object: object, neighbourhood: neighbourhood,
            reason: reason, facts: facts)
    }
}
