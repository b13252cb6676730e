import Foundation
import Programme
import Records
import RecordsSQLite
import Stories
import Testing

@testable import Buurtstem

/// What the service does by itself, on a clock that the test sets.
@Suite("Chores")
struct ChoresTests {
    private static let zone = TimeZone(identifier: "Europe/Amsterdam") ?? .gmt
    /// Back-ups carry the date of their file, so the clock starts on the day that it is.
    private let today = Day(of: Date(), in: Self.zone)

    private func with(
        backupHour: Int = -1, _ body: (ServiceUnderTest, inout Chores.Plans) async throws -> Void
    ) async throws {
        let service = try ServiceUnderTest(day: today, backupHour: backupHour)
        var plans = Chores.Plans(backup: BackupPlan(hour: backupHour))
        do {
            try await body(service, &plans)
        } catch {
            await service.close()
            throw error
        }
        await service.close()
    }

    private func answer(_ service: ServiceUnderTest, week: Week) async throws {
        let definition = ArchivedDefinition(
            hash: Sample.hash([7]), formID: "v", formVersion: "1", content: [7], months: 12)
        try await service.opened.store.keep(definition)
        let facts = ResponseFacts(
            id: .random(), neighbourhood: "noord", collection: "verhaal", definition: definition.hash, formID: "v",
            formVersion: "1", week: week, mode: .oneself, consentVersion: "1")
        let response = NewResponse(
            facts: facts, ownCodes: service.keys.ownCodeIndexes(.random()), value: Array("kanarie".utf8))
        #expect(try await service.opened.store.submit(response, consuming: nil, closing: nil) == .stored)
    }

    @Test("Drafts go when their week is over, and those that are not stay")
    func drafts() async throws {
        try await with { service, plans in
            let week = Week(of: today)
            let accesses = [week + -1, week].map { expires in (service.keys.draftAccess(.random()), expires) }
            for (access, expires) in accesses {
                _ = try await service.opened.store.createDraft(access.index, sealed: access.seal([1]), expires: expires)
            }
            await service.chores.round(&plans)
            #expect(try await service.opened.store.loadDraft(accesses[0].0.index) == nil)
            #expect(try await service.opened.store.loadDraft(accesses[1].0.index) != nil)
            #expect(service.logged.contain("notice: expired drafts removed [\"count\": 1]"))
        }
    }

    @Test("Answers go on the day that their months are over; the log has their number and nothing of them")
    func retention() async throws {
        try await with { service, plans in
            // The last week that is not over today is over seven days later at most.
            let term = try #require(RetentionTerm(months: 12))
            let last = term.lastWeekOver(on: today)
            for week in [last, last, last + 1, Week(of: today)] { try await answer(service, week: week) }
            await service.chores.round(&plans)
            #expect(try await service.opened.store.verify().responses == 2)
            #expect(service.logged.contain("answers whose months are over were erased [\"count\": 2]"))
            await service.chores.round(&plans)
            #expect(service.logged.all.count == 1, "\(service.logged.all)")
            service.pass(hours: 8 * 24)
            await service.chores.round(&plans)
            #expect(try await service.opened.store.verify().responses == 1)
            #expect(service.logged.all.allSatisfy { !$0.contains("kanarie") && !$0.contains("uuid") })
        }
    }

    @Test("A calendar that jumps erases nothing at once, and the log says what to do")
    func jump() async throws {
        try await with { service, plans in
            try await answer(service, week: Week(of: today))
            await service.chores.round(&plans)
            service.pass(hours: 24 * 500)
            await service.chores.round(&plans)
            #expect(try await service.opened.store.verify().responses == 1)
            #expect(service.logged.contain("warning: no answers were erased: the calendar stands at"))
            service.pass(hours: 48)
            await service.chores.round(&plans)
            #expect(try await service.opened.store.verify().responses == 0)
        }
    }

