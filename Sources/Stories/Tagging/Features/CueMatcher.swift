/// A place in a text where a cue stands.
package struct CueHit: Sendable, Equatable {
    /// Index into ``CueLexicon/groups``.
    package let group: Int
    package let first: Int
    package let last: Int
    package let isDenied: Bool
}

/// Finds the cues of a lexicon in an analysed text.
package struct CueMatcher: Sendable {
    /// A part of a cue with the stems that a word may share with it.
    private struct Part: Sendable {
        let source: CueLexicon.Part
        let dutch: String
        let english: String

        func stem(in language: TextLanguage) -> String {
            switch language {
            case .dutch: dutch
            case .english: english
            }
        }
    }

    private let cues: [(group: Int, parts: [Part])]
    private let byWord: [String: [Int]]
    private let byStart: [String: [Int]]
    private let byEnd: [String: [Int]]
    private static let edge = 3
    private static let widestGap = 3

    package init(_ lexicon: CueLexicon, analyser: TextAnalyser) {
        var byWord: [String: [Int]] = [:]
        var byStart: [String: [Int]] = [:]
        var byEnd: [String: [Int]] = [:]
        var cues: [(group: Int, parts: [Part])] = []
        for (index, cue) in lexicon.cues.enumerated() {
            let parts = cue.parts.map { part in
                Part(
                    source: part, dutch: analyser.stem(part.word, in: .dutch),
                    english: analyser.stem(part.word, in: .english))
            }
            let first = parts[0]
            switch first.source.kind {
            case .exact: byWord[first.source.word, default: []].append(index)
            case .stem:
                for key in Set([first.dutch, first.english, first.source.word]) {
                    byWord[key, default: []].append(index)
                }
            case .prefix: byStart[String(first.source.word.prefix(Self.edge)), default: []].append(index)
            case .suffix: byEnd[String(first.source.word.suffix(Self.edge)), default: []].append(index)
            }
            cues.append((cue.group, parts))
        }
        self.cues = cues
        self.byWord = byWord
        self.byStart = byStart
        self.byEnd = byEnd
    }

    /// All hits, in the order of the words; one per group and first word.
    package func hits(in text: AnalysedText) -> [CueHit] {
        var hits: [CueHit] = []
        for place in text.words.indices where !text.words[place].token.isPlaceholder {
            var found: [Int: CueHit] = [:]
            for index in candidates(at: text.words[place]) {
                guard let last = end(of: cues[index].parts, from: place, in: text) else { continue }
                let group = cues[index].group
                let isDenied = text.words[place...last].contains(where: \.isDenied)
                let hit = CueHit(group: group, first: place, last: last, isDenied: isDenied)
                if let known = found[group], known.last >= last { continue }
                found[group] = hit
            }
            hits.append(contentsOf: found.values.sorted { $0.group < $1.group })
        }
        return hits
    }

    /// Cues that may start at a word; some may be there twice.
    private func candidates(at word: AnalysedWord) -> [Int] {
        let form = word.token.form
        var result = byWord[form] ?? []
        for key in [word.stem] + word.parts where key != form { result += byWord[key] ?? [] }
        guard form.utf8.count >= Self.edge else { return result }
        result += byStart[String(form.prefix(Self.edge))] ?? []
        return result + (byEnd[String(form.suffix(Self.edge))] ?? [])
    }

    /// The last word of a cue whose first part is to stand at `place`, or nil when it does not stand there.
    private func end(of parts: [Part], from place: Int, in text: AnalysedText) -> Int? {
        guard matches(parts[0], text.words[place], text.language) else { return nil }
        var last = place
        for part in parts.dropFirst() {
            let reach = part.source.mayFollowLater ? Self.widestGap : 0
            let sentence = text.words[last].token.sentence
            let next = (last + 1)...(last + 1 + reach)
            guard
                let found = next.first(where: { index in
                    index < text.words.count && text.words[index].token.sentence == sentence
                        && matches(part, text.words[index], text.language)
                })
            else { return nil }
            last = found
        }
        return last
    }

    private func matches(_ part: Part, _ word: AnalysedWord, _ language: TextLanguage) -> Bool {
        let form = word.token.form
        switch part.source.kind {
        case .exact: return form == part.source.word
        case .prefix: return form.hasPrefix(part.source.word)
        case .suffix: return form.hasSuffix(part.source.word)
        case .stem:
            guard form != part.source.word else { return true }
            let stem = part.stem(in: language)
            return word.stem == stem || word.parts.contains(stem)
        }
    }
}
