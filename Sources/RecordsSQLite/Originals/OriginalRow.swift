import Programme
import Records

/// A text that lies apart, as it lies in the table.
struct OriginalRow: Sendable {
    let slot: Int64
    let neighbourhood: String
    let collection: String
    let week: Week
    let digest: [UInt8]
    let sealed: [UInt8]

    /// Selects what ``init(_:)`` reads.
    static let query = "SELECT slot, neighbourhood, collection, week, digest, sealed FROM original"

    static let bySlot = query + " WHERE slot = ?"

    init(_ row: SQLRow) {
        slot = Int64(row.int(0))
        neighbourhood = row.text(1)
        collection = row.text(2)
        week = Week(number: row.int(3))
        digest = row.blob(4)
        sealed = row.blob(5)
    }

    /// To a multiple of so many bytes texts are filled up, so that the length of one does not single it out.
    private static let step = 512

    /// Makes a text ready for the writer.
    init(_ original: Original, number: Int, of facts: ResponseFacts, keys: KeyRing) {
        self.init(
            original, at: OriginalPlace(facts.id, number, key: keys.current(.digest)).slot,
            neighbourhood: facts.neighbourhood, collection: facts.collection, week: facts.week, keys: keys)
    }

    /// The same for a place that is known.
    init(
        _ original: Original, at slot: Int64, neighbourhood: String, collection: String, week: Week, keys: KeyRing
    ) {
        let content = original.bytes
        self.slot = slot
        self.neighbourhood = neighbourhood
        self.collection = collection
        self.week = week
        digest = Self.digest(content, slot, neighbourhood, collection, week, key: keys.current(.digest)).bytes
        sealed = keys.sealOriginal(content, binding: Self.binding(slot), step: Self.step)
    }

    var tallyPlace: TallyPlace { TallyPlace(collection: collection, week: week, kind: .originals) }

    private static func binding(_ slot: Int64) -> [UInt8] {
        withUnsafeBytes(of: slot.bigEndian) { Array("original".utf8) + $0 }
    }

    /// HMAC-SHA256 over everything that is kept of it, its content opened.
    private static func digest(
        _ content: [UInt8], _ slot: Int64, _ neighbourhood: String, _ collection: String, _ week: Week, key: Key
    ) -> ResponseDigest {
        ResponseDigest(
            "buurtstem original", numbers: [Int(slot), week.number], texts: [neighbourhood, collection],
            bytes: [content], key: key)
    }
}

extension OriginalRow {
    /// Opens the text and checks everything against the digest.
    func checked(with keys: KeyRing) throws(RowFault) -> (original: Original, digest: ResponseDigest) {
        let content: [UInt8]
        do throws(SealingFault) {
            content = try keys.openOriginal(sealed, binding: Self.binding(slot))
        } catch {
            throw .sealing(error)
        }
        guard let stored = ResponseDigest(bytes: digest), let key = keys.key(stored.key, for: .digest) else {
            throw .digestKey
        }
        guard Self.digest(content, slot, neighbourhood, collection, week, key: key) == stored else { throw .digest }
        guard let original = Original(bytes: content) else { throw .content }
        return (original, stored)
    }

    /// Whether this is the text that is being sent once more.
    func holds(_ original: Original, with keys: KeyRing) -> Bool {
        guard let stored = ResponseDigest(bytes: digest), let key = keys.key(stored.key, for: .digest) else {
            return false
        }
        return Self.digest(original.bytes, slot, neighbourhood, collection, week, key: key) == stored
    }

    /// Writes the row into the open transaction.
    func insert(_ connection: Connection) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO original (slot, neighbourhood, collection, week, digest, sealed) VALUES (?, ?, ?, ?, ?, ?)",
            .int(slot), .text(neighbourhood), .text(collection), .int(week.number), .blob(digest), .blob(sealed))
        guard let digest = ResponseDigest(bytes: digest) else { return }
        connection.tallies.changes[tallyPlace, default: Tally()].add(digest)
    }

    /// Puts the row in place of what lay there.
    func replace(_ old: OriginalRow, _ connection: Connection) throws(StoreFailure) {
        try connection.run(
            "UPDATE original SET digest = ?, sealed = ? WHERE slot = ?", .blob(digest), .blob(sealed), .int(slot))
        guard let was = ResponseDigest(bytes: old.digest), let digest = ResponseDigest(bytes: digest) else { return }
        connection.tallies.changes[tallyPlace, default: Tally()].replace(was, by: digest)
    }

    /// Removes the row, and what became of it as a story.
    func erase(_ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        try remove(connection)
        try StoryTable.remove(slot, connection, keys: keys)
    }

    /// Removes the row and takes it out of its tally. A damaged one can be removed too.
    func remove(_ connection: Connection) throws(StoreFailure) {
        try connection.run("DELETE FROM original WHERE slot = ?", .int(slot))
        guard let digest = ResponseDigest(bytes: digest) else { return }
        connection.tallies.changes[tallyPlace, default: Tally()].subtract(digest)
    }
}
