import Programme
import Records
import Testing

@testable import Site
@testable import Stories

@Suite("Agreement on blind passages")
struct AgreementFiguresTests {
    private static let book = Codebook(
        id: "b", version: "1", title: .init(nl: "b", en: "b"),
        codes: [code("thema", .theme), code("kant", .dimension)],
        valences: [], borderRules: [])

    private static func code(_ id: String, _ axis: Codebook.Axis) -> Codebook.Code {
        .init(
            id: id, axis: axis, name: .init(nl: id, en: id), definition: .init(nl: id, en: id), exclude: nil,
            examples: [])
    }

    private static func coding(_ codes: String, _ valence: Valence = .none) -> PassageCoding {
        PassageCoding(codes: Set(codes.split(separator: " ").map(String.init)), valence: valence)
    }

    private static func passage(
        week: Int = 2_960, machine: PassageCoding?, model: String? = "m1", _ coders: PassageCoding...
    ) -> BlindPassage {
        BlindPassage(
            week: Week(number: week), machine: machine, model: model,
            coders: coders.enumerated().map { .init(coder: "c\($0)", coding: $1) })
    }

    @Test("Every coder counts against the machine, two coders against each other; what one did not code counts nowhere")
    func counts() throws {
        let figures = AgreementFigures(
            [
                Self.passage(machine: Self.coding("thema"), Self.coding("thema"), Self.coding("thema kant")),
                Self.passage(machine: Self.coding("thema"), Self.coding("")),
                Self.passage(machine: Self.coding(""), Self.coding("thema"), Self.coding("thema")),
                // In a language that the machine does not know.
                Self.passage(machine: nil, model: nil, Self.coding(""), Self.coding("")),
            ], codebook: Self.book)
        let machine = try #require(figures.machine)
        // Of seven choices two have no proposal; of the other five: 2 both, 1 extra, 2 missed, 0 neither.
        let theme = machine.rows[0]
        #expect(machine.uncoded == 2 && theme.detection.uncoded == 2)
        #expect(theme.detection.both == 2 && theme.detection.extra == 1 && theme.detection.missed == 2)
        #expect(theme.detection.precision == 2.0 / 3 && theme.detection.recall == 0.5)
        // Observed 2/5; by chance 4/5 * 3/5 + 1/5 * 2/5 = 14/25; kappa (10 - 14) / (25 - 14).
        let kappa = try #require(theme.kappa)
        #expect(abs(kappa + 4.0 / 11) < 1e-12)
        // Ten values, 7 on and 3 off; disagreement 3 * 2 of 10, expected 2 * 21 / 9.
        let alpha = try #require(theme.alpha)
        #expect(abs(alpha - (1 - 9 * 6.0 / 42)) < 1e-12)

        let coders = try #require(figures.coders)
        #expect(coders.uncoded == 1)
        #expect(
            coders.rows[0].detection.both == 2 && coders.rows[0].detection.neither == 1 && coders.rows[0].kappa == 1)
        #expect(coders.rows[1].detection.extra == 1 && coders.rows[1].detection.neither == 2)
        #expect(AgreementFigures([], codebook: Self.book).machine == nil)
        #expect(AgreementFigures([Self.passage(machine: nil, Self.coding(""))], codebook: Self.book).coders == nil)
    }

    @Test("Over time each model stands by itself, in spans of four weeks")
    func overTime() {
        let right = Self.coding("thema")
        let figures = AgreementFigures(
            [
                Self.passage(week: 2_964, machine: right, model: "m1", right),
                Self.passage(week: 2_967, machine: right, model: "m2", Self.coding("")),
                Self.passage(week: 2_966, machine: Self.coding(""), model: "m2", right),
                Self.passage(week: 2_968, machine: right, model: "m2", right),
            ], codebook: Self.book)
        #expect(figures.overTime.map(\.from) == [2_964, 2_964, 2_968].map(Week.init(number:)))
        #expect(figures.overTime.map(\.model) == ["m1", "m2", "m2"])
        #expect(figures.overTime.map(\.passages) == [1, 2, 1] && figures.overTime.map(\.themes) == [1, 0, 1])
    }
}
