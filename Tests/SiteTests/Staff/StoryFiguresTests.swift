import Foundation
import Programme
import Records
import Stories
import Testing

@testable import Site

@Suite("What stories say goes out in tellers, ten and more, beside everything that went out before")
struct StoryFiguresTests {
    private static let themes = ["zorgzame-buurt", "preventie"]
    private static let sides = ["meedoen", "zingeving"]

    private static func passage(_ story: StoryID, _ codes: [String], _ valence: Valence) -> DecidedPassage {
        DecidedPassage(
            story: story, neighbourhood: "oost", round: "t0",
            coding: PassageCoding(codes: Set(codes), valence: valence))
    }

    private static func told(_ count: Int, _ codes: [String], _ valence: Valence = .helps) -> [DecidedPassage] {
        (0..<count).flatMap { _ in
            let story = StoryID.random()
            // Twice the same: a teller counts once.
            return [passage(story, codes, valence), passage(story, codes, valence)]
        }
    }

    private static func figures(
        _ passages: [DecidedPassage], activities: [Activity] = [], beside earlier: [StoryFigures] = []
    ) -> StoryFigures {
        StoryFigures(
            passages, rounds: ["t0": "T0"], themes: themes, dimensions: sides, activities: activities, beside: earlier)
    }

    private static func theme(
        _ figures: StoryFigures, _ theme: String = "zorgzame-buurt", helps: Bool = true
    ) -> StoryFigures.Theme? {
        figures.rounds.first?.themes.first { $0.theme == theme && $0.helps == helps }
    }

    @Test("ten tellers are shown, nine are not, and nor is what nearly all say")
    func thresholds() throws {
        #expect(Self.figures(Self.told(9, ["preventie"])).rounds.map(\.tellers) == [nil])
        let mixed = Self.told(10, ["zorgzame-buurt", "meedoen"]) + Self.told(12, ["zorgzame-buurt"])
        let some = Self.figures(mixed + Self.told(9, ["preventie"], .hinders) + Self.told(9, []))
        #expect(some.rounds.map(\.tellers) == [40])
        #expect(some.rounds.map(\.name) == ["T0"])
        let shown = try #require(Self.theme(some))
        #expect(shown.tellers == 22 && shown.sides["meedoen"] == 10 && shown.sides["zingeving"] == .some(nil))
        #expect(Self.theme(some, "preventie", helps: false)?.tellers == nil)
        // Nine do not speak of it: who they are would follow.
        let all = Self.figures(Self.told(30, ["preventie"]) + Self.told(9, []))
        #expect(all.rounds[0].tellers == 39 && Self.theme(all, "preventie")?.tellers == nil)
    }

    @Test("a change by one to nine leaves the round as it went out; ten show")
    func differencing() {
        let first = Self.told(14, ["zorgzame-buurt"]) + Self.told(14, ["preventie"])
        let out = Self.figures(first)
        #expect(Self.theme(out)?.tellers == 14)
        for more in [1, 5, 9] {
            let later = Self.figures(first + Self.told(more, ["zorgzame-buurt"]), beside: [out])
            #expect(later.rounds == out.rounds, "\(more)")
            // Taken back by as many.
            #expect(Self.figures(Array(first.dropLast(more * 2)), beside: [out]).rounds == out.rounds)
        }
        let ten = Self.figures(
            first + Self.told(10, ["zorgzame-buurt"]) + Self.told(10, ["preventie"]), beside: [out])
        #expect(ten.rounds[0].tellers == 48 && Self.theme(ten)?.tellers == 24)
        // Back to what went out long ago, but for one.
        #expect(Self.figures(first + Self.told(1, []), beside: [out, ten]).rounds == ten.rounds)
    }

