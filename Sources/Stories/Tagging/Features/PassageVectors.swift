/// A passage as numbers: the whole, and each sentence, with the occurrences they were made of.
package struct PassageVectors: Sendable {
    package struct Part: Sendable {
        /// In the order of their features.
        package let occurrences: [KnownOccurrence]
        package let vector: FeatureVector
    }

    package let whole: Part
    /// Empty for a passage of one sentence.
    package let sentences: [Part]

    /// The last sentence; the whole when there is one.
    package var end: Part { sentences.last ?? whole }

    package init(_ read: ReadPassage, index: FeatureIndex, scales: FamilyScales) {
        // Sorted once; what lies in a part keeps the order, and sorting two runs is merging them.
        let ofWords = index.known(read.ofWords).sorted { $0.place < $1.place }
        func part(_ part: ReadPassage.Part) -> Part {
            let inside = ofWords.filter { part.range.contains($0.first) && part.range.contains($0.last) }
            let own = index.known(part.own).sorted { $0.place < $1.place }
            let all = (inside + own).sorted { $0.place < $1.place }
            return Part(occurrences: all, vector: FeatureVector(sorted: all, index: index, scales: scales))
        }
        whole = part(read.whole)
        sentences = read.sentences.map(part)
    }

    /// What a model says of the passage; the whole counts as its only sentence when there is one.
    package func score(_ model: LinearModel) -> PassageScore {
        let whole = model.score(whole.vector)
        let parts = sentences.map { model.score($0.vector) }
        return PassageScore(whole: whole, best: parts.max() ?? whole, last: parts.last ?? whole)
    }
}
