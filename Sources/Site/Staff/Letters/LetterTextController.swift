import Programme
import Records

/// The words of letters: which there are, changing them, and what they look like.
struct LetterTextController: Sendable {
    let desk: LetterDesk
    private var staff: StaffOffice { desk.staff }

    /// `/medewerkers/brieven/{collection}/tekst`
    func list(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), seen.collection.access.allowsLetter else {
            return staff.unknown(visit)
        }
        let language = visit.language
        let own = try await staff.stores.letters.letterTexts(round: seen.textsOf)
        var facts: [StaffFact] = []
        var ways: [StaffLink] = []
        for kind in LetterKind.allCases {
            for reader in desk.languages {
                let isOwn = own.contains { $0.kind == kind && $0.language == reader.code }
                let name = Self.name(kind, reader, language)
                facts.append(StaffFact(term: name, words: language.say(isOwn ? .textOwn : .textStandard)))
                ways.append(
                    StaffLink(
                        address: Route.staff(.letterText, [seen.collection.id, Self.variant(kind, reader)]).path(
                            in: language), words: name))
            }
        }
        let lead = language.say(.textsLead, ["round": seen.collection.round])
        return try staff.render(
            LetterPlacePage(
                title: language.say(.textsTitle),
                lead: seen.isWhole ? lead : lead + " " + language.say(.textsLeadTwo), facts: facts, buttons: ways,
                ways: [desk.link(.letters, visit, [], .lettersBackAll)]), visit)
    }

    /// `/medewerkers/brieven/{collection}/tekst/{variant}`
    func change(_ visit: StaffVisit) async throws -> Reply {
        guard let seen = desk.collection(visit), seen.collection.access.allowsLetter, visit.values.count > 1,
            let (kind, reader) = Self.variant(visit.values[1], desk.languages)
        else { return staff.unknown(visit) }
        let stored = try await desk.texts(kind, round: seen.textsOf)[reader.code]
        var text = stored ?? .standard(kind, in: reader)
        let isSent = visit.isPost || visit.prefill != nil
        if isSent {
            for part in LetterPart.allCases {
                text.words[part] = (visit.form[part.rawValue] ?? "").replacing("\r\n", with: "\n")
            }
        }
        let resets = visit.form["standaard"] != nil
        let hasLastDay = seen.collection.closes != nil
        let isSound = LetterPart.allCases.allSatisfy { text.fault(in: $0, hasLastDay: hasLastDay) == nil }
        guard visit.isPost, seen.isWhole, resets || isSound else {
            return try page(visit, seen, text, reader, hasLastDay, showsFaults: visit.isPost && !resets)
        }
        // Words that are the standard ones stay standard when those are mended.
        let isStandard = resets || text == .standard(kind, in: reader)
        try await staff.stores.letters.keepLetterText(
            isStandard ? nil : text, kind, language: reader.code, round: seen.textsOf,
            noting: visit.note(.letterTextChanged, desk.object(seen.collection), at: staff.now))
        return staff.seeOther(.letterTexts, visit, [seen.collection.id])
    }

    private func page(
        _ visit: StaffVisit, _ seen: LetterDesk.Seen, _ text: LetterText, _ reader: InterfaceLanguage,
        _ hasLastDay: Bool, showsFaults: Bool
    ) throws -> Reply {
        let language = visit.language
        let round = language.say(.textsLead, ["round": seen.collection.round])
        let parts = LetterPart.allCases.map { part in
            let fault = showsFaults ? text.fault(in: part, hasLastDay: hasLastDay) : nil
            return StaffField(
                part.rawValue, .area, label: language.say(part.name), hint: part.hint(in: language),
                values: [text[part]], error: fault.map { $0.words(in: language) })
        }
        let reset = StaffField(
            "standaard", .several([("ja", language.say(.textReset), language.say(.textResetHint))]),
            label: language.say(.textStandard), values: visit.form.all("standaard"))
        return try staff.form(
            StaffFormPage(
                title: Self.name(text.kind, reader, language),
                lead: seen.isWhole ? [round] : [round, language.say(.textsLeadTwo)],
                form: staff.makeForm(visit, parts + [reset], button: .save),
                ways: [
                    desk.link(.letterSample, visit, visit.values, .textSample),
                    desk.link(.letterTexts, visit, [seen.collection.id], .textsTitle),
                ], in: language), visit)
    }

    // MARK: - Variants

    /// Kind and language as they stand in an address: `reminder-tr`.
    static func variant(_ kind: LetterKind, _ language: InterfaceLanguage) -> String {
        kind.rawValue + "-" + language.code
    }

    static func variant(_ text: String, _ languages: [InterfaceLanguage]) -> (LetterKind, InterfaceLanguage)? {
        let parts = text.split(separator: "-", maxSplits: 1)
        guard parts.count == 2, let kind = LetterKind(rawValue: String(parts[0])),
            let language = languages.first(where: { $0.code == parts[1] })
        else { return nil }
        return (kind, language)
    }

    private static func name(
        _ kind: LetterKind, _ reader: InterfaceLanguage, _ language: InterfaceLanguage
    ) -> String {
        let kind = language.say(kind.words)
        return language.say(.textTitle, ["kind": kind, "language": reader.name])
    }
}

extension LetterPart {
    fileprivate var name: StaffWord {
        switch self {
        case .title: .partTitle
        case .body: .partBody
        case .brief: .partBrief
        case .ways: .partWays
        case .closing: .partClosing
        }
    }

    fileprivate func hint(in language: InterfaceLanguage) -> String {
        let room = language.say(
            .partHint, ["places": LetterValue.all, "lines": language.figures("\(self.room.lines)")])
        return self == .brief ? language.say(.partBriefHint) + " " + room : room
    }
}

extension LetterValue {
    /// All of them as they are written.
    fileprivate static var all: String { allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ") }
}

extension LetterFault {
    fileprivate func words(in language: InterfaceLanguage) -> String {
        switch self {
        case .empty: language.say(.wrongLetterEmpty)
        case .tooLong(let lines):
            language.say(.wrongLetterLong, ["lines": language.say(.lettersLines, count: lines)])
        case .unknownValue: language.say(.wrongLetterPlace, ["places": LetterValue.all])
        case .noLastDay: language.say(.wrongLetterDay, ["place": "{\(LetterValue.lastDay.rawValue)}"])
        }
    }
}
