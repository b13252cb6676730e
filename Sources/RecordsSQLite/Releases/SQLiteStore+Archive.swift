import Programme
package import Records

extension SQLiteStore: ResponseArchive {
    package func places(_ selection: ResponseSelection) async throws(StoreFailure) -> [ResponsePlace] {
        let neighbourhoods = Set(selection.neighbourhoods)
        return try await engine.longRead { connection throws(StoreFailure) in
            var places: [ResponsePlace] = []
            try connection.each(
                "SELECT slot, neighbourhood, collection, week, id, definition FROM response ORDER BY slot"
            ) {
                row in
                guard let through = selection.through[row.text(2)], Week(number: row.int(3)) <= through,
                    neighbourhoods.contains(row.text(1)), let id = ResponseID(bytes: row.blob(4))
                else { return }
                places.append(ResponsePlace(slot: Int64(row.int(0)), id: id, definition: row.blob(5)))
            }
            return places
        }
    }

    package func response(at place: ResponsePlace) throws(StoreFailure) -> StoredResponse? {
        let row = try engine.read { connection throws(StoreFailure) in
            try connection.first("\(ResponseRow.query) WHERE slot = ?", .int(place.slot)) { ResponseRow($0) }
        }
        guard let row, row.id == place.id.bytes else { return nil }
        return try row.opened(with: keys)
    }
}
