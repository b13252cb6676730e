import Foundation
import Synchronization

/// The order of many words in a language, kept: comparing two as a language orders them takes microseconds, and a page about
/// ten thousand neighbourhoods would compare a hundred thousand times.
final class WordOrder: Sendable {
    static let shared = WordOrder()

    /// Fewer are compared each time.
    private static let least = 200
    /// Most words that are kept of a language; beyond it only the latest.
    private static let most = 100_000

    /// The rank of each word, by language. Words that the language does not tell apart have the same.
    private let ranks = Mutex<[String: [String: Int]]>([:])

    static func compare(_ left: String, _ right: String, _ locale: Locale) -> ComparisonResult {
        left.compare(right, options: [.caseInsensitive, .numeric], range: nil, locale: locale)
    }

    /// A number for each of `words`, in the order of the language; nil for few words, which are compared at once.
    func ranks(of words: [String], in language: String) -> [Int]? {
        guard words.count >= Self.least else { return nil }
        let known = ranks.withLock { $0[language] } ?? [:]
        if let found = Self.found(words, known) { return found }
        let all = Set(known.count + words.count > Self.most ? [] : Array(known.keys)).union(words)
        let locale = Locale(identifier: language)
        let sorted = Self.roughly(all).sorted { Self.compare($0, $1, locale) == .orderedAscending }
        var made: [String: Int] = [:]
        var rank = 0
        for (position, word) in sorted.enumerated() {
            if position > 0, Self.compare(sorted[position - 1], word, locale) != .orderedSame { rank += 1 }
            made[word] = rank
        }
        let order = made
        ranks.withLock { $0[language] = order }
        return Self.found(words, order)
    }

    /// Nearly in order, by comparing bytes: what is nearly sorted is sorted with about one comparison of the language for each
    /// word instead of a dozen.
    private static func roughly(_ words: Set<String>) -> [String] {
        words.map { (key: roughKey($0), word: $0) }.sorted { $0.key < $1.key }.map(\.word)
    }

    /// Lower case, with each number as wide as the widest.
    private static func roughKey(_ word: String) -> String {
        var (key, digits) = ("", "")
        func endNumber() {
            if !digits.isEmpty { key += String(repeating: "0", count: max(0, 12 - digits.count)) + digits }
            digits = ""
        }
        for character in word.lowercased() {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                endNumber()
                key.append(character)
            }
        }
        endNumber()
        return key
    }

    private static func found(_ words: [String], _ ranks: [String: Int]) -> [Int]? {
        var found: [Int] = []
        found.reserveCapacity(words.count)
        for word in words {
            guard let rank = ranks[word] else { return nil }
            found.append(rank)
        }
        return found
    }
}
