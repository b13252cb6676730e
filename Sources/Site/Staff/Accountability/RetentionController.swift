import HTTPTypes
import Programme
import Records

/// What is erased when its time is over: what will be within a month, what will be later, and what was.
struct RetentionController: Sendable {
    let staff: StaffOffice

    /// Months back that erasures are shown.
    private static let monthsShown = 24

    /// `/medewerkers/bewaren`
    func show(_ visit: StaffVisit) async throws -> Reply {
        let (language, today) = (visit.language, staff.office.clock.day)
        let picture = try await staff.stores.retention.retentionPicture(since: today.adding(months: -Self.monthsShown))
        let rounds = try await staff.stores.rounds.outlines(in: visit.scope)
        let seen = staff.office.offer.known.filter { one in
            one.neighbourhoods.contains { visit.scope.holds($0.id) }
        }
        let sheets = try await staff.stores.paper.waitingSheets(in: visit.scope)
        try await staff.stores.audit.note(visit.note(.retentionSeen, AuditObject(.log, "retention"), at: staff.now))
        let parts = RetentionParts(
            picture: picture, sheets: sheets, rounds: rounds, collections: seen, served: staff.office.collections,
            isWhole: visit.scope == .everywhere, today: today, language: language)
        let page = StaffOverviewPage(
            title: language.say(.menuRetention), lead: [language.say(.retentionLead)], notice: parts.warning,
            parts: parts.all, ways: [], in: language)
        return try staff.render(page, visit)
    }
}

/// What that page says. How many are due is said to who sees the whole programme alone: parts of it would tell more.
struct RetentionParts {
    let picture: RetentionPicture
    let sheets: [WaitingSheet]
    let rounds: [RoundOutline]
    let collections: [Collection]
    let served: [String: ServedCollection]
    let isWhole: Bool
    let today: Day
    let language: InterfaceLanguage

    typealias Part = StaffOverviewPage.Part

    /// Most sheets that are listed.
    private static let mostSheets = 50

    var all: [Part] { [runs] + missed + [soon, waiting, later, done] }

    /// Why nothing is erased now.
    var warning: String? {
        picture.held.map { language.say(.retentionHeld, ["date": language.words(for: $0)]) }
    }

    private func name(_ what: RetentionObject) -> String? {
        switch what {
        case .collection(let id):
            guard let one = collections.first(where: { $0.id == id }) else { return nil }
            let title = served[id].map { QuestionnaireFacts($0.form, language: language).title } ?? one.questionnaire
            return "\(title) (\(one.round))"
        case .stories: return language.say(.fieldOriginal)
        case .drafts: return language.say(.retentionDrafts)
        }
    }

    private func count(_ tens: Int) -> String {
        guard isWhole else { return language.say(.retentionInPart) }
        let shown = tens / Tens.least * Tens.least
        return shown == 0 ? language.say(.responseFew) : language.figures(String(shown))
    }

    private var runs: Part {
        guard let day = picture.day else {
            return Part(language.say(.retentionRuns), paragraphs: [language.say(.retentionNever)])
        }
        var facts = [StaffFact(term: language.say(.retentionLast), words: language.words(for: day))]
        if let before = picture.before {
            facts.append(StaffFact(term: language.say(.retentionBefore), words: language.words(for: before)))
            let missed = day.number - before.number - 1
            facts.append(
                StaffFact(
                    term: language.say(.retentionMissed),
                    words: missed <= 0
                        ? language.say(.retentionNoneMissed) : language.say(.retentionCaughtUp, count: missed)))
        }
        if day < today {
            facts.append(
                StaffFact(
                    term: language.say(.retentionWaiting),
                    words: language.say(.retentionLate, count: today.number - day.number)))
        }
        return Part(language.say(.retentionRuns), facts: facts)
    }

