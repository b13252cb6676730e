import Records

extension SQLiteStore {
    /// Runs a job that only removes. On a full disk gives up the reserve file and tries once more.
    @discardableResult
    func erase<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(StoreFailure) -> Value
    ) async throws(StoreFailure) -> Value {
        do throws(StoreFailure) {
            return try await writer.run(.upkeep, body)
        } catch StoreFailure.full {
            guard Reserve(path: options.reservePath).giveUp() else { throw .full }
            return try await writer.run(.upkeep, body)
        }
    }
}
