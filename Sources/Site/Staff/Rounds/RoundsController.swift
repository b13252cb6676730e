import HTTPTypes
import Programme
import Records
import XForms

/// Rounds: which there are, opening one from a single page, following its end.
struct RoundsController: Sendable {
    let staff: StaffOffice

    var store: any RoundStore { staff.stores.rounds }
    var today: Day { staff.office.clock.day }

    // MARK: - List

    /// `/medewerkers/rondes`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let all = try await store.outlines(in: visit.scope)
        let page = StaffListPage(
            title: language.say(.menuRounds), lead: [language.say(.roundsLead)], notice: visit.doneNotice,
            buttons: [
                StaffLink(address: Route.staff(.newRound).path(in: language), words: language.say(.newRound))
            ], all: all, query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .rounds, name: \.name,
            count: .roundsCount, in: language
        ) { round in
            StaffListPage.Row(
                address: Route.staff(.round, [round.id]).path(in: language), name: round.name,
                facts: [
                    StaffFact(term: language.say(.fieldState), words: language.words(round.phase(on: today))),
                    StaffFact(
                        term: language.say(.menuNeighbourhoods),
                        words: language.say(.neighbourhoodsCount, count: round.places)),
                ])
        }
        return try staff.render(page, visit)
    }

    // MARK: - One page

    /// `/medewerkers/rondes/nieuw`
    func add(_ visit: StaffVisit) async throws -> Reply {
        let isTyped = visit.isPost || visit.prefill != nil
        let form = try await form(visit, isTyped ? visit.form : RoundForm.fresh())
        guard visit.isPost else { return try page(visit, form) }
        let wanted = NeighbourhoodProfile.id(from: visit.form["name"] ?? "") ?? "ronde"
        // Names repeat ("T1" in another year), ids do not; a round that lies elsewhere cannot be told from none.
        for number in 1...99 {
            let id = number == 1 ? wanted : "\(wanted.prefix(36))-\(number)"
            switch try await keep(visit, form, id: id, isNew: true) {
            case .reply(let reply): return reply
            case .taken: continue
            }
        }
        var taken = form
        taken.faults = [.collectionTaken]
        return try page(visit, taken)
    }

    /// `/medewerkers/rondes/{ronde}/aanpassen`
    func change(_ visit: StaffVisit) async throws -> Reply {
        guard let round = try await named(visit), round.isWhole, round.state == .prepared else {
            return staff.unknown(visit)
        }
        let isTyped = visit.isPost || visit.prefill != nil
        let form = try await form(visit, isTyped ? visit.form : RoundForm.typed(round))
        guard visit.isPost else { return try page(visit, form) }
        switch try await keep(visit, form, id: round.id, isNew: false) {
        case .reply(let reply): return reply
        case .taken:
            var taken = form
            taken.faults = [.collectionTaken]
            return try page(visit, taken)
        }
    }

    private enum Kept {
        case reply(Reply)
        case taken
    }

    private func keep(
        _ visit: StaffVisit, _ filled: RoundForm, id: String, isNew: Bool
    ) async throws -> Kept {
        var form = filled
        let (made, faults) = form.round(id: id)
        form.faults = Set(faults)
        guard form.faults.isEmpty, let round = made else { return .reply(try page(visit, form)) }
        let note = visit.note(.roundPrepared, at: staff.now)
        switch try await store.save(round, isNew: isNew, in: visit.scope, noting: note) {
        case .taken: return .taken
        case .unknown, .notWhole, .wrongState: return .reply(staff.unknown(visit))
        case .done: break
        }
        guard form.opensNow else { return .reply(staff.done(.round, visit, [id])) }
        switch try await store.open(id, in: visit.scope, noting: visit.note(.roundOpened, at: staff.now)) {
        case .done:
            try await staff.office.renewOffer()
            return .reply(staff.done(.round, visit, [id]))
        case .taken: return .taken
        case .unknown, .notWhole, .wrongState: return .reply(staff.unknown(visit))
        }
    }

    private func page(_ visit: StaffVisit, _ form: RoundForm) throws -> Reply {
        let language = visit.language
        return try staff.form(
            StaffFormPage(
                title: language.say(.newRound), lead: [language.say(.newRoundLead), language.say(.newRoundLeadTwo)],
                form: staff.makeForm(visit, form.fields, button: .goOn), ways: [back(visit)], in: language), visit)
    }

    private func form(_ visit: StaffVisit, _ typed: UrlencodedForm) async throws -> RoundForm {
        let published = try await staff.stores.questionnaires.questionnaires(in: visit.scope).filter {
            $0.state.isUsable
        }
        let neighbourhoods = try await staff.stores.neighbourhoods.neighbourhoods(in: visit.scope)
        return RoundForm(
            typed, offered: visit.language.sorted(neighbourhoods, by: \.name),
            questionnaires: visit.language.sorted(published, by: \.report.title),
            spoken: staff.office.screens.pages.languages.all, today: today, in: visit.language)
    }

    // MARK: - Overview

    /// `/medewerkers/rondes/{ronde}`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let round = try await named(visit) else { return staff.unknown(visit) }
        let language = visit.language
        var reports: [[UInt8]: QuestionnaireReport] = [:]
        for one in round.questionnaires {
            // What a round asks is seen by whoever sees the round, retired or not.
            reports[one.definition] = try await staff.stores.questionnaires.questionnaire(
                one.definition, in: .everywhere)?.report
        }
        let places = Paged(
            language.sorted(round.neighbourhoods, by: \.name), page: visit.visit.parameter("bladzijde"))
        let words = RoundParts(round: round, reports: reports, places: places, language: language)
        func link(_ page: StaffPage, _ said: StaffWord) -> StaffLink {
            StaffLink(address: Route.staff(page, [round.id]).path(in: language), words: language.say(said))
        }
        let mayChange = round.isWhole
        let change = mayChange && round.state == .prepared ? [link(.changeRound, .changeRound)] : []
        let remove = mayChange && round.state == .prepared ? [link(.removeRound, .removeRound)] : []
        let end =
            mayChange && round.state == .opened ? [link(.closeRound, .closeRound), link(.mendRound, .mendRound)] : []
        let isOpened = round.state == .opened
        let letters = StaffLink(address: Route.staff(.letters).path(in: language), words: language.say(.menuLetters))
        let follow =
            isOpened ? [link(.response, .seeResponse)] + (round.hasLetters ? [letters] : []) : []
        let page = StaffOverviewPage(
            title: round.name,
            lead: [language.words(round.phase(on: today))]
                + (mayChange ? [] : [language.say(.roundInPart)]), notice: visit.doneNotice,
            parts: words.all(origin: staff.office.screens.settings.origin),
            ways: places.ways(language) { visit.route.path(in: language) + "&bladzijde=\($0)" } + follow + change
                + remove + end
                + [back(visit)],
            in: language)
        return try staff.render(page, visit)
    }

    // MARK: - End

    /// `/medewerkers/rondes/{ronde}/einde`
    func close(_ visit: StaffVisit) async throws -> Reply {
        guard let round = try await named(visit), round.isWhole, round.state == .opened else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let isTyped = visit.isPost || visit.prefill != nil
        let closes = isTyped ? visit.form["closes"] ?? "" : round.closes.description
        let grace = isTyped ? visit.form["grace"] ?? "" : String(round.graceDays)
        let day = Day(closes) ?? Day(dutch: closes)
        // The day before today ends it at once; no earlier one, for then grace would be over before anybody knew.
        let isDay = day.map { $0 >= Day(number: today.number - 1) && !($0 >= today && $0 < round.opens) } ?? false
        let days = Int(typed: grace)
        let isGrace = days.map { (0...Round.mostGraceDays).contains($0) } ?? false
        // As at opening: who may still finish must find the answers there.
        let last = (day ?? today).number + (days ?? 0)
        let isKept = round.accountability.retained.map { last < $0.number } ?? true
        if visit.isPost, isDay, isGrace, isKept, let day, let days {
            let outcome = try await store.setEnd(
                day, graceDays: days, of: round.id, in: visit.scope,
                noting: visit.note(.roundEndChanged, reason: visit.form["why"], at: staff.now))
            guard outcome == .done else { return staff.unknown(visit) }
            try await staff.office.renewOffer()
            return staff.done(.round, visit, [round.id])
        }
        let fields = [
            StaffField(
                "closes", .line(type: "date"), label: language.say(.fieldCloses), hint: language.say(.fieldEndHint),
                values: [closes], error: visit.isPost && !(isDay && isKept) ? language.say(.wrongEnd) : nil),
            StaffField(
                "grace", .line(), label: language.say(.fieldGrace), hint: language.say(.fieldGraceHint),
                values: [grace], error: visit.isPost && !isGrace ? language.say(.wrongGrace) : nil),
            StaffField(
                "why", .line(), label: language.say(.fieldWhyOptional), hint: language.say(.fieldWhyHint),
                values: [visit.form["why"] ?? ""]),
        ]
        return try staff.form(
            StaffFormPage(
                title: language.say(.closeRound), lead: [language.say(.closeRoundLead)],
                facts: [
                    StaffFact(term: language.say(.fieldRound), words: round.name),
                    StaffFact(term: language.say(.fieldState), words: language.words(round.phase(on: today))),
                ], form: staff.makeForm(visit, fields, button: .save), ways: [back(visit)], in: language), visit)
    }

    func named(_ visit: StaffVisit) async throws -> Round? {
        guard let id = visit.values.first else { return nil }
        return try await store.round(id, in: visit.scope)
    }

    func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(address: Route.staff(.rounds).path(in: visit.language), words: visit.language.say(.backToRounds))
    }
}

extension InterfaceLanguage {
    /// Where a round stands, in words.
    func words(_ phase: RoundPhase) -> String {
        switch phase {
        case .prepared: say(.phasePrepared)
        case .planned(let day): say(.phasePlanned, ["date": words(for: day)])
        case .open: say(.phaseOpen)
        case .grace(let day): say(.phaseGrace, ["date": words(for: day)])
        case .closed(let day): say(.phaseClosed, ["date": words(for: day)])
        }
    }
}