    @Test("What people wrote becomes a story once, also for a service that starts anew, and goes with its answer")
    func stories() async throws {
        try await with { service, plans in
            let store = service.opened.store
            let code = Code.random()
            let id = ResponseID.random()
            let facts = ResponseFacts(
                id: id, neighbourhood: "noord", collection: "verhaal", definition: Sample.hash([7]), formID: "v",
                formVersion: "1", week: Week(of: today), mode: .oneself, consentVersion: "1")
            let response = NewResponse(
                facts: facts, ownCodes: service.keys.ownCodeIndexes(code),
                value: ResponseContent(chain: Chain(high: id.high, low: id.low), apart: 1, canonical: [1]).bytes,
                originals: [
                    Original(
                        definition: facts.definition, mode: .oneself, language: "nl", question: "/v/verhaal",
                        part: "story", tags: [.init(part: "theme", value: "zorgzame-buurt")],
                        text: "Mevrouw Jansen uit de Kerkstraat bracht soep.")
                ])
            #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
            await service.chores.round(&plans)
            let story = try #require(try await store.stories(in: .everywhere).first)
            #expect(story.state == .naming && story.author == nil && story.about.origin == .ownStory)
            let words = try #require(try await store.words(of: story.id, in: .everywhere))
            let masked = words.plan.masked(0, of: words.text)
            #expect(!masked.contains("Jansen") && !masked.contains("Kerkstraat") && masked.contains("bracht soep"))
            #expect(try await store.tags(of: story.id, in: .everywhere).map(\.code) == ["zorgzame-buurt"])
            #expect(service.logged.contain("notice: stories came in [\"count\": 1]"))

            await service.chores.round(&plans)
            var anew = Chores.Plans(backup: BackupPlan(hour: -1))
            await service.chores.round(&anew)
            #expect(try await store.stories(in: .everywhere) == [story])
            #expect(service.logged.all.filter { $0.contains("stories came in") }.count == 1)
            #expect(service.logged.all.allSatisfy { !$0.contains("soep") && !$0.contains(story.id.text) })

            #expect(try await store.withdraw(ownCode: service.keys.ownCodeIndexes(code)))
            await service.chores.round(&anew)
            #expect(try await store.stories(in: .everywhere).isEmpty)
            #expect(try await store.tags(of: story.id, in: .everywhere).isEmpty)
        }
    }

    @Test("Words of a story as told go by themselves when they are due, and those nobody reviewed wait")
    func originals() async throws {
        try await with { service, plans in
            let store = service.opened.store
            let note = AuditNote(at: 1, actor: .service, action: .storyEntered)
            let place = NeighbourhoodProfile(neighbourhood: Neighbourhood(id: "noord", name: "Noord"), municipality: "")
            #expect(try await store.save([place], in: .everywhere, noting: note))
            var ids: [StoryID] = []
            for state in [StoryState.approved, .naming] {
                let story = Story(
                    id: .random(), neighbourhood: "noord", round: nil,
                    week: Week(of: Day(number: today.number - StoryOriginal.daysWithoutRound - 7)), state: state,
                    author: .random(),
                    about: StoryAbout(
                        origin: .interview, teller: .resident, language: "nl", consent: StoryConsent(keeps: true)))
                let words = StoryWords(text: StoryText(cleaning: "R: Kanarie."))
                #expect(try await store.enter(story, words, in: .everywhere, noting: note) == .done)
                ids.append(story.id)
            }
            await service.chores.round(&plans)
            #expect(try await store.words(of: ids[0], in: .everywhere) == nil)
            #expect(try await store.words(of: ids[1], in: .everywhere) != nil)
            #expect(service.logged.contain("notice: originals of stories were destroyed [\"count\": 1]"))
            #expect(service.logged.contain("past their day and wait for a reviewer [\"count\": 1]"))
            let left = try await store.storyOriginals()
            #expect(RetentionReport.lines(left, on: today)[0].contains("1 past their day"))
        }
    }

