package import Programme
package import Records

extension SQLiteStore: GiveBackStore {
    package func results(of neighbourhood: String) async throws(StoreFailure) -> (name: String, results: GiveBack)? {
        try readNeighbourhoods { table throws(StoreFailure) in
            guard let results = try table.results(of: neighbourhood),
                let profile = try table.profile(neighbourhood, in: .everywhere)
            else { return nil }
            return (profile.name, results)
        }
    }

    package func neighbourhoodsWithResults() async throws(StoreFailure) -> Set<String> {
        try engine.read { connection throws(StoreFailure) in
            Set(try connection.all("SELECT id FROM neighbourhood WHERE results IS NOT NULL") { row in row.text(0) })
        }
    }

    package func publish(
        _ results: GiveBack?, of neighbourhood: String, in scope: Scope, noting note: AuditNote
    ) async throws(StoreFailure) -> Bool {
        try await change([neighbourhood], in: scope, noting: note) { table throws(StoreFailure) in
            try table.write(results, of: neighbourhood)
        }
    }
}
