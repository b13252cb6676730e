import Foundation
import HTTPTypes
import Programme
import Records

/// Erasing for somebody who asks for it: answers by the own code, what was begun with a letter by its number.
struct ErasingController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }
    private var office: Office { staff.office }

    /// Weeks that a first person's wish waits for the second one.
    private static let weeksKept = 2

    // MARK: - By own code

    /// What stands behind a code that was typed.
    private enum Found {
        case answers(LetterPlace)
        /// Not sent yet.
        case draft(OpenDraft)

        var place: LetterPlace {
            switch self {
            case .answers(let place): place
            case .draft(let draft):
                LetterPlace(collection: draft.contents.collection, neighbourhood: draft.contents.neighbourhood)
            }
        }
    }

    /// `/medewerkers/wissen`
    ///
    /// First what stands behind the code is told (its questionnaire and neighbourhood, nothing of the answers); a second post
    /// with the reason erases.
    func answers(_ visit: StaffVisit) async throws -> Reply {
        guard visit.isPost else { return try page(visit) }
        let code: Code
        do {
            code = try Code(reading: visit.form["code"] ?? "")
        } catch {
            return try page(visit, wrong: error == .empty ? .wrongCodeNeeded : .wrongCodeUnknown)
        }
        guard let found = try await office.guarded(code, visit.visit, look: { try await self.found(code, visit) })
        else {
            return try page(visit, wrong: .wrongCodeUnknown)
        }
        let isSure = visit.form.all("zeker").contains("ja")
        let why = visit.form["why"]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard visit.form["stap"] == "wis", isSure, !why.isEmpty else {
            if visit.form["stap"] != "wis" {
                let place = found.place
                try await staff.stores.audit.note(
                    visit.note(
                        .answersLookedUp, AuditObject(.collection, place.collection), in: place.neighbourhood,
                        at: staff.now))
            }
            return try page(visit, found: found, isSent: visit.form["stap"] == "wis")
        }
        let note = visit.note(
            .answersErased, AuditObject(.collection, found.place.collection), in: found.place.neighbourhood,
            reason: why, at: staff.now)
        switch found {
        case .draft(let draft):
            // Noted first, so that nothing goes without a trace.
            try await staff.stores.audit.note(note)
            try await office.desk.discard(draft)
            return try done(visit, .erasingDraftDone)
        case .answers: return try await erase(code, visit, note)
        }
    }

    private func erase(_ code: Code, _ visit: StaffVisit, _ note: AuditNote) async throws -> Reply {
        guard let account = visit.stay?.account.id else { return staff.unknown(visit) }
        let outcome = try await staff.stores.erasure.eraseForOwner(
            staff.keys.ownCodeIndexes(code), marks: staff.keys.erasureIndexes(code), by: account,
            needsTwo: office.screens.settings.needsTwoLooks, on: office.clock.week,
            expires: office.clock.week + Self.weeksKept, in: visit.scope, noting: note)
        switch outcome {
        case .erased: return try done(visit, .erasingDone)
        case .marked: return try done(visit, .erasingMarked)
        case .needsAnother: return try page(visit, wrong: .wrongNeedsAnother)
        case .unknown: return try page(visit, wrong: .wrongCodeUnknown)
        }
    }

    private func found(_ code: Code, _ visit: StaffVisit) async throws -> Found? {
        let sent = try await staff.stores.erasure.answers(
            ownCode: staff.keys.ownCodeIndexes(code), in: visit.scope)
        if let sent { return .answers(sent) }
        // A letter's code is nobody's own: whether it was used is seen by nobody, and its number has a page of its own.
        guard let draft = try await office.desk.open(code), !draft.contents.byLetter,
            visit.scope.holds(draft.contents.neighbourhood)
        else { return nil }
        return .draft(draft)
    }

    private func page(
        _ visit: StaffVisit, found: Found? = nil, isSent: Bool = false, wrong: StaffWord? = nil
    ) throws -> Reply {
        let (language, typed) = (visit.language, visit.form)
        let codeField = StaffField(
            "code", .code(), label: language.say(.fieldOwnCode), hint: language.say(.fieldOwnCodeHint),
            values: [typed["code"] ?? ""], error: wrong.map { language.say($0) })
        var fields = [codeField]
        var facts: [StaffFact] = []
        if let found {
            let why = typed["why"] ?? ""
            fields += [
                StaffField(
                    "why", .line(), label: language.say(.fieldWhy), hint: language.say(.erasingWhyHint), values: [why],
                    error: isSent && why.allSatisfy(\.isWhitespace) ? language.say(.wrongWhy) : nil),
                StaffField(
                    "zeker", .several([("ja", language.say(.erasingSure), nil)]), label: language.say(.erasingSureAsk),
                    values: typed.all("zeker"),
                    error: isSent && typed.all("zeker").isEmpty ? language.say(.wrongErasingSure) : nil),
            ]
            facts = self.facts(found, language)
        }
        let needsTwo = office.screens.settings.needsTwoLooks
        return try staff.form(
            StaffFormPage(
                title: language.say(.menuErasing),
                lead: [
                    language.say(.erasingLead), language.say(needsTwo ? .erasingTwoLooks : .erasingOneLook),
                    language.say(.erasingNoCode),
                ], facts: facts,
                form: staff.makeForm(
                    visit, fields, button: found == nil ? .erasingLook : .erasingGo,
                    hidden: found == nil ? [] : [StaffForm.Hidden(name: "stap", value: "wis")], isGrave: found != nil),
                ways: [
                    StaffLink(address: Route.staff(.retention).path(in: language), words: language.say(.menuRetention))
                ],
                in: language), visit)
    }

    private func facts(_ found: Found, _ language: InterfaceLanguage) -> [StaffFact] {
        let place = found.place
        let served = office.collections[place.collection]
        let name = served?.collection.neighbourhoods.first { $0.id == place.neighbourhood }?.name
        let state: StaffWord = if case .draft = found { .erasingIsDraft } else { .erasingIsSent }
        return [
            StaffFact(
                term: language.say(.columnQuestionnaire),
                words: served.map { QuestionnaireFacts($0.form, language: language).title } ?? place.collection),
            StaffFact(term: language.say(.columnNeighbourhood), words: name ?? place.neighbourhood),
            StaffFact(term: language.say(.fieldState), words: language.say(state)),
        ]
    }

    private func done(_ visit: StaffVisit, _ words: StaffWord) throws -> Reply {
        let language = visit.language
        let backups = office.screens.settings.backupDays.map { language.say(.staffBackups, count: $0) }
        return try staff.render(
            StaffMessagePage(
                title: language.say(.menuErasing),
                paragraphs: [language.say(words)]
                    + (words == .erasingMarked ? [] : [backups ?? language.say(.registerNoBackups)]),
                next: StaffLink(address: Route.staff(.home).path(in: language), words: language.say(.toHome))), visit)
    }

    // MARK: - By the number of a letter

    /// `/medewerkers/brieven/{collection}/in/{neighbourhood}/stoppen`
    func letter(_ visit: StaffVisit) async throws -> Reply {
        guard let (seen, neighbourhood, place) = desk.place(visit) else { return staff.unknown(visit) }
        let language = visit.language
        let why = visit.form["why"] ?? ""
        let isExplained = why.contains { !$0.isWhitespace }
        var error: String?
        if visit.isPost {
            if let serial = Int(typed: visit.form["nummer"] ?? ""), serial > 0 {
                if isExplained {
                    let note = visit.note(
                        .letterEnded, desk.object(seen.collection), in: place.neighbourhood, reason: why, at: staff.now)
                    switch try await staff.stores.letters.stopLetter(
                        serial, for: place, in: visit.scope, noting: note)
                    {
                    case nil: return staff.unknown(visit)
                    case true?:
                        // What was begun lies sealed in memory too.
                        office.forgetCachedDrafts()
                        return try done(visit, .endLetterDone)
                    case false?: error = language.say(.wrongSerial)
                    }
                }
            } else {
                error = language.say(.wrongSerial)
            }
        }
        let fields = [
            StaffField(
                "nummer", .line(), label: language.say(.fieldSerial), hint: language.say(.fieldSerialHint),
                values: [visit.form["nummer"] ?? ""], error: error),
            StaffField(
                "why", .line(), label: language.say(.fieldWhy), hint: language.say(.erasingWhyHint), values: [why],
                error: visit.isPost && !isExplained ? language.say(.wrongWhy) : nil),
        ]
        return try staff.form(
            StaffFormPage(
                title: language.say(.endLetterTitle) + ": " + neighbourhood.name,
                lead: [language.say(.endLetterLead), language.say(.endLetterLeadTwo)],
                form: staff.makeForm(visit, fields, button: .endLetterGo, isGrave: true),
                ways: [desk.link(.lettersHere, visit, visit.values, .lettersBack)], in: language), visit)
    }
}
