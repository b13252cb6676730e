import Crypto
import Foundation
import Programme
import Records
import Testing

@testable import RecordsSQLite

/// A store in a folder of its own, with its keys, and easy ways to make things for it.
struct Fixture: Sendable {
    let folder: String
    let keys: KeyRing
    var options: StoreOptions

    init() throws {
        folder = NSTemporaryDirectory() + "buurtstem-\(UUID().uuidString)"
        keys = try KeyRing.random(made: Week(number: 2_900))
        options = StoreOptions(folder: folder, keys: keys)
        options.minimumFreeBytes = 0
        options.busySeconds = 0.2
    }

    func open() throws -> SQLiteStore { try SQLiteStore.open(options) }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs `body` with an open store and removes everything afterwards.
    static func with<Value>(
        _ adjust: (inout StoreOptions) -> Void = { _ in }, _ body: (SQLiteStore, Fixture) async throws -> Value
    ) async throws -> Value {
        var fixture = try Fixture()
        adjust(&fixture.options)
        let store = try fixture.open()
        do {
            let value = try await body(store, fixture)
            await store.close()
            fixture.remove()
            return value
        } catch {
            await store.close()
            fixture.remove()
            throw error
        }
    }

    static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// Closes `store`, withdraws in a later run of the service, and puts the database back as it was before that.
    func putBackOldDatabase(_ store: SQLiteStore, withdrawing code: Code) async throws {
        await store.close()
        let path = options.databasePath
        try FileManager.default.copyItem(atPath: path, toPath: path + ".old")
        let later = try open()
        let isWithdrawn = try await later.withdraw(ownCode: keys.ownCodeIndexes(code))
        await later.close()
        try #require(isWithdrawn)
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: path + ".old", toPath: path)
    }

    /// All bytes of the files that SQLite keeps.
    func databaseBytes() -> Data {
        ["", "-wal", "-shm"].reduce(into: Data()) { bytes, end in
            bytes.append(FileManager.default.contents(atPath: options.databasePath + end) ?? Data())
        }
    }
}

extension NewResponse {
    /// A response of a collection; everything not given is the same for all.
    static func sample(
        _ keys: KeyRing, id: ResponseID = .random(), code: Code = .random(), value: String = "een verhaal",
        collection: String = "verhaal", neighbourhood: String = "noord", week: Int = 2_960,
        definition: String = "definition", texts: [String]? = nil
    ) -> NewResponse {
        let definition = Array(SHA256.hash(data: Array(definition.utf8)))
        return NewResponse(
            facts: ResponseFacts(
                id: id, neighbourhood: neighbourhood, collection: collection,
                definition: definition, formID: "mijn-verhaal",
                formVersion: "1", week: Week(number: week), mode: .oneself, consentVersion: "2026-1"),
            ownCodes: keys.ownCodeIndexes(code),
            value: texts.map { texts in
                ResponseContent(
                    chain: Chain(high: id.high, low: id.low), apart: texts.count, canonical: Array(value.utf8)
                ).bytes
            } ?? Array(value.utf8),
            originals: (texts ?? []).enumerated().map { number, text in
                Original(
                    definition: definition, mode: .oneself, language: "nl", question: "/verhaal/deel[\(number)]",
                    part: number == 0 ? "story" : "", tags: [Original.Tag(part: "theme", value: "zorgzame-buurt")],
                    text: text)
            })
    }
}
