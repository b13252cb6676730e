import Testing

@testable import Stories

@Suite("What features are worth")
struct FeatureWorthTests {
    /// 20 passages: feature 0 is in all of them, 1 in those with the label, 2 in those without, 3 in one with it.
    private let vectors = (0..<20).map { number -> FeatureVector in
        let places: [Int32] = number < 10 ? (number == 0 ? [0, 1, 3] : [0, 1]) : [0, 2]
        return FeatureVector(places: places, values: places.map { _ in 1 })
    }
    private let labels = (0..<20).map { $0 < 10 }

    @Test("what stands in every passage is held back; what comes with the label, or never does, is not")
    func telling() {
        let scales = FeatureWorth(vectors, labels, features: 4).scales
        #expect(scales[1] > scales[0] && scales[2] > scales[0])
        #expect(scales[0] > 0)
    }

    @Test("one passage says less than ten")
    func rare() {
        let scales = FeatureWorth(vectors, labels, features: 4).scales
        #expect(scales[3] > scales[0] && scales[3] < scales[1])
    }

    @Test("labels of one kind, and features that no passage has, give numbers that can be used")
    func edges() {
        for label in [true, false] {
            let scales = FeatureWorth(vectors, vectors.map { _ in label }, features: 5).scales
            #expect(scales.allSatisfy { $0.isFinite && $0 > 0 })
        }
    }

    @Test("weights that were learned on scaled values are given for values as they are")
    func weights() {
        let settings = LinearTrainer.Settings(cost: 4)
        let plain = LinearTrainer.train(vectors, labels, features: 4, settings: settings)
        let scaled = LinearTrainer.train(
            vectors, labels, features: 4, settings: settings, scales: [Float](repeating: 1, count: 4))
        #expect(plain == scaled)
        // Half the value needs twice the weight for the same score: without a penalty both would score alike.
        let half = LinearTrainer.train(
            vectors, labels, features: 4, settings: .init(cost: 10_000), scales: [0.5, 0.5, 0.5, 0.5])
        let free = LinearTrainer.train(vectors, labels, features: 4, settings: .init(cost: 10_000))
        for vector in vectors { #expect((half.score(vector) > 0) == (free.score(vector) > 0)) }
        let pair = LinearTrainer.trainPair(vectors, labels, features: 4, settings: settings)
        #expect(zip(vectors, labels).allSatisfy { (pair.score($0) > 0) == $1 })
    }
}