    @Test("Words of a story in a round go on the day of erasing that its round has, not before")
    func originalsOfRound() async throws {
        try await with { service, plans in
            let store = service.opened.store
            let note = AuditNote(at: 1, actor: .service, action: .roundOpened)
            let place = NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: "noord", name: "Noord"), municipality: "Ergens",
                district: "BU00340101", residents: Residents(byAge: [.to44: 900, .older: 100]))
            #expect(try await store.save([place], in: .everywhere, noting: note))
            let definition = ArchivedDefinition(
                hash: Sample.hash([7]), formID: "v", formVersion: "1", content: [7], months: 12)
            let report = QuestionnaireReport(
                form: "v", version: "1", title: "Proef", isOffered: true, findings: [], translations: [], months: 12,
                needsLicence: false, hasConsent: true)
            _ = try await store.handIn(
                QuestionnaireVersion(
                    definition: definition.hash, state: .draft, author: .random(), handedIn: 1, report: report),
                definition, in: .everywhere, noting: note)
            _ = try await store.publish(definition.hash, by: .random(), needsTwo: false, in: .everywhere, noting: note)
            let day = Day(number: today.number + 2)
            let round = Round(
                id: "t0", name: "T0", opens: Day(number: today.number - 90), closes: Day(number: today.number - 60),
                graceDays: 7, wished: 300, expectedPercent: 25, neighbourhoods: [place],
                questionnaires: [
                    RoundQuestionnaire(
                        definition: definition.hash, form: "v", version: "1", collection: "t0-v", basis: .consent,
                        access: .both)
                ],
                accountability: Accountability(
                    controllers: ["Stichting"], contact: "010 123", assessment: "DPIA-1", ethics: "nWMO-1",
                    retained: day, hasReadConsent: true, leavesCareAlone: true, keepsCaregiversApart: true))
            #expect(try await store.save(round, isNew: true, in: .everywhere, noting: note) == .done)
            let story = Story(
                id: .random(), neighbourhood: "noord", round: round.id, week: Week(of: Day(number: today.number - 70)),
                state: .approved, author: .random(),
                about: StoryAbout(
                    origin: .interview, teller: .resident, language: "nl", consent: StoryConsent(keeps: true)))
            let words = StoryWords(text: StoryText(cleaning: "R: Kanarie."))
            #expect(try await store.enter(story, words, in: .everywhere, noting: note) == .done)
            for hours in [0.0, 24] {
                service.pass(hours: hours)
                await service.chores.round(&plans)
                #expect(try await store.words(of: story.id, in: .everywhere) != nil)
            }
            service.pass(hours: 24)
            await service.chores.round(&plans)
            #expect(try await store.words(of: story.id, in: .everywhere) == nil)
            #expect(service.logged.contain("notice: originals of stories were destroyed [\"count\": 1]"))
        }
    }

    @Test("A back-up is made once a day from its hour on, is verified, and old ones go")
    func backup() async throws {
        try await with(backupHour: 11) { service, plans in
            func made() -> [String] {
                ((try? FileManager.default.contentsOfDirectory(atPath: service.opened.backupFolder)) ?? [])
                    .filter { $0.hasSuffix(".buurtstem-backup") }.sorted()
            }
            service.pass(hours: -2)
            await service.chores.round(&plans)
            #expect(made().isEmpty)
            service.pass(hours: 3)
            await service.chores.round(&plans)
            await service.chores.round(&plans)
            #expect(made().count == 1)
            #expect(made()[0].hasPrefix("\(today)-1300"))
            // The files' dates are those of the machine: each of these days is later than they.
            for _ in 0..<2 {
                service.pass(hours: 24)
                await service.chores.round(&plans)
            }
            #expect(made().count == 2 && !made().contains { $0.hasPrefix("\(today)") })
        }
    }

    @Test("A back-up that fails is logged, tried again after an hour, and does not hold up the rest")
    func failure() async throws {
        try await with(backupHour: 0) { service, plans in
            try Data().write(to: URL(filePath: service.opened.backupFolder))
            await service.chores.round(&plans)
            service.pass(hours: 0.9)
            await service.chores.round(&plans)
            #expect(service.logged.all.filter { $0.hasPrefix("error: no back-up was made") }.count == 1)
            service.pass(hours: 0.2)
            await service.chores.round(&plans)
            #expect(service.logged.all.filter { $0.hasPrefix("error: no back-up was made") }.count == 2)
            try FileManager.default.removeItem(atPath: service.opened.backupFolder)
            service.pass(hours: 1.1)
            await service.chores.round(&plans)
            #expect(service.logged.contain("back-up made and read back"))
        }
    }

    @Test("Each plan of the day: once when it went well, again after an hour when not")
    func plan() {
        var plan = DailyPlan()
        #expect(plan.isDue(today: today, now: 0))
        plan.ended(well: false, today: today, now: 0)
        #expect(!plan.isDue(today: today, now: 3_599) && plan.isDue(today: today, now: 3_600))
        plan.ended(well: true, today: today, now: 3_600)
        #expect(!plan.isDue(today: today, now: 9_999))
        #expect(plan.isDue(today: Day(number: today.number + 1), now: 9_999))
    }
}
