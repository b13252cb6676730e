import Crypto
import Foundation
import HTTPTypes
import Programme
import Records
import XForms

/// Keying in answers from paper: one form, by keyboard, through the engine and the store that the screen uses.
struct PaperEntryController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }
    private var office: Office { staff.office }

    /// What a post is about.
    private struct Sheet {
        let seen: LetterDesk.Seen
        let served: ServedCollection
        let outline: PaperOutline
        let words: FormWords
        /// The round, where two people key it in and what differs is looked up on paper.
        let twice: Round?
        var isTwice: Bool { twice != nil }
        /// Names this one filling in, so that sending it again stores nothing twice.
        let draw: String
    }

    /// Longest number of a sheet.
    private static let longestNumber = 20
    /// Weeks that a first entry waits for the second.
    private static let weeksKept = 8

    /// `/medewerkers/papier/{collection}/invoer`
    func enter(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = try await desk.collection(visit), let served = office.collections[seen.collection.id] else {
            return staff.unknown(visit)
        }
        let words = FormWords(served.form, visit.language)
        let draw = visit.form["trekking"].flatMap { Base64URL.decode($0)?.count == 24 ? $0 : nil }
        let sheet = Sheet(
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

    private func take(_ visit: StaffVisit, _ sheet: Sheet) async throws -> Reply {
        let (language, typed) = (visit.language, visit.form)
        var errors: [String: String] = [:]
        let place = sheet.seen.neighbourhoods.first { $0.id == typed["buurt"] }
        if place == nil { errors["buurt"] = language.say(.wrongChoose) }
        if typed["akkoord"] != "ja" { errors["akkoord"] = language.say(.wrongPaperConsent) }
        let number = (typed["blad"] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if sheet.isTwice, number.isEmpty || number.count > Self.longestNumber {
            errors["blad"] = language.say(.wrongSheet)
        }
        let letter = try await letter(typed["code"] ?? "", sheet.seen.collection, place)
        if letter == .wrong { errors["code"] = language.say(.wrongPaperCode) }
        let reading = PaperReading(
            typed, outline: sheet.outline, served: sheet.served, neighbourhood: place?.id ?? "", words: sheet.words,
            environment: environment(sheet.draw))
        errors.merge(reading.wrong) { first, _ in first }
        let isConfirmed = typed["zo"] == "ja"
        if !isConfirmed { errors.merge(reading.odd) { first, _ in first } }
        let asksSure = reading.wrong.isEmpty && !reading.odd.isEmpty
        guard errors.isEmpty, let place else { return try form(visit, sheet, errors, asksSure: asksSure) }
        if sheet.served.endings.contains(where: { reading.answers.isAsked(NodeKey(node: $0.node)) }) {
            return try done(visit, .paperEnded, [language.say(.paperEndedLead)])
        }
        if sheet.isTwice {
            let id = sheet.seen.collection.id
            let entry = PaperEntry(
                neighbourhood: place.id, values: reading.values.filter { !$0.value.isEmpty },
                author: visit.stay?.account.id)
            guard
                let first = try await staff.stores.paper.firstEntry(of: number, collection: id, in: visit.scope)
            else {
                try await note(visit, sheet, place)
                let isKept = try await staff.stores.paper.keepFirst(
                    entry, of: number, collection: id, expires: office.clock.week + Self.weeksKept)
                guard isKept else { return try form(visit, sheet, ["blad": language.say(.wrongSheet)]) }
                return try done(visit, .paperFirst, [language.say(.paperFirstLead, ["number": number])])
            }
            // Who reads the own writing twice makes the same mistake twice.
            if first.author == entry.author, sheet.twice?.mayEnterTwiceAlone == false {
                return try form(visit, sheet, ["blad": language.say(.wrongSamePerson)])
            }
            let differences = differences(first, entry, reading, language)
            if !differences.isEmpty, typed["gezien"] != "ja" {
                return try form(visit, sheet, differences, isCompared: true)
            }
        }
        return try await store(visit, sheet, reading, place, letter, number)
    }

    private func differences(
        _ first: PaperEntry, _ second: PaperEntry, _ reading: PaperReading, _ language: InterfaceLanguage
    ) -> [String: String] {
        var found: [String: String] = [:]
        for field in Set(first.values.keys).union(second.values.keys)
        where first.values[field] != second.values[field] {
            let before = first.values[field].map { reading.typed($0, field) } ?? language.say(.notFilledIn)
            found[field] = language.say(.paperDiffers, ["before": before])
        }
        if first.neighbourhood != second.neighbourhood {
            found["buurt"] = language.say(.paperDiffers, ["before": first.neighbourhood])
        }
        return found
    }

    private func store(
        _ visit: StaffVisit, _ sheet: Sheet, _ reading: PaperReading, _ place: Neighbourhood, _ letter: Letter,
        _ number: String
    ) async throws -> Reply {
        let language = visit.language
        // In a transaction of its own, before the answers: the log ties no row to a response.
        try await note(visit, sheet, place)
        var answers = reading.answers
        let own = Code(truncating: Self.bits(of: sheet.draw, "own"))
        var contents = DraftContents(
            ownCode: own, collection: sheet.seen.collection.id, neighbourhood: place.id,
            document: sheet.served.definitionHash, consentVersion: sheet.served.consentVersion,
            language: language.code, byLetter: false,
            chain: Chain(high: Self.bits(of: sheet.draw, "chain"), low: Self.bits(of: sheet.draw, "link")), page: "",
            answers: [])
        contents.isUntouched = false
        let response = try office.response(&answers, on: sheet.served, from: contents, mode: .fromPaper)
        var (invitation, draft): (InvitationIndex?, DraftIndex?)
        if case .code(let code) = letter {
            invitation = try await office.invitationPlace(of: code)
            draft = office.keys.draftAccess(code).index
        }
        let outcome = try await office.stores.submissions.submit(response, consuming: invitation, closing: draft)
        if outcome == .stored { office.countAge(answers, on: sheet.served) }
        switch outcome {
        case .stored, .alreadyStored:
            if sheet.isTwice {
                try await staff.stores.paper.forgetFirst(of: number, collection: sheet.seen.collection.id)
            }
            return try done(
                visit, .paperStored,
                [language.say(.paperStoredCode, ["code": own.printed]), language.say(.paperStoredLead)])
        case .invitationUsed: return try form(visit, sheet, ["code": language.say(.wrongPaperCode)])
        case .differs, .withdrawn: return try done(visit, .paperNotStored, [language.say(.paperNotStoredLead)])
        }
    }

    private func note(_ visit: StaffVisit, _ sheet: Sheet, _ place: Neighbourhood) async throws {
        try await staff.stores.audit.note(
            visit.note(.paperKeyedIn, desk.object(sheet.seen.collection), in: place.id, at: staff.now))
    }

    // MARK: - The letter

    private enum Letter: Equatable {
        case none, wrong
        case code(Code)
    }

    /// The code of a letter that lies with the paper: used up with it, so that nobody answers twice.
    private func letter(
        _ typed: String, _ collection: Collection, _ place: Neighbourhood?
    ) async throws -> Letter {
        guard collection.access.allowsLetter, typed.contains(where: { !$0.isWhitespace }) else {
            return collection.access.allowsOpenLink ? .none : .wrong
        }
        guard let code = try? Code(reading: typed), let found = try await office.invitation(of: code),
            found.collection == collection.id, found.neighbourhood == place?.id
        else { return .wrong }
        return .code(code)
    }

    // MARK: - Chance

    /// The same chance each time that one filling in is sent, so that it is the same response.
    private func environment(_ draw: String) -> XForms.Environment {
        XForms.Environment(
            clock: { [clock = office.clock] in clock.exact }, timeZone: office.clock.zone,
            randomBytes: { count in
                Array((0...count / 32).flatMap { Array(SHA256.hash(data: Data("\(draw) \($0)".utf8))) }.prefix(count))
            })
    }

    private static func bits(of draw: String, _ use: String) -> UInt64 {
        SHA256.hash(data: Data("\(draw) \(use)".utf8)).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
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
        _ visit: StaffVisit, _ sheet: Sheet, _ errors: [String: String] = [:], asksSure: Bool = false,
        isCompared: Bool = false
    ) throws -> Reply {
        let language = visit.language
        let typed = visit.form
        var fields = head(visit, sheet, errors)
        for item in sheet.outline.items {
            guard let number = item.number else { continue }
            let label = "\(number). " + sheet.words.plain(sheet.served.form.questions[item.question].label)
            let times = item.repetition == nil ? "" : " (\(item.ordinal + 1))"
            fields.append(
                StaffField(
                    item.field, item.widget == .multiline ? .area : .line(), label: label + times,
                    hint: hint(item, sheet), values: [typed[item.field] ?? ""], error: errors[item.field]))
        }
        if asksSure {
            fields.append(
                StaffField(
                    "zo", .several([("ja", language.say(.paperAsIs), language.say(.paperAsIsHint))]),
                    label: language.say(.paperSure), error: language.say(.paperSureWhy)))
        }
        let hidden =
            [StaffForm.Hidden(name: "trekking", value: sheet.draw)]
            + (isCompared ? [StaffForm.Hidden(name: "gezien", value: "ja")] : [])
        let page = StaffFormPage(
            title: language.say(.paperEnter),
            lead: [
                desk.title(sheet.seen.collection, in: language), language.say(isCompared ? .paperCompare : .paperKeys),
            ], form: staff.makeForm(visit, fields, button: .save, hidden: hidden),
            ways: [desk.link(.paper, visit, [], .paperBack)], in: language)
        return try staff.form(page, visit)
    }

    private func head(_ visit: StaffVisit, _ sheet: Sheet, _ errors: [String: String]) -> [StaffField] {
        let (language, typed) = (visit.language, visit.form)
        let places = sheet.seen.neighbourhoods
        var fields = [
            StaffField(
                "buurt",
                .menu((places.count > 1 ? [("", language.say(.chooseOne))] : []) + places.map { ($0.id, $0.name) }),
                label: language.say(.columnNeighbourhood), values: [typed["buurt"] ?? ""], error: errors["buurt"])
        ]
        if sheet.isTwice {
            fields.append(
                StaffField(
                    "blad", .line(), label: language.say(.fieldSheet), hint: language.say(.fieldSheetHint),
                    values: [typed["blad"] ?? ""], error: errors["blad"]))
        }
        if sheet.seen.collection.access.allowsLetter {
            fields.append(
                StaffField(
                    "code", .code(), label: language.say(.fieldPaperCode), hint: language.say(.fieldPaperCodeHint),
                    values: [typed["code"] ?? ""], error: errors["code"]))
        }
        fields.append(
            StaffField(
                "akkoord", .several([("ja", language.say(.paperConsent), nil)]), label: language.say(.paperConsentAsk),
                values: typed.all("akkoord"), error: errors["akkoord"]))
        return fields
    }

    /// What each number stands for.
    private func hint(_ item: PaperOutline.Item, _ sheet: Sheet) -> String? {
        guard let choices = PaperChoices(item, sheet.outline.answers, sheet.words) else {
            return item.widget == .date ? sheet.words.interface.say(.paperDate) : nil
        }
        let list = choices.all.map { $0.label == $0.token || $0.label.isEmpty ? $0.token : "\($0.token) = \($0.label)" }
        return list.joined(separator: " · ")
    }
}
