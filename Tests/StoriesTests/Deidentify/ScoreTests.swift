import Foundation
import Testing

@testable import Stories

@Suite("What leaks and what is masked without need, always judged together")
struct ScoreTests {
    @Test("the development passages stay below their bounds")
    func development() throws {
        let score = try score("development")
        #expect(score.passages >= 500)
        #expect(score.leakRate <= 0.05, "\(score.leaks)")
        #expect(score.overMaskRate <= 0.005, "\(score.needless)")
        #expect((score.byType[.person]?.f1 ?? 0) >= 0.95)
        for type in [IdentifierType.postcode, .phone, .email, .idNumber] {
            #expect((score.byType[type]?.recall ?? 0) >= 0.95, "\(type)")
        }
    }

    @Test(
        "the held-out passages stay below the bounds of the issue",
        arguments: ScoreTests.heldOutSets)
    func heldOut(set: String) throws {
        let score = try score(set)
        #expect(score.leakRate <= 0.10)
        #expect(score.overMaskRate <= 0.01)
        #expect((score.byType[.person]?.f1 ?? 0) >= 0.90)
    }

    @Test("numbers and addresses of each are found too", arguments: ["held-out", "held-out-2", "held-out-3"])
    func heldOutNumbers(set: String) throws {
        let score = try score(set)
        for type in [IdentifierType.postcode, .phone, .email, .idNumber] {
            #expect((score.byType[type]?.recall ?? 0) >= 0.95, "\(type)")
        }
    }

    private static let heldOutSets =
        ["held-out"] + (2...8).map { "held-out-\($0)" }

    @Test("numbers and addresses of all together are found; the later five have few of them each")
    func allNumbers() throws {
        let score = try score(Self.heldOutSets)
        for type in [IdentifierType.postcode, .phone, .email, .idNumber] {
            #expect((score.byType[type]?.recall ?? 0) >= 0.95, "\(type)")
        }
    }

    @Test("a scorer that finds nothing leaks everything, and one that masks all over-masks all")
    func scorerItself() throws {
        let passage = try #require(MarkedPassage(marked: "{person:Roos} belt {date:3 mei} op"))
        #expect(passage.text == "Roos belt 3 mei op")
        var blind = DeidentificationScore()
        blind.add(passage, DeidentifiedText(masked: passage.text, spans: []))
        #expect(blind.leakRate == 1 && blind.overMaskRate == 0)
        var greedy = DeidentificationScore()
        let all = IdentifierSpan(range: 0..<18, type: .person, text: passage.text)
        greedy.add(passage, DeidentifiedText(masked: "[persoon-1]", spans: [all]))
        #expect(greedy.leakRate == 0 && greedy.overMaskRate == 1)
        var half = DeidentificationScore()
        half.add(
            passage, DeidentifiedText(masked: "", spans: [IdentifierSpan(range: 0..<3, type: .person, text: "Roo")]))
        #expect(half.leakRate == 1, "a letter that stays is a leak")
    }

    @Test(arguments: ["{person:Roos", "{persoon:Roos}", "Roos}", "{person:{date:x}}"])
    func badMarks(line: String) { #expect(MarkedPassage(marked: line) == nil) }

    private func score(_ names: String...) throws -> DeidentificationScore { try score(names) }

    private func score(_ names: [String]) throws -> DeidentificationScore {
        var score = DeidentificationScore()
        for name in names {
            let path = Lists.root.appending(path: "Tests/StoriesTests/Deidentify/Passages/\(name).txt").path
            for passage in try MarkedPassage.read(path) {
                score.add(passage, Lists.deidentifier.deidentify(passage.text))
            }
        }
        return score
    }
}
