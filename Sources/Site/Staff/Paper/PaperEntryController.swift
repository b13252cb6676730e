import HTTPTypes
import Programme
import Records
import XForms

/// Keying in answers from paper: one form, by keyboard, through the engine and the store that the screen uses.
struct PaperEntryController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }
    private var office: Office { staff.office }

    /// Longest number of a sheet.
    private static let longestNumber = 20
    /// Weeks that a first entry waits for the second.
    private static let weeksKept = 8

    /// `/medewerkers/papier/{collection}/invoer`
    func enter(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit, .keeping), let served = office.collections[seen.collection.id] else {
            return staff.unknown(visit)
        }
        let words = FormWords(served.form, visit.language)
        let draw = visit.form["trekking"].flatMap { Base64URL.decode($0)?.count == 24 ? $0 : nil }
        let sheet = PaperForm(
            seen: seen, served: served,
            outline: PaperOutline(served.form, environment: office.environment, language: words.language),
            words: words, twice: try await twice(seen.collection, visit),
            draw: draw ?? Base64URL.encode((0..<24).map { _ in .random(in: 0...255) }))
        guard visit.isPost else { return try form(visit, sheet) }
        return try await take(visit, sheet)
    }

    private func twice(_ collection: Collection, _ visit: StaffVisit) async throws -> Round? {
        guard let id = collection.roundID, let round = try await staff.stores.rounds.round(id, in: visit.scope) else {
            return nil
        }
        return round.entersTwice ? round : nil
    }

    // MARK: - What was sent

    private func take(_ visit: StaffVisit, _ sheet: PaperForm) async throws -> Reply {
        let (language, typed) = (visit.language, visit.form)
        var errors: [String: String] = [:]
        let place = sheet.place(language).one(typed["buurt"])
        if place == nil { errors["buurt"] = language.say(.wrongChoose) }
        if typed["akkoord"] != "ja" { errors["akkoord"] = language.say(.wrongPaperConsent) }
        let number = WaitingSheet.number(typed["blad"])
        if sheet.isTwice, !(1...Self.longestNumber).contains(number.count) {
            errors["blad"] = language.say(.wrongSheet)
        }
        let letter = letter(typed["code"] ?? "", sheet.seen.collection)
        if letter == .wrong { errors["code"] = language.say(.wrongPaperCode) }
        let reading = PaperReading(
            typed, outline: sheet.outline, served: sheet.served, neighbourhood: place?.id ?? "", words: sheet.words,
            environment: sheet.environment(office.clock))
        errors.merge(reading.wrong) { first, _ in first }
        let isConfirmed = typed["zo"] == "ja"
        if !isConfirmed { errors.merge(reading.odd) { first, _ in first } }
        let asksSure = reading.wrong.isEmpty && !reading.odd.isEmpty
        guard errors.isEmpty, let place else { return try form(visit, sheet, errors, asksSure: asksSure) }
        if sheet.served.endings.contains(where: { reading.answers.isAsked(NodeKey(node: $0.node)) }) {
            return try done(visit, .paperEnded, [language.say(.paperEndedLead)])
        }
        if sheet.isTwice {
            let (id, key) = (sheet.seen.collection.id, WaitingSheet.key(number, in: place.id))
            let entry = PaperEntry(
                neighbourhood: place.id, values: reading.values.filter { !$0.value.isEmpty },
                author: visit.stay?.account.id)
            guard
                let first = try await staff.stores.paper.firstEntry(of: key, collection: id, in: visit.scope)
            else {
                try await note(visit, sheet, place)
                let isKept = try await staff.stores.paper.keepFirst(
                    entry, of: key, collection: id, expires: waits(sheet.served))
                guard isKept else { return try form(visit, sheet, ["blad": language.say(.wrongSheet)]) }
                return try done(visit, .paperFirst, [language.say(.paperFirstLead, ["number": number])])
            }
            // Who reads the own writing twice makes the same mistake twice.
            if first.author == entry.author, sheet.twice?.mayEnterTwiceAlone == false {
                return try form(visit, sheet, ["blad": language.say(.wrongSamePerson)])
            }
            let comparison = PaperComparison(first, entry)
            if !comparison.fields.isEmpty {
                try await staff.stores.audit.note(
                    visit.note(.paperCompared, desk.object(sheet.seen.collection), in: place.id, at: staff.now))
                // What was typed before is shown to nobody: both look at the paper.
                guard comparison.isOneSheet else {
                    return try form(visit, sheet, ["blad": language.say(.paperOther)])
                }
                if typed["gezien"] != "ja" {
                    let differs = comparison.fields.map { ($0, language.say(.paperDiffers)) }
                    return try form(visit, sheet, Dictionary(uniqueKeysWithValues: differs), isCompared: true)
                }
            }
        }
        return try await store(visit, sheet, reading, place, letter, number)
    }

    /// The last week that a first entry waits: it goes with the answers of its round at the latest.
    private func waits(_ served: ServedCollection) -> Week {
        let longest = office.clock.week + Self.weeksKept
        return served.accountability?.retained.map { min(longest, Week(of: $0) + -1) } ?? longest
    }

    private func store(
        _ visit: StaffVisit, _ sheet: PaperForm, _ reading: PaperReading, _ place: Neighbourhood, _ letter: Letter,
        _ number: String
    ) async throws -> Reply {
        let language = visit.language
        // In a transaction of its own, before the answers: the log ties no row to a response.
        try await note(visit, sheet, place)
        var (invitation, draft): (InvitationIndex?, DraftIndex?)
        if case .code(let code) = letter {
            guard let opened = try await open(code, visit, sheet, place) else {
                return try form(visit, sheet, ["code": language.say(.wrongPaperCode)])
            }
            (invitation, draft) = opened
        }
        var answers = reading.answers
        let own = Code(truncating: sheet.bits("own"))
        var contents = DraftContents(
            ownCode: own, collection: sheet.seen.collection.id, neighbourhood: place.id,
            document: sheet.served.definitionHash, consentVersion: sheet.served.consentVersion,
            language: language.code, byLetter: false,
            chain: Chain(high: sheet.bits("chain"), low: sheet.bits("link")), page: "",
            answers: [])
        contents.isUntouched = false
        let response = try office.response(&answers, on: sheet.served, from: contents, mode: .fromPaper)
        let outcome = try await office.stores.submissions.submit(response, consuming: invitation, closing: draft)
        if outcome == .stored { office.countAge(answers, on: sheet.served) }
        switch outcome {
        case .stored, .alreadyStored:
            if sheet.isTwice {
                let key = WaitingSheet.key(number, in: place.id)
                try await staff.stores.paper.forgetFirst(of: key, collection: sheet.seen.collection.id)
            }
            return try done(
                visit, .paperStored,
                [language.say(.paperStoredCode, ["code": own.printed]), language.say(.paperStoredLead)])
        case .invitationUsed: return try form(visit, sheet, ["code": language.say(.wrongPaperCode)])
        case .differs, .withdrawn: return try done(visit, .paperNotStored, [language.say(.paperNotStoredLead)])
        }
    }

    private func note(_ visit: StaffVisit, _ sheet: PaperForm, _ place: Neighbourhood) async throws {
        try await staff.stores.audit.note(
            visit.note(.paperKeyedIn, desk.object(sheet.seen.collection), in: place.id, at: staff.now))
    }

    // MARK: - The letter

    private enum Letter: Equatable {
        case none, wrong
        case code(Code)
    }

    /// What was typed as the code of a letter that lies with the paper. Only its form is looked at: whether the code is open is
    /// seen when all else is right and answers are stored, for nobody may find out of one code whether it was used.
    private func letter(_ typed: String, _ collection: Collection) -> Letter {
        guard collection.access.allowsLetter, typed.contains(where: { !$0.isWhitespace }) else {
            return collection.access.allowsOpenLink ? .none : .wrong
        }
        return (try? Code(reading: typed)).map { .code($0) } ?? .wrong
    }

    /// Where answers with this code use it up; nil when it is not open here, which is counted as a guess and noted.
    private func open(
        _ code: Code, _ visit: StaffVisit, _ sheet: PaperForm, _ place: Neighbourhood
    ) async throws -> (InvitationIndex?, DraftIndex)? {
        let id = sheet.seen.collection.id
        let found = try await office.guarded(code, visit.visit) {
            let found = try await office.invitation(of: code)
            return found?.collection == id && found?.neighbourhood == place.id ? found : nil
        }
        guard found != nil else {
            try await staff.stores.audit.note(
                visit.note(.paperCodeRefused, desk.object(sheet.seen.collection), in: place.id, at: staff.now))
            return nil
        }
        return (try await office.invitationPlace(of: code), office.keys.draftAccess(code).index)
    }
}

