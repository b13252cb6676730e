import Programme
import Records

/// A response as it lies in the table.
struct ResponseRow {
    let slot: Int64
    let neighbourhood: String
    let collection: String
    let id: [UInt8]
    let ownCode: [UInt8]
    let definition: [UInt8]
    let formID: String
    let formVersion: String
    let week: Week
    let mode: Int
    let consentVersion: String
    let digest: [UInt8]
    let sealed: [UInt8]

    /// Selects what ``init(_:)`` reads.
    static let query =
        "SELECT slot, neighbourhood, collection, id, own_code, definition, form, version, week, mode, consent, digest, "
        + "sealed FROM response"

    /// The same for one own code: its slot, then its index.
    static let byOwnCode = query + " WHERE slot = ? AND own_code = ?"

    /// Whether there is one.
    static let hasOwnCode = "SELECT 1 FROM response WHERE slot = ? AND own_code = ?"

    init(_ row: SQLRow) {
        slot = Int64(row.int(0))
        neighbourhood = row.text(1)
        collection = row.text(2)
        id = row.blob(3)
        ownCode = row.blob(4)
        definition = row.blob(5)
        formID = row.text(6)
        formVersion = row.text(7)
        week = Week(number: row.int(8))
        mode = row.int(9)
        consentVersion = row.text(10)
        digest = row.blob(11)
        sealed = row.blob(12)
    }
}

/// Why a row is not what was stored.
enum RowFault: Error {
    case id, place, mode, sealing(SealingFault), digest, digestKey, content
}

extension RowFault {
    /// Names the fault without any content.
    var problem: String {
        switch self {
        case .id: "its id is not sixteen bytes"
        case .place: "it does not lie where its own code says"
        case .mode: "its mode is unknown"
        case .sealing(.altered): "its value was altered"
        case .sealing(.unknownForm): "its value is not of a known form"
        case .sealing(.keyMissing(let id)): "its value names a data key (\(String(id, radix: 16))) that is not there"
        case .digest: "it does not fit its digest"
        case .digestKey: "its digest names a key that is not there"
        case .content: "its content is not of a known form"
        }
    }
}

extension ResponseRow {
    /// Opens the value and checks everything against the digest.
    func checked(with keys: KeyRing) throws(RowFault) -> (response: StoredResponse, digest: ResponseDigest) {
        guard let id = ResponseID(bytes: id) else { throw .id }
        guard ownCode.count == 16, ownCode.withUnsafeBytes({ OwnCodeIndex(bytes: $0).slot }) == slot else {
            throw .place
        }
        guard let mode = ResponseMode(rawValue: mode) else { throw .mode }
        let facts = ResponseFacts(
            id: id, neighbourhood: neighbourhood, collection: collection, definition: definition, formID: formID,
            formVersion: formVersion, week: week, mode: mode, consentVersion: consentVersion)
        let value: [UInt8]
        do throws(SealingFault) {
            value = try keys.open(sealed, for: .data, binding: id.bytes)
        } catch {
            throw .sealing(error)
        }
        guard let stored = ResponseDigest(bytes: digest), let key = keys.key(stored.key, for: .digest) else {
            throw .digestKey
        }
        guard ResponseDigest(facts, ownCode: ownCode, value: value, key: key) == stored else { throw .digest }
        return (StoredResponse(facts: facts, value: value), stored)
    }

    /// To a multiple of so many bytes answers are filled up, so that the length of one does not single it out.
    private static let step = 256

    /// Seals a value for the row of this response.
    static func seal(_ value: [UInt8], of id: ResponseID, keys: KeyRing) -> [UInt8] {
        keys.seal(value, for: .data, binding: id.bytes, step: step)
    }

    /// The same for its owner, for whom any fault is damage.
    func opened(with keys: KeyRing) throws(StoreFailure) -> StoredResponse {
        do throws(RowFault) {
            return try checked(with: keys).response
        } catch {
            throw .damaged(what: "a response: \(error.problem)")
        }
    }

    /// Removes the row, takes it out of its tally and leaves a tombstone. A damaged row can be erased too.
    func erase(_ connection: Connection, keys: KeyRing) throws(StoreFailure) -> Tombstone? {
        try connection.run("DELETE FROM response WHERE slot = ?", .int(slot))
        if let digest = ResponseDigest(bytes: digest) {
            connection.tallies.changes[TallyPlace(collection: collection, week: week), default: Tally()].subtract(
                digest)
        }
        if try ReleaseTable.areThere(connection) {
            try ReleaseTable(connection: connection, keys: keys).forget(
                ResponseID(bytes: id), collection: collection, neighbourhood: neighbourhood, week: week)
        }
        guard let id = ResponseID(bytes: id) else { return nil }
        let value = try? keys.open(sealed, for: .data, binding: id.bytes)
        try Originals(id: id, keys: keys).erase(value.map { ResponseContent(bytes: $0).apart ?? 0 }, connection)
        let tombstone = Tombstone(id, key: keys.current(.digest))
        try connection.run("INSERT OR IGNORE INTO tombstone (digest) VALUES (?)", .blob(tombstone.digest))
        return tombstone
    }
}
