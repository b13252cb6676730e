/// Takes Dutch compounds apart against a vocabulary: `buurtmaaltijd` gives `buurt` and `maaltijd`.
///
/// Only words of the vocabulary count as parts, so that a word is never cut by chance at letters alone.
package struct CompoundSplitter: Sendable {
    private let vocabulary: Set<String>

    /// Shorter parts are too often an ending or a prefix.
    private static let shortestHead = 4
    private static let shortestTail = 4

    /// Letters that Dutch puts between two parts.
    private static let links = ["", "s", "en", "e"]

    package init(vocabulary: Set<String>) { self.vocabulary = vocabulary }

    /// The parts of a folded word, or nothing when it is no compound of known words.
    package func parts(of word: String) -> [String] {
        let bytes = Array(word.utf8)
        guard bytes.count >= Self.shortestHead + Self.shortestTail, !vocabulary.contains(word) || bytes.count >= 10
        else { return [] }
        var best: [String] = []
        for place in Self.shortestHead...(bytes.count - Self.shortestTail) {
            let tail = String(decoding: bytes[place...], as: UTF8.self)
            guard vocabulary.contains(tail) else { continue }
            for link in Self.links where place - link.utf8.count >= Self.shortestHead {
                guard bytes[..<place].reversed().starts(with: link.utf8.reversed()) else { continue }
                let head = String(decoding: bytes[..<(place - link.utf8.count)], as: UTF8.self)
                guard vocabulary.contains(head) else { continue }
                // The longest tail wins: in Dutch the last part says what the thing is.
                if best.isEmpty { best = [head, tail] }
            }
        }
        return best
    }
}
