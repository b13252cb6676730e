package import XForms

/// The answers that a page was shown with, as one short check for each: sent back with the page, they tell what another
/// tab or device has changed meanwhile.
///
/// Not a secret and not a proof: the page shows the same answers. Two values share a check of 24 bits by chance once in
/// sixteen million.
package struct PageStamp: Sendable, Equatable {
    /// The four letters of each, as one number; in ascending order.
    private let checks: [UInt32]

    /// Reads what `text(of:)` wrote; nil for an empty or foreign text.
    package init?(_ text: String?) {
        guard let text, !text.isEmpty, text.utf8.count % Self.length == 0, text.utf8.allSatisfy({ $0 < 128 }) else {
            return nil
        }
        var checks: [UInt32] = []
        checks.reserveCapacity(text.utf8.count / Self.length)
        var (check, letters): (UInt32, Int) = (0, 0)
        for letter in text.utf8 {
            check = check << 8 | UInt32(letter)
            letters += 1
            if letters % Self.length == 0 { checks.append(check) }
        }
        checks.sort()
        self.checks = checks
    }

    /// Whether the page was shown with this answer.
    package func holds(_ value: String, at key: NodeKey) -> Bool {
        let wanted = Self.check(value, key)
        var (low, high) = (0, checks.count)
        while low < high {
            let middle = (low + high) / 2
            if checks[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        return low < checks.count && checks[low] == wanted
    }

    /// The checks of all questions of a page, one after the other.
    package static func text(of questions: [Question]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(questions.count * length)
        for question in questions { append(question.value, question.key, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The same for what stands on a page.
    static func text(of items: [PageItem]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(items.count * 8 * length)
        append(items, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ items: [PageItem], to bytes: inout [UInt8]) {
        for item in items {
            switch item {
            case .question(let question): append(question.value, question.key, to: &bytes)
            case .group(let group): append(group.items, to: &bytes)
            case .repetition(let series): for instance in series.instances { append(instance.items, to: &bytes) }
            }
        }
    }

    /// Characters of one check.
    private static let length = 4
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

    private static func check(_ value: String, _ key: NodeKey) -> UInt32 {
        let hash = Fingerprint.of(value, from: UInt64(key.node) << 32 | UInt64(key.instance))
        var check: UInt32 = 0
        for place in 0..<UInt64(length) { check = check << 8 | UInt32(alphabet[Int(hash >> (6 * place) & 63)]) }
        return check
    }

    private static func append(_ value: String, _ key: NodeKey, to bytes: inout [UInt8]) {
        let check = check(value, key)
        for shift in stride(from: UInt32(24), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: check >> shift))
        }
    }
}

/// FNV-1a, 64 bits, with a last mixing: tells texts apart that nobody makes collide on purpose.
enum Fingerprint {
    /// - Parameter start: another number gives the same text another hash.
    static func of(_ text: String, from start: UInt64 = 0) -> UInt64 {
        var hash: UInt64 = (0xCBF2_9CE4_8422_2325 ^ start) &* 0x100_0000_01B3
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        return (hash &* 0x9E37_79B9_7F4A_7C15) >> 16
    }
}
