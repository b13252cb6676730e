/// A number of people for each age group; a group of which it is not known is not in it.
///
/// Numbers side by side instead of a dictionary: a page about a whole programme reads those of ten thousand neighbourhoods.
package struct AgeCounts: Sendable, Hashable {
    private static let unknown = -1
    private var counts = SIMD8(repeating: Self.unknown)

    package init(_ known: [AgeGroup: Int] = [:]) {
        for (age, count) in known { self[age] = count }
    }

    /// The number of a group; nil when it is not known. No number is below nought.
    package subscript(age: AgeGroup) -> Int? {
        get {
            let count = counts[age.position]
            return count == Self.unknown ? nil : count
        }
        set { counts[age.position] = newValue.map { max($0, 0) } ?? Self.unknown }
    }

    package var isEmpty: Bool { counts == SIMD8(repeating: Self.unknown) }

    /// The groups that are known.
    package var byAge: [AgeGroup: Int] {
        Dictionary(uniqueKeysWithValues: AgeGroup.allCases.compactMap { age in self[age].map { (age, $0) } })
    }

    /// All of `ages` together, of the groups that are known; nil when none is.
    package func total(of ages: some Sequence<AgeGroup> = AgeGroup.allCases) -> Int? {
        ages.reduce(nil) { sum, age in self[age].map { $0 + (sum ?? 0) } ?? sum }
    }
}

extension AgeCounts: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (AgeGroup, Int)...) {
        self.init(Dictionary(uniqueKeysWithValues: elements))
    }
}

extension AgeCounts: Codable {
    package init(from decoder: any Decoder) throws { self.init(try [AgeGroup: Int](from: decoder)) }

    package func encode(to encoder: any Encoder) throws { try byAge.encode(to: encoder) }
}

extension AgeGroup {
    /// Its place among all groups.
    fileprivate var position: Int {
        switch self {
        case .to14: 0
        case .to24: 1
        case .to44: 2
        case .to64: 3
        case .older: 4
        }
    }
}

/// How many people live somewhere, by age; a group that is not known is not in it.
package struct Residents: Sendable, Hashable, Codable {
    package let byAge: AgeCounts
    /// How many of a group are women; a group of which that is not known is not in it.
    package let women: AgeCounts

    package init(byAge: AgeCounts = AgeCounts(), women: AgeCounts = AgeCounts()) {
        self.byAge = byAge
        self.women = women
    }

    /// All together, of the groups that are known; nil when none is.
    package var total: Int? { byAge.total() }

    /// Those who may answer: from 15 years, because the groups cut there; nil when nothing is known.
    package var fromFifteen: Int? { byAge.total(of: AgeGroup.allCases.dropFirst()) }
}
