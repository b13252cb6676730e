import Testing

@testable import Programme

@Suite("Rounds")
struct RoundTests {
    private static let place = NeighbourhoodProfile(
        neighbourhood: Neighbourhood(id: "west", name: "West"), municipality: "",
        residents: Residents(byAge: [.to14: 500, .to44: 900, .older: 100]))

    private static func round(
        _ accountability: Accountability = .whole, closes: Int = 120, grace: Int = 7, state: RoundState = .opened
    ) -> Round {
        Round(
            id: "t0", name: "T0", opens: Day(number: 100), closes: Day(number: closes), graceDays: grace, wished: 200,
            expectedPercent: 25, neighbourhoods: [place],
            questionnaires: [
                RoundQuestionnaire(
                    definition: [1], form: "zes-kanten", version: "3", collection: "t0-zes-kanten", basis: .consent,
                    access: .both)
            ], accountability: accountability, state: state)
    }

    @Test(
        "Where it stands: planned, open, grace for who has begun, closed",
        arguments: [
            (99, RoundPhase.planned(from: Day(number: 100))), (100, .open), (120, .open),
            (121, .grace(until: Day(number: 127))), (127, .grace(until: Day(number: 127))),
            (128, .closed(since: Day(number: 127))),
        ])
    func phases(day: Int, phase: RoundPhase) throws {
        let round = Self.round()
        #expect(round.phase(on: Day(number: day)) == phase)
        #expect(Self.round(state: .prepared).phase(on: Day(number: day)) == .prepared)
        // The collections that residents fill in say the same.
        let collection = try #require(round.collections.first)
        #expect((collection.state(on: Day(number: day)) == .open) == (phase == .open))
        let mayFinish = phase == .open || phase == .grace(until: Day(number: 127))
        #expect(collection.mayFinish(on: Day(number: day)) == mayFinish)
    }

    @Test("A round that is being prepared opens nothing")
    func prepared() { #expect(Self.round(state: .prepared).collections.isEmpty) }

    @Test(
        "Letters for the wished answers, never more than people to write to",
        arguments: [
            (200, 25, 800, 200, false), (201, 100, 201, 201, false), (1, 3, 34, 1, false), (400, 25, 1000, 250, true),
            (300, 33, 910, 300, false),
        ])
    func letters(wished: Int, percent: Int, count: Int, expected: Int, isShort: Bool) {
        let needed = LettersNeeded(wished: wished, expectedPercent: percent, residents: Self.place.residents)
        #expect((needed.count, needed.expected, needed.isShort) == (count, expected, isShort))
        let unknown = LettersNeeded(wished: wished, expectedPercent: percent, residents: Residents())
        #expect(unknown.count * percent >= wished * 100 && !unknown.isShort)
        #expect((unknown.count - 1) * percent < wished * 100)
    }

    @Test("Nothing opens before everything is said that must be said", arguments: RoundFault.beforeOpening)
    func demands(fault: RoundFault) {
        let today = Day(number: 90)
        #expect(Self.round().faultsBeforeOpening(on: today, months: 12).isEmpty)
        var given = Accountability.whole
        switch fault {
        case .controllers: given.controllers = []
        case .contact: given.contact = ""
        case .assessment: given.assessment = ""
        case .ethics: given.ethics = ""
        case .consent: given.hasReadConsent = false
        case .care: given.leavesCareAlone = false
        case .caregivers: given.keepsCaregiversApart = false
        case .retained: given.retained = nil
        case .retainedTooEarly: given.retained = Day(number: 127)
        case .retainedTooLate: given.retained = Day(number: 120).adding(months: 12).next
        case .over:
            #expect(Self.round().faultsBeforeOpening(on: Day(number: 121), months: 12) == [.over])
            return
        default:
            Issue.record("\(fault) is not asked for at opening")
        }
        #expect(Self.round(given).faultsBeforeOpening(on: today, months: 12) == [fault])
    }

    @Test("The days, the number of letters and the lists must make sense")
    func faults() {
        #expect(Self.round().faults.isEmpty)
        #expect(Self.round(closes: 99).faults == [.closes])
        #expect(Self.round(grace: 29).faults == [.grace])
    }

    @Test("The id of a collection is a slug of round and form, also when both are long")
    func collectionIDs() {
        #expect(Round.collection(round: "t0-2027", form: "zes-kanten") == "t0-2027-zes-kanten")
        let long = Round.collection(
            round: String(repeating: "r", count: 40), form: "Een Heel Lange Vragenlijst Over De Buurt")
        #expect(Collection.isSlug(long))
        #expect(Collection.isSlug(Round.collection(round: String(repeating: "r", count: 32), form: "v")))
        let both = ["positieve-gezondheid-volwassenen", "positieve-gezondheid-jongeren"].flatMap { form in
            ["vervolgmeting-voorjaar", "vervolgmeting-voorjaar-2"].map { Round.collection(round: $0, form: form) }
        }
        #expect(Set(both).count == 4, "cut, they are still told apart")
        #expect(Collection.isSlug(Round.collection(round: "t0", form: "???")))
    }
}

extension RoundFault {
    static let beforeOpening: [RoundFault] = [
        .controllers, .contact, .assessment, .ethics, .consent, .care, .caregivers, .retained, .retainedTooEarly,
        .retainedTooLate, .over,
    ]
}

extension Accountability {
    static let whole = Accountability(
        controllers: ["Stichting"], contact: "010 123", assessment: "DPIA-1", ethics: "nWMO-1",
        retained: Day(number: 300), hasReadConsent: true, leavesCareAlone: true, keepsCaregiversApart: true)
}

extension Day {
    fileprivate var next: Day { Day(number: number + 1) }
}
