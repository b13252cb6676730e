/// Traces the score of a model back to the words of a passage: the last stage of tagging.
struct EvidenceTrace {
    let text: AnalysedText
    let vectors: PassageVectors

    /// At most so many places for each tag.
    private static let mostPlaces = 4
    /// A place counts from this part of the strongest on.
    private static let leastPart: Float = 0.25

    /// The words that speak for a code, strongest first; at least one place when any word does.
    func evidence(for code: String, model: LinearModel, calibration: Calibration) -> [Proposal.Evidence] {
        var words = [Float](repeating: 0, count: text.words.count)
        Self.add(vectors.whole, of: model, times: max(0, calibration.whole), to: &words)
        let best = vectors.sentences.max { model.score($0.vector) < model.score($1.vector) }
        Self.add(best ?? vectors.whole, of: model, times: max(0, calibration.best), to: &words)
        for place in words.indices where !text.words[place].isTelling { words[place] = min(words[place], 0) }
        return places(words).map { range, weight in
            Proposal.Evidence(
                code: code, start: text.words[range.lowerBound].token.start,
                end: text.words[range.upperBound].token.end, weight: Double(weight).shortened)
        }
    }

    /// The strongest words; neighbours in one sentence become one place.
    private func places(_ words: [Float]) -> [(ClosedRange<Int>, Float)] {
        guard let strongest = words.max(), strongest > 0 else { return [] }
        let chosen = words.indices.filter { words[$0] >= strongest * Self.leastPart }
        var places: [(range: ClosedRange<Int>, weight: Float)] = []
        for word in chosen {
            if let last = places.last, word - last.range.upperBound <= 2,
                text.words[word].token.sentence == text.words[last.range.upperBound].token.sentence
            {
                places[places.count - 1] = (last.range.lowerBound...word, last.weight + words[word])
            } else {
                places.append((word...word, words[word]))
            }
        }
        let sorted = places.sorted { ($1.weight, $0.range.lowerBound) < ($0.weight, $1.range.lowerBound) }
        return sorted.prefix(Self.mostPlaces).map { ($0.range, $0.weight) }
    }

    /// Gives each feature's share of the score back to the words of its occurrences.
    private static func add(
        _ part: PassageVectors.Part, of model: LinearModel, times factor: Float, to words: inout [Float]
    ) {
        var next = 0
        for (place, value) in zip(part.vector.places, part.vector.values) {
            let place = Int(place)
            let first = next
            var count: Float = 0
            while next < part.occurrences.count && part.occurrences[next].place == place {
                count += part.occurrences[next].weight
                next += 1
            }
            let worth = model.weights[place] * value / (count > 0 ? count : 1)
            // How a passage is told belongs to no word of it.
            for one in part.occurrences[first..<next] where one.family != .manner {
                let share = worth * one.weight * factor / Float(one.last - one.first + 1)
                for word in one.first...one.last { words[word] += share }
            }
        }
    }
}

extension AnalysedWord {
    /// Whether it says something by itself; little words do not.
    var isTelling: Bool { !token.isPlaceholder && token.form.utf8.count > 2 && !TextLanguage.isLittle(token.form) }
}
