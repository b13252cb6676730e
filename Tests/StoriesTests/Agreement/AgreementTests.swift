import Testing

@testable import Stories

@Suite("Agreement between coders, against figures worked out by hand")
struct AgreementTests {
    /// Both yes 20, only the first 5, only the second 10, both no 15: agreed .7, by chance .5 · .6 + .5 · .4 = .5.
    @Test("Cohen's kappa of a two by two table")
    func kappaOfTwoByTwo() throws {
        let first = [Bool?](repeating: true, count: 25) + [Bool?](repeating: false, count: 25)
        let second =
            [Bool?](repeating: true, count: 20) + [Bool?](repeating: false, count: 5)
            + [Bool?](repeating: true, count: 10) + [Bool?](repeating: false, count: 15)
        let kappa = try #require(Kappa.cohen(first, second))
        #expect(abs(kappa - 0.4) < 1e-12)
    }

    /// Three values: agreed 5 of 8; chance (3·4 + 3·2 + 2·2) / 64 = 22/64; kappa (40 − 22) / (64 − 22) = 18/42.
    @Test("Cohen's kappa of three values, a unit that one did not code left out")
    func kappaOfThree() throws {
        let first: [String?] = ["a", "a", "a", "b", "b", "b", "c", "c", nil, "a"]
        let second: [String?] = ["a", "a", "a", "b", "a", "c", "c", "b", "c", nil]
        let kappa = try #require(Kappa.cohen(first, second))
        #expect(abs(kappa - 18.0 / 42.0) < 1e-12)
    }

    @Test("Where nothing can be told there is no figure, and no zero or one in its place")
    func noFigure() {
        #expect(Kappa.cohen([true, true], [true, true]) == nil)
        #expect(Kappa.cohen([nil, true], [true, nil] as [Bool?]) == nil)
        #expect(Alpha.nominal([[true, true], [true, nil]]) == nil)
        #expect(Alpha.nominal([[true, nil], [nil, false]]) == nil)
        #expect(Detection(truth: [false, nil], measured: [false, true]).f1 == nil)
        #expect(CalibrationError.expected([]) == nil)
    }

    /// The worked example of Krippendorff 2011, section D: four observers, twelve units, gaps; nominal alpha .743.
    @Test("Krippendorff's alpha with missing values")
    func alphaOfThePaper() throws {
        let observers: [[Int?]] = [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
            [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
        ]
        let units = (0..<12).map { unit in observers.map { $0[unit] } }
        let alpha = try #require(Alpha.nominal(units))
        #expect((alpha * 1000).rounded() == 743)
    }

    /// Two coders, ten units, no gaps: 20 values, 14 zeros and 6 ones, 4 units unlike.
    /// Observed 8/20, expected 2·14·6/(20·19) = 168/380; alpha 1 − (8/20)·(380/168) = 2/21.
    @Test("Krippendorff's alpha of two coders")
    func alphaOfTwo() throws {
        let first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
        let second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
        let alpha = try #require(Alpha.nominal(zip(first, second).map { [$0, $1] }))
        #expect(abs(alpha - 2.0 / 21.0) < 1e-12)
    }

    @Test("Precision, recall and F1; what one did not code counts nowhere else")
    func detection() {
        let detection = Detection(
            truth: [true, true, true, false, false, nil, true], measured: [true, true, false, true, false, true, nil])
        #expect(detection.both == 2 && detection.extra == 1 && detection.missed == 1 && detection.neither == 1)
        #expect(detection.uncoded == 2)
        #expect(detection.precision == 2.0 / 3.0)
        #expect(detection.recall == 2.0 / 3.0)
        #expect(detection.f1 == 2.0 / 3.0)
    }

    /// Bin .0–.1: mean .05, none true. Bin .8–.9: mean .85, half true. (2 · .05 + 2 · .35) / 4 = .2
    @Test("Calibration error is the mean distance of what was said from what turned out")
    func calibrationError() throws {
        let error = try #require(
            CalibrationError.expected([(0.04, false), (0.06, false), (0.82, true), (0.88, false)]))
        #expect(abs(error - 0.2) < 1e-12)
    }

    /// Coded yes and no by a, b, c: yy-, yn-, nn-, nn-, -yy, -ny, ynn, and one that a saw alone.
    /// a with b: 3 of 5 alike, chance (3·1 + 2·4)/25 = 11/25, kappa 4/14. b with c: 2 of 3, chance (1·2 + 2·1)/9 = 4/9,
    /// kappa 2/5. a with c: 0 of 1, chance 0, kappa 0. Weighed by 5, 3 and 1: (10/7 + 6/5 + 0) / 9 = 92/315.
    /// Alpha: 7 yes and 8 no, unlike 2 + 2 + 4/2, expected 2·7·8; 1 − 14 · 6 / 112 = .25.
    @Test("Three coders: all pairs count, a passage of three in each, and one that nobody else saw in none")
    func three() throws {
        let units = ["yy-", "yn-", "nn-", "nn-", "-yy", "-ny", "ynn", "y--"]
        let yes = PassageCoding(codes: ["buur"], valence: .helps)
        let no = PassageCoding(codes: [], valence: .none)
        let passages: [[String: PassageCoding]] = units.map { unit in
            var passage: [String: PassageCoding] = [:]
            for (coder, choice) in zip(["a", "b", "c"], unit) where choice != "-" {
                passage[coder] = choice == "y" ? yes : no
            }
            return passage
        }
        let comparison = CoderComparison(among: passages, codebook: SmallCodebook.book)
        let row = try #require(comparison.rows.first { $0.code == "buur" })
        #expect(
            row.detection.both == 2 && row.detection.neither == 3 && row.detection.extra + row.detection.missed == 4)
        #expect(row.detection.f1 == 0.5 && comparison.uncoded == 1)
        for kappa in [row.kappa, comparison.valenceKappa] {
            #expect(abs(try #require(kappa) - 92.0 / 315) < 1e-12)
        }
        for alpha in [row.alpha, comparison.valenceAlpha] {
            #expect(abs(try #require(alpha) - 0.25) < 1e-12)
        }
    }

    @Test("Micro-F1 of an axis sums over its codes; a passage without a coding is told apart")
    func comparison() throws {
        let book = SmallCodebook.book
        let truth = [
            PassageCoding(codes: ["buur"], valence: .helps), PassageCoding(codes: ["buur", "slaap"], valence: .both),
            PassageCoding(codes: [], valence: .none), nil,
        ]
        let measured = [
            PassageCoding(codes: ["buur"], valence: .helps), PassageCoding(codes: ["slaap"], valence: .helps),
            PassageCoding(codes: ["slaap"], valence: .none), PassageCoding(codes: ["buur"], valence: .helps),
        ]
        let comparison = CoderComparison(truth: truth, measured: measured, codebook: book)
        #expect(comparison.uncoded == 1)
        #expect(comparison.together(.theme).f1 == 2.0 / 3.0)
        #expect(comparison.together(.dimension).f1 == 2.0 / 3.0)
        // Agreed 2 of 3; chance (1·2 + 1·0 + 1·1) / 9 = 1/3; kappa (2/3 − 1/3) / (2/3).
        let kappa = try #require(comparison.valenceKappa)
        #expect(abs(kappa - 0.5) < 1e-12)
    }
}
