/// A passage as numbers: the whole, and each sentence, with the occurrences they were made of.
package struct PassageVectors: Sendable {
    package struct Part: Sendable {
        package let occurrences: [KnownOccurrence]
        package let vector: FeatureVector
    }

    package let whole: Part
    /// Empty for a passage of one sentence.
    package let sentences: [Part]

    package init(_ read: ReadPassage, index: FeatureIndex, scales: FamilyScales) {
        let ofWords = index.known(read.ofWords)
        func part(_ part: ReadPassage.Part) -> Part {
            let inside = ofWords.filter { part.range.contains($0.first) && part.range.contains($0.last) }
            let all = inside + index.known(part.own)
            return Part(occurrences: all, vector: FeatureVector(all, index: index, scales: scales))
        }
        whole = part(read.whole)
        sentences = read.sentences.map(part)
    }

    /// What a model says of the passage; the whole counts as its only sentence when there is one.
    package func score(_ model: LinearModel) -> PassageScore {
        let whole = model.score(whole.vector)
        return PassageScore(whole: whole, best: sentences.map { model.score($0.vector) }.max() ?? whole)
    }
}
