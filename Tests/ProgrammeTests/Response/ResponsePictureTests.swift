import Testing

@testable import Programme

@Suite("What staff see of the response")
struct ResponsePictureTests {
    /// Every table of counts up to `most` that gives the same figures, tried one by one: what an attacker can know.
    private static func possible(_ parts: [Int], total: Int, most: Int) -> [Set<Int>] {
        var found = [Set<Int>](repeating: [], count: parts.count)
        var counts = [Int](repeating: 0, count: parts.count)
        func look(_ place: Int) {
            guard place < counts.count else {
                let shown = counts.map { Tens.shown($0) }
                guard shown == parts, Tens.total(counts.reduce(0, +), of: shown) == total else { return }
                for (place, count) in counts.enumerated() { found[place].insert(count) }
                return
            }
            for count in parts[place]..<min(most, parts[place] + 10) {
                counts[place] = count
                look(place + 1)
            }
        }
        look(0)
        return found
    }

    @Test("of what is below ten a total and the other parts leave at least nine numbers open, whatever they are")
    func differencing() {
        for first in stride(from: 0, through: 20, by: 1) {
            for second in 0...13 {
                for third in [0, 4, 9, 10, 19] {
                    let counts = [first, second, third]
                    let shown = counts.map { Tens.shown($0) }
                    let total = Tens.total(counts.reduce(0, +), of: shown)
                    for (place, open) in Self.possible(shown, total: total, most: 40).enumerated()
                    where shown[place] == 0 {
                        #expect(open.count >= 9, "\(counts): \(shown) and \(total) leave \(open.sorted()) at \(place)")
                    }
                }
            }
        }
    }

    @Test("ten places that all lack one of the next ten: their plain total would tell each of them")
    func nines() {
        let counts = [Int](repeating: 9, count: 10)
        let shown = counts.map { Tens.shown($0) }
        #expect(Tens.shown(90) == 90 && Tens.total(90, of: shown) == 80)
        // Whoever reads 80 knows that ten numbers below ten are 80 or more together: one of them may be 0.
        #expect(80 - 9 * 9 <= 0)
    }

    @Test(
        "from one day to the next a figure stays, or changes by ten at least",
        arguments: [
            (0, 9, 0), (9, 10, 10), (10, 9, 10), (10, 0, 0), (25, 20, 20), (20, 19, 20), (20, 11, 20), (20, 10, 10),
        ])
    func days(before: Int, now: Int, shown: Int) {
        let last = Tens.shown(before)
        #expect(Tens.shown(now, before: last) == shown)
        for other in 0...200 {
            let change = abs(Tens.shown(other, before: last) - last)
            #expect(change == 0 || change >= 10)
        }
    }

    private static func counted(_ sent: [Int], weeks: [Int: Int]) -> CountedResponse {
        CountedResponse(
            places: Dictionary(
                uniqueKeysWithValues: sent.enumerated().map {
                    ("buurt-\($0)", CountedResponse.Place(invited: 100, started: $1 / 2, sent: $1))
                }), weeks: Dictionary(uniqueKeysWithValues: weeks.map { (Week(number: $0), $1) }))
    }

    @Test("figures of places, their total, and the weeks in which it grew; who came from paper counts as begun")
    func picture() {
        let first = CollectionResponse(Self.counted([47, 6, 23], weeks: [10: 5, 11: 40, 12: 4, 13: 27]), before: nil)
        #expect(first.places["buurt-0"] == ResponseFigures(invited: 100, started: 40, sent: 40))
        #expect(first.places["buurt-1"] == ResponseFigures(invited: 100))
        #expect(first.total == ResponseFigures(invited: 300, started: 70, sent: 70))
        #expect(first.weeks.map(\.sent) == [40, 70] && first.weeks.map(\.week.number) == [11, 13])
        // Nine withdraw: nothing is seen of it. The tenth shows.
        let withdrawn = Self.counted([40, 4, 23], weeks: [10: 3, 11: 36, 12: 4, 13: 24])
        #expect(CollectionResponse(withdrawn, before: first) == first)
        let later = CollectionResponse(
            Self.counted([30, 4, 23], weeks: [10: 3, 11: 27, 12: 4, 13: 23]), before: first)
        #expect(later.places["buurt-0"]?.sent == 30 && later.total?.sent == 50)
        #expect(later.weeks.last?.sent == 50 && later.weeks.allSatisfy { $0.sent % 10 == 0 })
    }

