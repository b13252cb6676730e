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

    /// Words of a language in its order, and the rank of each. Words that the language does not tell apart have the same.
    fileprivate struct Order {
        var words: [String] = []
        var ranks: [String: Int] = [:]
    }

    private let orders = Mutex<[String: Order]>([:])

    static func compare(_ left: String, _ right: String, _ locale: Locale) -> ComparisonResult {
        left.compare(right, options: [.caseInsensitive, .numeric], range: nil, locale: locale)
    }

    /// A number for each of `words`, in the order of the language; nil for few words, which are compared at once.
    func ranks(of words: [String], in language: String) -> [Int]? {
        guard words.count >= Self.least else { return nil }
        let known = orders.withLock { $0[language] } ?? Order()
        if let found = Self.found(words, known.ranks) { return found }
        let isFull = known.words.count + words.count > Self.most
        let order = (isFull ? Order() : known).adding(Set(words), Locale(identifier: language))
        orders.withLock { $0[language] = order }
        return Self.found(words, order.ranks)
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

extension WordOrder.Order {
    /// The same with more words, each of which is looked up where it belongs: a page with a few names that nobody saw before
    /// does not order thousands again.
    fileprivate func adding(_ more: Set<String>, _ locale: Locale) -> Self {
        let new = Self.sorted(more.filter { ranks[$0] == nil }, locale)
        var all: [(word: String, isNew: Bool)] = []
        all.reserveCapacity(words.count + new.count)
        var next = 0
        for word in new {
            let place = place(of: word, from: next, locale)
            all += words[next..<place].map { ($0, false) }
            all.append((word, true))
            next = place
        }
        all += words[next...].map { ($0, false) }
        return Self(words: all.map(\.word), ranks: ranked(all, locale))
    }

    private func ranked(_ all: [(word: String, isNew: Bool)], _ locale: Locale) -> [String: Int] {
        var made: [String: Int] = [:]
        made.reserveCapacity(all.count)
        var rank = 0
        for (position, one) in all.enumerated() {
            if position > 0 {
                let before = all[position - 1]
                // Of two that stood here already it is known.
                let isSame =
                    one.isNew || before.isNew
                    ? WordOrder.compare(before.word, one.word, locale) == .orderedSame
                    : ranks[before.word] == ranks[one.word]
                if !isSame { rank += 1 }
            }
            made[one.word] = rank
        }
        return made
    }

    /// Where a word comes among those there are.
    private func place(of word: String, from first: Int, _ locale: Locale) -> Int {
        var (low, high) = (first, words.count)
        while low < high {
            let middle = (low + high) / 2
            if WordOrder.compare(words[middle], word, locale) == .orderedAscending {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Orders words first by what computers compare fast: then hardly any pair is out of the language's order, and the sort
    /// looks at each about once.
    private static func sorted(_ words: Set<String>, _ locale: Locale) -> [String] {
        let nearly = words.map { (key: key($0), word: $0) }.sorted { $0.key < $1.key }.map(\.word)
        return nearly.sorted { WordOrder.compare($0, $1, locale) == .orderedAscending }
    }

    /// Without accents and capitals, numbers at one length.
    private static func key(_ word: String) -> String {
        let plain = word.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        var (key, digits) = ("", "")
        func close() {
            guard !digits.isEmpty else { return }
            key += String(repeating: "0", count: max(0, 12 - digits.count)) + digits
            digits = ""
        }
        for character in plain {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                close()
                key.append(character)
            }
        }
        close()
        return key
    }
}
