import Archives
import Crypto
import Foundation
import Tables

/// A file of a bundle: how long it is, what is in it, and the digest by which anybody can check it.
package struct ManifestEntry: Encodable, Sendable, Hashable {
    package let name: String
    package let bytes: Int
    package let sha256: String
    package let rows: Int?

    /// Reads the file through once.
    init(_ file: BundleFile) throws(DatasetFault) {
        var digest = SHA256()
        var count = 0
        switch file.content {
        case .bytes(let bytes):
            digest.update(data: bytes)
            count = bytes.count
        case .file(let spool):
            do throws(FileFault) {
                try spool.flush()
                while true {
                    let part = try spool.read(at: count, count: 1 << 20)
                    if part.isEmpty { break }
                    digest.update(data: part)
                    count += part.count
                }
            } catch { throw DatasetFault(writing: error) }
        }
        (name, bytes, rows) = (file.name, count, file.rows)
        sha256 = digest.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// `manifest.json`: what is in a bundle, so that nothing can be cut off or changed unseen.
package struct Manifest: Encodable, Sendable {
    package let questionnaire: String
    package let tier: String
    package let mayBeCalledAnonymous: Bool
    package let versions: [Version]
    package let rounds: [String]
    /// Rows per table.
    package let rows: [String: Int]
    package let leftOut: [String: Int]
    /// Persons with two responses in one round: not linked.
    package let unlinkedPersons: Int
    package let files: [ManifestEntry]

    package struct Version: Encodable, Sendable {
        package let version: String
        package let sha256: String
    }

    init(_ dataset: Dataset, rows: [Int], unlinkedPersons: Int, files: [ManifestEntry]) {
        questionnaire = dataset.id
        tier = dataset.tier.rawValue
        mayBeCalledAnonymous = dataset.tier == .tables
        versions = dataset.versions.map { Version(version: $0.version, sha256: $0.hash) }
        rounds = dataset.rounds
        self.rows = Dictionary(uniqueKeysWithValues: zip(dataset.tables.map(\.name), rows))
        leftOut = dataset.leftOut.reduce(into: [:]) { $0[$1.reason.rawValue, default: 0] += 1 }
        self.unlinkedPersons = unlinkedPersons
        self.files = files
    }

    func json() throws -> [UInt8] { try Self.encode(self) }

    /// JSON with its keys in order, so that the same content has the same bytes.
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return Array(try encoder.encode(value)) + [10]
    }
}
