import Crypto
import Foundation
import Programme
import Records

/// What is left of a withdrawn response: a keyed hash of its id, by which it is known when it tries to come back.
struct Tombstone: Hashable {
    let digest: [UInt8]

    init(digest: [UInt8]) { self.digest = digest }

    init(_ id: ResponseID, key: Key) {
        digest = Array(key.keyed.hash(Array("buurtstem tombstone".utf8) + id.bytes))
    }

    /// What is left of a story that was erased.
    init(_ id: StoryID, key: Key) {
        digest = Array(key.keyed.hash(Array("buurtstem story tombstone \(id.text)".utf8)))
    }

    static func all(for id: StoryID, keys: KeyRing) -> [Tombstone] {
        keys.keys.reversed().filter { $0.purpose == .digest }.map { Tombstone(id, key: $0) }
    }

    /// The hashes an id may have left, the current key's first.
    static func all(for id: ResponseID, keys: KeyRing) -> [Tombstone] {
        keys.keys.reversed().filter { $0.purpose == .digest }.map { Tombstone(id, key: $0) }
    }
}

extension Tombstone {
    /// All that the database holds.
    static func stored(_ connection: Connection) throws(StoreFailure) -> Set<Tombstone> {
        Set(try connection.all("SELECT digest FROM tombstone") { row in Tombstone(digest: row.blob(0)) })
    }
}

/// All tombstones once more, in a file: a restore replays those that are younger than the back-up.
///
/// Text, one tombstone in hexadecimal on each line; a last line that a power cut left incomplete is passed over.
struct TombstoneJournal {
    let path: String

    func append(_ tombstones: some Sequence<Tombstone>) throws(StoreFailure) {
        let lines = tombstones.map { Self.hexadecimal($0.digest) + "\n" }.joined()
        guard !lines.isEmpty else { return }
        // A line that was cut off is closed first, so that it cannot swallow ours.
        try Files.append(Array((isComplete ? lines : "\n" + lines).utf8), to: path)
    }

    /// Appends those of `tombstones` that are missing; the file is there afterwards, if only empty.
    func complete(_ tombstones: Set<Tombstone>) throws(StoreFailure) {
        try Files.makePrivateFile(path)
        try append(tombstones.subtracting(try read()))
    }

    func read() throws(StoreFailure) -> Set<Tombstone> {
        guard Files.exists(path) else { return [] }
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw .unusable(reason: "\(path) cannot be read")
        }
        return Set(text.split(separator: "\n").compactMap { Self.bytes($0) }.map { Tombstone(digest: $0) })
    }

    private var isComplete: Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return true }
        defer { try? file.close() }
        guard let size = try? file.seekToEnd(), size > 0 else { return true }
        try? file.seek(toOffset: size - 1)
        return (try? file.readToEnd())?.last == UInt8(ascii: "\n")
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func bytes(_ line: Substring) -> [UInt8]? {
        let nibbles = line.utf8.compactMap { digits.firstIndex(of: $0).map(UInt8.init) }
        guard nibbles.count == 64, line.utf8.count == 64 else { return nil }
        return stride(from: 0, to: 64, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