extension WaitingSheet {
    /// A sheet's number as somebody typed it.
    static func number(_ typed: String?) -> String {
        (typed ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

// MARK: - Pages

extension PaperEntryController {
    private func done(_ visit: StaffVisit, _ title: StaffWord, _ paragraphs: [String]) throws -> Reply {
        let page = StaffMessagePage(
            title: visit.language.say(title), paragraphs: paragraphs,
            next: StaffLink(address: visit.route.path(in: visit.language), words: visit.language.say(.paperNext)))
        return try staff.render(page, visit)
    }

    private func form(
        _ visit: StaffVisit, _ sheet: PaperForm, _ errors: [String: String] = [:], asksSure: Bool = false,
        isCompared: Bool = false
    ) throws -> Reply {
        let language = visit.language
        let hidden =
            [StaffForm.Hidden(name: "trekking", value: sheet.draw)]
            + (isCompared ? [StaffForm.Hidden(name: "gezien", value: "ja")] : [])
        let fields = sheet.fields(visit.form, errors: errors, asksSure: asksSure, in: language)
        let page = StaffFormPage(
            title: language.say(.paperEnter),
            lead: [
                desk.title(sheet.seen.collection, in: language), language.say(isCompared ? .paperCompare : .paperKeys),
                language.say(.paperKeysVersion, ["version": sheet.served.consentVersion]),
            ], form: staff.makeForm(visit, fields, button: .save, hidden: hidden),
            ways: [desk.link(.paper, visit, [], .paperBack)], in: language)
        return try staff.form(page, visit)
    }
}
