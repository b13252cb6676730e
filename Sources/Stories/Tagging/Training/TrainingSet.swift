import Foundation

/// Coded passages as numbers, ready to train on.
package struct TrainingSet: Sendable {
    package let passages: [CodedPassage]
    package let vectors: [PassageVectors]
    package let index: FeatureIndex
    package let vocabulary: [String]
    package let scales: FamilyScales

    /// A feature counts only when this many stories have it: what fewer have may point to a person.
    package static let fewestStories = 5

    /// - Throws: ``StemmerMissing``, ``CodebookFault``
    package init(_ folder: CodebookFolder, scales: FamilyScales = FamilyScales()) throws {
        passages = folder.passages
        self.scales = scales
        let variants = try folder.sources.variantTable(file: "variants.txt")
        let lexicon = try folder.sources.lexicon(folder: "cues")
        vocabulary = Self.vocabulary(of: folder.passages, variants: variants)
        let pipeline = try FeaturePipeline(lexicon: lexicon, variants: variants, vocabulary: Set(vocabulary))
        let reader = try pipeline.reader()
        let read = folder.passages.map { reader.read($0.text) }
        let index = Self.index(of: read.map { $0.ofWords + $0.whole.own }, stories: folder.passages.map(\.storyKey))
        self.index = index
        vectors = read.map { PassageVectors($0, index: index, scales: scales) }
    }

    /// Words of at least four letters that five stories use: what compounds may be made of.
    static func vocabulary(of passages: [CodedPassage], variants: Variants) -> [String] {
        let tokeniser = WordTokeniser(variants: variants)
        var stories: [String: Set<String>] = [:]
        for passage in passages {
            for token in tokeniser.tokens(of: NormalisedText(passage.text)) where token.form.utf8.count >= 4 {
                stories[token.form, default: []].insert(passage.storyKey)
            }
        }
        return stories.filter { $0.value.count >= fewestStories }.keys.sorted()
    }

    static func index(of read: [[Occurrence]], stories: [String]) -> FeatureIndex {
        var numbers: [String: Int] = [:]
        var last: [FeatureID: Int] = [:]
        var storyCounts: [FeatureID: Int] = [:]
        var passageCounts: [FeatureID: Int] = [:]
        // Passages of one story stand together, so that each story is counted once.
        for place in read.indices.sorted(by: { (stories[$0], $0) < (stories[$1], $1) }) {
            let number = numbers[stories[place]] ?? numbers.count
            numbers[stories[place]] = number
            for id in Set(read[place].map(\.id)) {
                passageCounts[id, default: 0] += 1
                if last.updateValue(number, forKey: id) != number { storyCounts[id, default: 0] += 1 }
            }
        }
        let ids = storyCounts.filter { $0.value >= fewestStories }.keys.sorted()
        return FeatureIndex(ids: ids, counts: ids.map { passageCounts[$0] ?? 0 }, of: read.count)
    }
}
