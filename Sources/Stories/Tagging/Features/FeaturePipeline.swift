/// Text to features, with the words of one codebook: all stages before the models.
package struct FeaturePipeline: Sendable {
    private let tokeniser: WordTokeniser
    private let splitter: CompoundSplitter
    private let extractor: FeatureExtractor

    /// - Parameter vocabulary: words that compounds are made of, besides the single words among the cues.
    /// - Throws: ``StemmerMissing``
    package init(lexicon: CueLexicon, variants: Variants, vocabulary: Set<String>) throws(StemmerMissing) {
        tokeniser = WordTokeniser(variants: variants)
        splitter = CompoundSplitter(vocabulary: vocabulary.union(Self.words(of: lexicon)))
        let analyser = try TextAnalyser(tokeniser: tokeniser, splitter: splitter)
        extractor = FeatureExtractor(lexicon: lexicon, matcher: CueMatcher(lexicon, analyser: analyser))
    }

    /// A reader for one task at a time; making one costs a microsecond.
    package func reader() throws(StemmerMissing) -> PassageReader {
        PassageReader(analyser: try TextAnalyser(tokeniser: tokeniser, splitter: splitter), extractor: extractor)
    }

    /// Single words among the cues: what compounds may be made of.
    private static func words(of lexicon: CueLexicon) -> Set<String> {
        Set(lexicon.cues.filter { $0.parts.count == 1 && $0.parts[0].kind == .stem }.map { $0.parts[0].word })
    }
}

/// Reads passages one after another; not `Sendable`, because word stems are found in a C object.
package struct PassageReader {
    let analyser: TextAnalyser
    let extractor: FeatureExtractor

    /// Sentences of fewer words say too little by themselves.
    private static let fewestWords = 3

    package func read(_ text: String) -> ReadPassage {
        let analysed = analyser.analyse(text)
        let hits = extractor.hits(in: analysed)
        let all = analysed.words.indices
        let sentences = Self.sentences(of: analysed).filter { $0.count >= Self.fewestWords && $0 != all }
        return ReadPassage(
            text: analysed, ofWords: extractor.ofWords(analysed, hits: hits),
            whole: .init(range: all, own: extractor.ofRange(all, of: analysed, hits: hits)),
            sentences: sentences.map { .init(range: $0, own: extractor.ofRange($0, of: analysed, hits: hits)) })
    }

    private static func sentences(of text: AnalysedText) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for place in text.words.indices.dropFirst()
        where text.words[place].token.sentence != text.words[place - 1].token.sentence {
            result.append(start..<place)
            start = place
        }
        if start < text.words.count { result.append(start..<text.words.count) }
        return result
    }
}

/// A passage with its features: of its words, and of itself and each of its sentences as a whole.
package struct ReadPassage: Sendable {
    package struct Part: Sendable {
        package let range: Range<Int>
        package let own: [Occurrence]
    }

    package let text: AnalysedText
    package let ofWords: [Occurrence]
    package let whole: Part
    /// Empty for a passage of one sentence.
    package let sentences: [Part]
}