    @Test("what was hidden shows only when all of it could have been told since")
    func hiddenStays() {
        let first = Self.told(9, ["zorgzame-buurt"]) + Self.told(20, ["preventie"])
        let out = Self.figures(first)
        #expect(out.rounds[0].tellers == 29 && Self.theme(out)?.tellers == nil)
        // Of 39 tellers 19 speak of it: of the ten new ones it would be all, so nine before.
        let tied = Self.figures(first + Self.told(10, ["zorgzame-buurt"]), beside: [out])
        #expect(tied.rounds[0].tellers == 39 && Self.theme(tied)?.tellers == nil)
        let free = Self.figures(first + Self.told(3, ["zorgzame-buurt"]) + Self.told(20, []), beside: [out])
        #expect(free.rounds[0].tellers == 52 && Self.theme(free)?.tellers == 12)
    }

    @Test("activities: fewer than ten are not told, nor a change by fewer")
    func deeds() {
        func koken(_ reached: Int?) -> [Activity] {
            [
                Activity(
                    title: "Samen koken / T1", theme: .prevention, starts: Day(number: 20_000),
                    ends: Day(number: 20_010), target: "", reached: reached)
            ]
        }
        let out = Self.figures([], activities: koken(25))
        #expect(out.deeds.map(\.reached) == [25])
        #expect(Self.figures([], activities: koken(9)).deeds.map(\.reached) == [nil])
        #expect(Self.figures([], activities: koken(30), beside: [out]).deeds.map(\.reached) == [25])
        #expect(Self.figures([], activities: koken(35), beside: [out]).deeds.map(\.reached) == [35])
    }

    @Test("the ledger gives back what went in", arguments: [0, 3, 12])
    func roundTrip(_ count: Int) throws {
        let figures = Self.figures(
            Self.told(30, ["zorgzame-buurt"]) + Self.told(count, ["zorgzame-buurt", "meedoen"], .both)
                + Self.told(20, []),
            activities: [
                Activity(
                    title: "Wandelen om 9/10 uur", theme: .caringNeighbourhood, starts: Day(number: 20_000), ends: nil,
                    target: "", reached: 40)
            ])
        let kept = FrozenTable.kept(figures.kept(in: "oost"))
        let table = try #require(
            FrozenTable(release: 3, questionnaire: StoryFigures.questionnaire, kept: kept))
        #expect(StoryFigures([table], of: "oost") == figures)
        #expect(StoryFigures([table], of: "west")?.rounds.isEmpty == true)
    }

    /// Whoever holds every release of a round subtracts them, and each figure from the one it is part of.
    @Test("over many releases nobody learns of one to nine tellers", arguments: 0..<60)
    func attacker(_ seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        var stories: [[DecidedPassage]] = []
        var out: [StoryFigures] = []
        for _ in 0..<8 {
            for _ in 0..<Int.random(in: 0...25, using: &random) {
                let codes = (Self.themes + Self.sides).filter { _ in Bool.random(using: &random) }
                let valence = Valence.allCases.randomElement(using: &random) ?? .none
                stories.append([Self.passage(.random(), codes, valence)])
            }
            for _ in 0..<Int.random(in: 0...4, using: &random) where !stories.isEmpty {
                stories.remove(at: Int.random(in: stories.indices, using: &random))
            }
            out.append(Self.figures(stories.flatMap(\.self), beside: out))
        }
        var known: [String: Set<Int>] = [:]
        for round in out.flatMap(\.rounds) {
            guard let whole = round.tellers else {
                #expect(round.themes.allSatisfy { $0.tellers == nil })
                continue
            }
            known["all", default: []].insert(whole)
            for theme in round.themes {
                let name = "\(theme.theme) \(theme.helps)"
                guard let tellers = theme.tellers else {
                    #expect(theme.sides.values.allSatisfy { $0 == nil })
                    continue
                }
                known[name, default: []].insert(tellers)
                known["not \(name)", default: []].insert(whole - tellers)
                for case (let side, let part?) in theme.sides {
                    known["\(name) \(side)", default: []].insert(part)
                    known["\(name) not \(side)", default: []].insert(tellers - part)
                }
            }
        }
        for (name, counts) in known {
            #expect(counts.allSatisfy { $0 >= 10 }, "\(name): \(counts)")
            let sorted = counts.sorted()
            #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $1 - $0 >= 10 }, "\(name): \(sorted)")
        }
    }
}
