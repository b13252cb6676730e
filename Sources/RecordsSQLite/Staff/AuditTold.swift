import Foundation
import Programme
import Records

/// What is sealed in a row of the audit log: the reason as it was typed, or, after a zero byte, reason and facts together.
struct AuditTold: Codable {
    let reason: String?
    let facts: AuditFacts?

    init(_ note: AuditNote) {
        (reason, facts) = (note.reason, note.facts)
    }

    /// As it is sealed; nil for nothing to tell.
    var bytes: [UInt8]? {
        get throws(StoreFailure) {
            // What was typed with a zero byte in front would be read as the other kind.
            if facts == nil, reason?.utf8.first != 0 { return reason.map { Array($0.utf8) } }
            return [0] + Array(try StoredJSON.text(self).utf8)
        }
    }

    init(reading bytes: [UInt8]) {
        if bytes.first == 0, let told = try? JSONDecoder().decode(AuditTold.self, from: Data(bytes.dropFirst())) {
            self = told
        } else {
            (reason, facts) = (String(decoding: bytes, as: UTF8.self), nil)
        }
    }
}
