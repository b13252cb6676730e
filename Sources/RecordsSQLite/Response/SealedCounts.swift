import Foundation
import Programme
import Records

/// Numbers of people by a collection and something within it, as they lie sealed.
struct SealedCounts {
    /// What is counted; a column of `response_run`.
    enum Kind: String {
        /// Who began, by neighbourhood.
        case started
        /// Who sent, by age.
        case ages
    }

    private let kind: Kind
    private(set) var counts: [String: [String: Int]] = [:]

    /// The length tells at most in how many places there was anybody, in steps.
    private static let step = 4_096

    /// Reads what ``write(_:keys:)`` wrote.
    init(_ kind: Kind, _ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        self.kind = kind
        let sealed = try connection.first("SELECT \(kind.rawValue) FROM response_run") { row in
            row.isNull(0) ? nil : row.blob(0)
        }
        guard let sealed = sealed ?? nil else { return }
        guard let bytes = try? keys.open(sealed, for: .data, binding: Array(kind.rawValue.utf8)),
            let rows = try? JSONDecoder().decode([String: [String: Int]].self, from: Data(bytes))
        else { throw .damaged(what: "how many there were: \(kind)") }
        counts = rows
    }

    mutating func add(_ count: Int, _ collection: String, _ within: String) {
        counts[collection, default: [:]][within, default: 0] += count
    }

    mutating func remove(_ collection: String) { counts[collection] = nil }

    func write(_ connection: Connection, keys: KeyRing) throws(StoreFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts and numbers always encode.
        let bytes = (try? encoder.encode(counts)).map { [UInt8]($0) } ?? []
        try connection.run(
            "UPDATE response_run SET \(kind.rawValue) = ?",
            .blob(keys.seal(bytes, for: .data, binding: Array(kind.rawValue.utf8), step: Self.step)))
    }
}
