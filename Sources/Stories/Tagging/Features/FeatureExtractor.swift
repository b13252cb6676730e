/// A feature at the words it was read from.
package struct Occurrence: Sendable {
    package let id: FeatureID
    package let family: FeatureFamily
    package let first: Int
    package let last: Int
    /// Its share in the count of the feature: one, or half for each side of a pair of cues.
    package let weight: Float
}

/// Reads the features of an analysed text: the fourth stage of tagging.
package struct FeatureExtractor: Sendable {
    private let groups: [String]
    private let files: [String]
    private let matcher: CueMatcher
    /// For each group the beginning of the hash of its pairs, and what stands for it as the second of a pair.
    private let pairSeeds: [FeatureHash]
    private let pairKeys: [Int]

    /// Cue groups that say who a sentence is about.
    private let tellers: Set<Int>
    private let others: Set<Int>

    package init(lexicon: CueLexicon, matcher: CueMatcher) {
        groups = lexicon.groups
        files = groups.map { String($0.prefix { $0 != "/" }) }
        self.matcher = matcher
        pairSeeds = groups.map { group in
            var hash = FeatureHash(.cuePair)
            hash.add(group)
            return hash
        }
        pairKeys = pairSeeds.map { Int($0.id.rawValue) }
        tellers = Set(groups.indices.filter { lexicon.groups[$0] == "who/self" })
        others = Set(groups.indices.filter { lexicon.groups[$0] == "who/other" })
    }

    package func hits(in text: AnalysedText) -> [CueHit] { matcher.hits(in: text) }

    /// The features that words have by themselves, wherever the passage is cut.
    package func ofWords(_ text: AnalysedText, hits: [CueHit]) -> [Occurrence] {
        cues(hits, in: text) + words(text) + letters(text)
    }

    /// The features of a range as a whole: which cues meet in it, and how it is told.
    package func ofRange(_ range: Range<Int>, of text: AnalysedText, hits: [CueHit]) -> [Occurrence] {
        let inside = hits.filter { range.contains($0.first) && range.contains($0.last) }
        return pairs(inside) + manner(text, range, inside)
    }
}

// MARK: - Cues

extension FeatureExtractor {
    private func cues(_ hits: [CueHit], in text: AnalysedText) -> [Occurrence] {
        let about = subjects(hits, in: text)
        return hits.flatMap { hit -> [Occurrence] in
            var ids = [id(.cue, groups[hit.group], hit.isDenied ? "denied" : "")]
            ids.append(id(.cue, files[hit.group], hit.isDenied ? "file-denied" : "file"))
            let subject = about[text.words[hit.first].token.sentence] ?? .nobody
            ids.append(id(.cue, groups[hit.group], subject.rawValue))
            return ids.map { Occurrence(id: $0, family: .cue, first: hit.first, last: hit.last, weight: 1) }
        }
    }

    private enum Subject: String { case teller, other, both, nobody }

    /// Whom each sentence is about, as far as its pronouns tell.
    private func subjects(_ hits: [CueHit], in text: AnalysedText) -> [Int: Subject] {
        var result: [Int: Subject] = [:]
        for hit in hits {
            let found: Subject? = tellers.contains(hit.group) ? .teller : others.contains(hit.group) ? .other : nil
            guard let found else { continue }
            let sentence = text.words[hit.first].token.sentence
            result[sentence] = result[sentence].map { $0 == found ? found : .both } ?? found
        }
        return result
    }

    /// Two groups in one passage: a journey and a hospital say more than either.
    private func pairs(_ hits: [CueHit]) -> [Occurrence] {
        var firsts: [CueHit] = []
        for hit in hits where !firsts.contains(where: { $0.group == hit.group }) { firsts.append(hit) }
        let sorted = firsts.prefix(48).sorted { $0.group < $1.group }
        var result: [Occurrence] = []
        for (index, left) in sorted.enumerated() {
            for right in sorted[(index + 1)...] {
                var hash = pairSeeds[left.group]
                hash.add(pairKeys[right.group])
                let pair = hash.id
                for side in [left, right] {
                    result.append(
                        Occurrence(id: pair, family: .cuePair, first: side.first, last: side.last, weight: 0.5))
                }
            }
        }
        return result
    }
}

// MARK: - Words and letters

extension FeatureExtractor {
    private func words(_ text: AnalysedText) -> [Occurrence] {
        var result: [Occurrence] = []
        var before: Int?
        for place in text.words.indices {
            let word = text.words[place]
            guard !word.token.isPlaceholder else {
                before = nil
                continue
            }
            let stem = word.token.form.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? "#" : word.stem
            func add(_ id: FeatureID, _ family: FeatureFamily, from first: Int, _ weight: Float = 1) {
                result.append(Occurrence(id: id, family: family, first: first, last: place, weight: weight))
            }
            add(id(.word, stem), .word, from: place)
            if word.isDenied { add(id(.word, stem, "denied"), .word, from: place, 0.5) }
            for part in word.parts { add(id(.word, part), .word, from: place, 0.7) }
            if let before, text.words[before].token.sentence == word.token.sentence {
                add(id(.wordPair, text.words[before].stem, stem), .wordPair, from: before)
            }
            before = place
        }
        return result
    }

    /// Three to five letters in a row, word edges included: what dialect and spelling leave of a word.
    private func letters(_ text: AnalysedText) -> [Occurrence] {
        var result: [Occurrence] = []
        for place in text.words.indices where !text.words[place].token.isPlaceholder {
            let bytes = [0x5F] + Array(text.words[place].token.form.utf8) + [0x5F]
            for length in 3...5 where bytes.count >= length {
                for start in 0...(bytes.count - length) {
                    var hash = FeatureHash(.letters)
                    for byte in bytes[start..<(start + length)] { hash.add(byte) }
                    result.append(Occurrence(id: hash.id, family: .letters, first: place, last: place, weight: 1))
                }
            }
        }
        return result
    }

    /// How it is told: language, length, how much of it is denied.
    private func manner(_ text: AnalysedText, _ range: Range<Int>, _ hits: [CueHit]) -> [Occurrence] {
        guard let first = range.first, let last = range.last else { return [] }
        let sentences = text.words[last].token.sentence - text.words[first].token.sentence + 1
        let doublings = range.count.bitWidth - range.count.leadingZeroBitCount
        let facts = [
            ("language", text.language.rawValue), ("length", String(min(7, doublings))),
            ("sentences", String(min(sentences, 6))), ("cues", String(min(hits.count / 4, 6))),
        ]
        return facts.map { fact in
            Occurrence(id: id(.manner, fact.0, fact.1), family: .manner, first: first, last: last, weight: 1)
        }
    }

    private func id(_ family: FeatureFamily, _ parts: String...) -> FeatureID {
        var hash = FeatureHash(family)
        for part in parts { hash.add(part) }
        return hash.id
    }
}
