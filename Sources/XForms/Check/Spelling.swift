/// Finds the names that somebody probably meant, as long as that costs little: whoever misspelt thousands of names in a
/// form of thousands needs no hint beside each.
struct Speller: Sendable {
    /// Names that may still be looked at.
    private var left = 2_000_000
    /// Comparing two names of like length costs as much as passing over this many.
    private static let comparison = 20

    /// Whether so many names may still be looked at once.
    mutating func passes(_ count: Int) -> Bool {
        left -= count
        return left > 0
    }

    /// The candidate nearest to `word` (``Spelling/nearest(_:in:)``); nil too when enough was looked for.
    mutating func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
        guard left > 0 else { return nil }
        return Spelling.nearest(word, in: candidates) { isCompared in
            left -= isCompared ? Self.comparison : 1
            return left > 0
        }
    }
}

/// Finds the name that somebody probably meant.
package enum Spelling {
    /// The candidate nearest to `word`, when it is near enough to be a slip of the pen.
    ///
    /// - Returns: nil when no candidate is within a third of the word's length (at least one, at most three changes).
    package static func nearest(_ word: String, in candidates: some Sequence<String>) -> String? {
        nearest(word, in: candidates) { _ in true }
    }

    /// - Parameter goesOn: asked for each candidate, with whether it is compared letter by letter.
    fileprivate static func nearest(
        _ word: String, in candidates: some Sequence<String>, goesOn: (Bool) -> Bool
    ) -> String? {
        let written = Array(word.lowercased().unicodeScalars)
        let bound = min(3, max(1, written.count / 3))
        var best: (distance: Int, name: String)?
        for candidate in candidates where candidate != word {
            // A scalar has at most four bytes.
            let isNear =
                candidate.utf8.count >= written.count - bound
                && candidate.utf8.count <= 4 * (written.count + bound)
            guard goesOn(isNear) else { return best?.name }
            guard isNear else { continue }
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - written.count) <= bound else { continue }
            let distance = distance(written, other)
            guard distance <= bound else { continue }
            if let best, (best.distance, best.name) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.name
    }

    /// Changes of one letter (another, one more, one less, two swapped) from one word to another.
    ///
    /// The restricted Damerau–Levenshtein distance.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in 1...left.count {
            var row = [i] + Array(repeating: 0, count: right.count)
            for j in 1...right.count {
                let same = left[i - 1] == right[j - 1]
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    row[j] = min(row[j], beforeLast[j - 2] + 1)
                }
            }
            (beforeLast, last) = (last, row)
        }
        return last[right.count]
    }
}