    /// Every time that days were missed, as long as erasures are shown.
    private var missed: [Part] {
        guard !picture.gaps.isEmpty else { return [] }
        let heading = language.say(.retentionMissed)
        let columns: [StaffWord] = [.retentionMissedFrom, .retentionMissedUntil, .retentionMissedCaught]
        let rows = picture.gaps.map { [$0.first, $0.last, $0.caughtUp].map(language.words(for:)) }
        return [
            Part(
                heading, paragraphs: [language.say(.retentionMissedLead)],
                table: .init(heading, columns: columns.map { language.say($0) }, rows: rows))
        ]
    }

    private var soon: Part {
        let heading = language.say(.retentionSoon, ["date": language.words(for: today.adding(months: 1))])
        let rows = picture.due.compactMap { due in
            name(due.what).map { [$0, language.words(for: due.first), count(due.due)] }
        }
        guard !rows.isEmpty else { return Part(heading, paragraphs: [language.say(.retentionNothing)]) }
        let columns: [StaffWord] = [.retentionWhat, .retentionFrom, .retentionCount]
        return Part(
            heading, paragraphs: [language.say(.retentionSoonLead)],
            table: .init(heading, columns: columns.map { language.say($0) }, rows: rows))
    }

    /// Sheets of paper that were keyed in once, by the number that staff wrote on them, and where one is erased.
    private var waiting: Part {
        let heading = language.say(.retentionSheets)
        let held = Set(sheets.map(\.collection))
        let links = collections.filter { held.contains($0.id) }.map { one in
            StaffLink(
                address: Route.staff(.eraseSheet, [one.id]).path(in: language),
                words: language.say(.sheetErasing) + ": " + (name(.collection(one.id)) ?? one.id))
        }
        guard !sheets.isEmpty else { return Part(heading, paragraphs: [language.say(.retentionNoSheets)]) }
        let rows = sheets.prefix(Self.mostSheets).map { sheet in
            let place = collections.first { $0.id == sheet.collection }?.neighbourhoods.first {
                $0.id == sheet.neighbourhood
            }
            return [
                sheet.number, name(.collection(sheet.collection)) ?? sheet.collection,
                place?.name ?? sheet.neighbourhood, language.words(for: (sheet.expires + 1).monday),
            ]
        }
        let columns: [StaffWord] = [.fieldSheet, .retentionWhat, .columnNeighbourhood, .retentionFrom]
        let isLong = sheets.count > Self.mostSheets
        return Part(
            heading,
            paragraphs: [language.say(.retentionSheetsLead)]
                + (isLong ? [language.say(.sheetsWaiting, count: sheets.count)] : []),
            table: .init(heading, columns: columns.map { language.say($0) }, rows: Array(rows)), links: links)
    }

    /// The day of each round and the months of each questionnaire, whatever there is of it.
    private var later: Part {
        let heading = language.say(.retentionTerms)
        let rows = collections.compactMap { one -> [String]? in
            let round = rounds.first { $0.id == one.roundID }
            let months = served[one.id].flatMap { QuestionnaireFacts($0.form, language: language).months }
            let day = round?.accountability.retained
            guard months != nil || day != nil else { return nil }
            return [
                name(.collection(one.id)) ?? one.id,
                months.flatMap { Int($0) }.map { language.say(.registerMonths, count: $0) } ?? language.say(.notKnown),
                day.map { language.words(for: $0) } ?? language.say(.retentionNoDay),
            ]
        }
        let columns: [StaffWord] = [.retentionWhat, .registerTerm, .fieldRetained]
        return Part(
            heading, paragraphs: [language.say(.retentionTermsLead)],
            table: rows.isEmpty
                ? nil : .init(heading, columns: columns.map { language.say($0) }, rows: rows))
    }

    private var done: Part {
        let heading = language.say(.retentionDone)
        let rows = picture.reports.compactMap { report in
            name(report.what).map { [$0, language.words(for: report.day), count(report.erased)] }
        }
        guard !rows.isEmpty else { return Part(heading, paragraphs: [language.say(.retentionNoneDone)]) }
        let columns: [StaffWord] = [.retentionWhat, .retentionOn, .retentionCount]
        return Part(heading, table: .init(heading, columns: columns.map { language.say($0) }, rows: rows))
    }
}
