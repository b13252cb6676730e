import Foundation
import Programme
import Records
import Stories
import Testing

/// What may be counted of themes in stories.
@Suite("Themes by side of life, counted in tellers") struct ThemeOverviewTests {
    private static func passages(_ tellers: Int, in place: String, _ codes: Set<String>) -> [DecidedPassage] {
        (0..<tellers).flatMap { _ in
            // Three passages of one teller are one teller.
            let id = StoryID.random()
            return (0..<3).map { _ in
                DecidedPassage(
                    story: id, neighbourhood: place, round: nil, coding: PassageCoding(codes: codes, valence: .helps))
            }
        }
    }

    private static func rows(_ passages: [DecidedPassage]) -> (places: [String: [Int?]], together: Int?, cells: [Int?])
    {
        let overview = ThemeOverview(passages, themes: ["t"], dimensions: ["a", "b"])
        let places = Dictionary(uniqueKeysWithValues: overview.neighbourhoods.map { ($0.id, $0.rows[0].cells) })
        return (places, overview.together[0].tellers, overview.together[0].cells)
    }

    @Test("Figures count tellers; under ten they merge upward, and no sum gives a hidden one back")
    func tellers() {
        let large = Self.passages(12, in: "west", ["t", "a"])
        #expect(Self.rows(large).places["west"] == [12, 0] && Self.rows(large).together == 12)
        // A cell under ten: the theme alone is shown.
        let mixed = large + Self.passages(5, in: "west", ["t", "b"])
        #expect(Self.rows(mixed).places["west"] == [] && Self.rows(mixed).together == 17)
        // Seventeen less twelve would be five who speak of no side.
        #expect(Self.rows(large + Self.passages(5, in: "west", ["t"])).places["west"] == [])
        #expect(Self.rows(large + Self.passages(10, in: "west", ["t"])).places["west"] == [12, 0])
        // Nine tellers: nothing at all.
        #expect(Self.rows(Self.passages(9, in: "west", ["t", "a"])).together == nil)
        // One small neighbourhood beside a large one would follow from the sum.
        let beside = large + Self.passages(4, in: "oost", ["t", "a"])
        #expect(Self.rows(beside).together == nil && Self.rows(beside).places["oost"] == nil)
        #expect(Self.rows(beside).places["west"] == [12, 0])
        // Several small ones stand together, once they are ten.
        let several = large + Self.passages(6, in: "oost", ["t", "a"]) + Self.passages(6, in: "noord", ["t", "a"])
        #expect(Self.rows(several).together == 24 && Self.rows(several).cells == [24, 0])
        let few = large + Self.passages(3, in: "oost", ["t", "a"]) + Self.passages(3, in: "noord", ["t", "a"])
        #expect(Self.rows(few).together == nil)
    }

    @Test(
        "In random stories no figure is under ten, and none hidden is the difference of those shown", arguments: 0..<200
    )
    func differences(seed: Int) {
        var chance = Chance(state: UInt64(seed))
        let places = ["a", "b", "c", "d"].prefix(.random(in: 1...4, using: &chance))
        let all = places.flatMap { place in
            Self.passages(.random(in: 0...25, using: &chance), in: place, ["t", "a"])
                + Self.passages(.random(in: 0...15, using: &chance), in: place, ["t", "b"])
                + Self.passages(Bool.random(using: &chance) ? 0 : .random(in: 0...12, using: &chance), in: place, ["t"])
        }
        let overview = ThemeOverview(all, themes: ["t"], dimensions: ["a", "b"])
        func truth(_ place: String, _ code: String) -> Int {
            let isRest = code.hasPrefix("-")
            let found = all.filter { $0.neighbourhood == place && $0.coding.codes.contains(isRest ? "t" : code) }
            return Set(found.filter { !isRest || !$0.coding.codes.contains(String(code.dropFirst())) }.map(\.story))
                .count
        }
        // Each figure, and what is left of the theme without a side.
        for (index, code) in ["t", "a", "b", "-a", "-b"].enumerated() {
            func shown(_ row: ThemeOverview.Row) -> Int? {
                guard index > 0, !row.cells.isEmpty else { return index == 0 ? row.tellers : nil }
                guard index > 2 else { return row.cells[index - 1] }
                return row.tellers.flatMap { all in row.cells[index - 3].map { all - $0 } }
            }
            let known = Dictionary(uniqueKeysWithValues: overview.neighbourhoods.map { ($0.id, shown($0.rows[0])) })
            for case (_, let count?) in known { #expect(count == 0 || count >= 10) }
            guard let sum = shown(overview.together[0]) else { continue }
            #expect(sum == 0 || sum >= 10)
            let hidden = places.filter { (known[$0] ?? nil) == nil && truth($0, code) > 0 }
            #expect(hidden.isEmpty || hidden.count > 1, "one hidden figure follows from the sum")
            #expect(hidden.isEmpty || hidden.map { truth($0, code) }.reduce(0, +) >= 10)
        }
    }
}

/// Numbers that look drawn, the same for the same seed (Steele, Lea and Flood 2014, SplitMix64).
private struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