    @Test("below ten in all there is no breakdown, and no week")
    func few() {
        let picture = CollectionResponse(Self.counted([3, 3, 3], weeks: [10: 9]), before: nil)
        #expect(picture.total?.sent == 0 && picture.weeks.isEmpty)
        #expect(picture.places.values.allSatisfy { $0.sent == 0 && $0.started == 0 })
        // In 31 places with three each a total says more than ten, and still nothing of one place.
        let many = CollectionResponse(Self.counted([Int](repeating: 3, count: 31), weeks: [10: 93]), before: nil)
        #expect(many.total?.sent == 90 && many.places.values.allSatisfy { $0.sent == 0 })
    }

    @Test(
        "an age, or a band within one group, is that group; what crosses groups or is no age is none",
        arguments: [
            ("37", AgeGroup.to44), ("15", .to24), ("16-24", .to24), ("65-79", .older), ("80-plus", .older),
            ("0", .to14),
            ("16-25", nil), ("25-plus", nil), ("jonger", nil), ("zeg-niet-16", nil), ("", nil), ("131", nil),
            ("-3", nil),
            ("45-64-70", nil), ("25-x", nil),
        ])
    func bands(answer: String, age: AgeGroup?) { #expect(AgeGroup(answer: answer) == age) }

    /// What is shown when a hundred and more have sent, so many of each age and none without.
    private static func byAge(_ counts: [Int], before: CollectionResponse? = nil) -> CollectionResponse {
        let ages = AgeGroup.allCases.dropFirst()
        let all = counts.reduce(0, +)
        var counted = counted([all / 2, all - all / 2], weeks: [10: all])
        counted.ages = Dictionary(uniqueKeysWithValues: zip(ages, counts))
        return CollectionResponse(counted, before: before)
    }

    @Test("who knows that everybody gave an age learns no more of a group than its ten numbers, but for one of them")
    func ages() {
        let residues = [
            [9, 9, 9, 9], [0, 0, 0, 0], [9, 9, 9, 0], [1, 9, 0, 8], [5, 5, 5, 5], [9, 8, 9, 9], [4, 0, 9, 9],
        ]
        var (shown, hidden) = (0, 0)
        for tens in [[0, 10, 40, 60], [0, 0, 50, 60], [30, 30, 30, 30], [0, 20, 20, 100]] {
            for rest in residues {
                let counts = zip(tens, rest).map { $0 + $1 }
                let picture = Self.byAge(counts)
                guard let total = picture.total?.sent, !picture.ages.isEmpty else {
                    hidden += 1
                    continue
                }
                shown += 1
                let parts = AgeGroup.allCases.dropFirst().map { picture.ages[$0] ?? 0 }
                #expect(parts == tens && parts.reduce(0, +) <= total && picture.agesOf == total)
                // Every way in which four groups can lie within their tens and together reach the figure of all.
                var open = [Set<Int>](repeating: [], count: 4)
                for way in 0..<10_000 {
                    let more = [way % 10, way / 10 % 10, way / 100 % 10, way / 1_000]
                    guard (tens + more).reduce(0, +) >= total else { continue }
                    for (group, number) in more.enumerated() { open[group].insert(number) }
                }
                #expect(open.allSatisfy { $0.count >= 9 }, "\(counts): \(total) leaves \(open.map { $0.sorted() })")
            }
        }
        #expect(shown > 10 && hidden > 2, "both are tried: \(shown), \(hidden)")
    }

    @Test("figures by age come at a hundred, stand still until fifty more, and go when they say more than all")
    func agesStandStill() {
        #expect(Self.byAge([0, 0, 45, 54]).ages.isEmpty)
        let first = Self.byAge([0, 0, 45, 60])
        #expect(first.ages == [.to64: 40, .older: 60] && first.agesOf == 100)
        let later = Self.byAge([0, 0, 65, 80], before: first)
        #expect(later.ages == first.ages && later.agesOf == 100 && later.total?.sent == 140)
        #expect(Self.byAge([0, 0, 70, 85], before: later).ages == [.to64: 70, .older: 80])
        // Answers were withdrawn: the ages are not counted down, and say no more than all.
        #expect(Self.byAge([0, 0, 40, 40], before: first).ages.isEmpty)
        #expect(Self.byAge([0, 0, 0, 0], before: first).agesOf == nil)
        // Who gave no age is in no group, and makes none smaller.
        var counted = Self.counted([80, 60], weeks: [10: 140])
        counted.ages = [.older: 40]
        #expect(CollectionResponse(counted, before: nil).ages == [.older: 40])
    }
}
