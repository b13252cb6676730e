import Foundation

/// How much the families of features weigh against each other; chosen in cross-validation.
package struct FamilyScales: Sendable, Equatable, Codable {
    package var cue: Float = 1
    package var cuePair: Float = 0.5
    package var word: Float = 1.2
    package var wordPair: Float = 1
    package var letters: Float = 0.8
    package var manner: Float = 0.2

    package init() {}

    package subscript(family: FeatureFamily) -> Float {
        switch family {
        case .cue: cue
        case .cuePair: cuePair
        case .word: word
        case .wordPair: wordPair
        case .letters: letters
        case .manner: manner
        }
    }
}

/// The features that count, in the order of their ids, each with how rare it is.
package struct FeatureIndex: Sendable {
    package let ids: [FeatureID]
    /// One plus the logarithm of the inverse of the share of passages that have it.
    package let rarity: [Float]
    /// Places by the last bits of the id, which is a hash already; -1 where nothing lies, then one further.
    private let slots: [Int32]

    /// - Parameters:
    ///   - counts: number of passages with each feature.
    ///   - total: number of all passages.
    package init(ids: [FeatureID], counts: [Int], of total: Int) {
        let steps = Float(Self.stepsOfRarity)
        self.init(
            ids: ids,
            rarity: counts.map { (steps * (1 + log(Float(1 + total) / Float(1 + $0)))).rounded() / steps })
    }

    /// Rarity is kept in steps that a model file holds exactly.
    package static let stepsOfRarity = 1024

    package init(ids: [FeatureID], rarity: [Float]) {
        self.ids = ids
        self.rarity = rarity
        var size = 2
        while size < ids.count * 2 { size *= 2 }
        var slots = [Int32](repeating: -1, count: size)
        for place in ids.indices {
            var slot = Int(ids[place].rawValue) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(place)
        }
        self.slots = slots
    }

    package func place(of id: FeatureID) -> Int? {
        var slot = Int(id.rawValue) & (slots.count - 1)
        while slots[slot] >= 0 {
            if ids[Int(slots[slot])] == id { return Int(slots[slot]) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }
}

/// An occurrence of a feature that counts.
package struct KnownOccurrence: Sendable {
    /// Place of the feature in its ``FeatureIndex``.
    package let place: Int
    package let family: FeatureFamily
    package let first: Int
    package let last: Int
    package let weight: Float
}

extension FeatureIndex {
    /// Those occurrences whose features count.
    package func known(_ occurrences: [Occurrence]) -> [KnownOccurrence] {
        occurrences.compactMap { one in
            place(of: one.id).map {
                KnownOccurrence(place: $0, family: one.family, first: one.first, last: one.last, weight: one.weight)
            }
        }
    }
}

/// Numbers for a part of a passage: places in a ``FeatureIndex`` with their values, in rising order.
package struct FeatureVector: Sendable {
    package let places: [Int32]
    package let values: [Float]

    package init(places: [Int32], values: [Float]) {
        self.places = places
        self.values = values
    }

    /// A count enters as 1 + ln(count), times rarity; each family is brought to length one, times its scale.
    ///
    /// - Parameter sorted: occurrences in the order of their places.
    package init(sorted: [KnownOccurrence], index: FeatureIndex, scales: FamilyScales) {
        var squares = [Float](repeating: 0, count: FeatureFamily.allCases.count)
        var places: [Int32] = []
        var raw: [(family: FeatureFamily, value: Float)] = []
        var next = 0
        while next < sorted.count {
            let first = sorted[next]
            var count: Float = 0
            while next < sorted.count && sorted[next].place == first.place {
                count += sorted[next].weight
                next += 1
            }
            let value = (count > 1 ? 1 + log(count) : count) * index.rarity[first.place]
            squares[Int(first.family.rawValue)] += value * value
            places.append(Int32(first.place))
            raw.append((first.family, value))
        }
        self.places = places
        values = raw.map { $0.value * scales[$0.family] / squares[Int($0.family.rawValue)].squareRoot() }
    }
}
