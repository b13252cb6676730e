import Foundation
import Programme
import XForms

/// Everything about a round on one page: what it asks, when and where, who answers for it, and whether it opens.
struct RoundForm {
    let language: InterfaceLanguage
    /// What was typed, or what there is.
    let typed: UrlencodedForm
    /// The neighbourhoods that may be chosen.
    let offered: [NeighbourhoodProfile]
    /// The published questionnaires.
    let questionnaires: [QuestionnaireVersion]
    /// The languages that residents read in, the first one first.
    let spoken: [InterfaceLanguage]
    let today: Day
    /// What is wrong; empty before something was sent.
    var faults: Set<RoundFault> = []

    static let usualGraceDays = 7
    static let usualWished = 100
    static let usualPercent = 25

    init(
        _ typed: UrlencodedForm, offered: [NeighbourhoodProfile], questionnaires: [QuestionnaireVersion],
        spoken: [InterfaceLanguage], today: Day, in language: InterfaceLanguage
    ) {
        self.spoken = spoken
        self.typed = typed
        self.offered = offered
        self.questionnaires = questionnaires
        self.today = today
        self.language = language
    }

    /// What a round that is there looks like as a form.
    static func typed(_ round: Round) -> UrlencodedForm {
        var fields: [(name: String, value: String)] = [
            ("name", round.name), ("opens", round.opens.description), ("closes", round.closes.description),
            ("grace", String(round.graceDays)), ("wished", String(round.wished)),
            ("expected", String(round.expectedPercent)),
            ("controllers", round.accountability.controllers.joined(separator: "\n")),
            ("contact", round.accountability.contact), ("assessment", round.accountability.assessment),
            ("ethics", round.accountability.ethics),
            ("retained", round.accountability.retained?.description ?? ""),
        ]
        let given = round.accountability
        let declared = [
            ("consent", given.hasReadConsent), ("care", given.leavesCareAlone),
            ("caregivers", given.keepsCaregiversApart),
        ]
        for (name, isDeclared) in declared where isDeclared { fields.append(("verklaring", name)) }
        if round.hasFourEyes { fields.append(("vierogen", "ja")) }
        if round.entersTwice { fields.append(("papier", "twee")) }
        if round.mayEnterTwiceAlone { fields.append(("papier", "zelf")) }
        for (code, words) in given.words ?? [:] { fields.append(("tekst-" + code, words)) }
        for one in round.neighbourhoods { fields.append(("buurten", one.id)) }
        for one in round.questionnaires {
            let key = key(one.definition)
            fields.append(("v-\(key)", one.access.rawValue))
            fields.append(("g-\(key)", one.basis.rawValue))
            fields.append(("l-\(key)", one.licenceNumber ?? ""))
        }
        return UrlencodedForm(fields)
    }

    /// What stands in a new one.
    static func fresh() -> UrlencodedForm {
        UrlencodedForm([
            ("grace", String(usualGraceDays)), ("wished", String(usualWished)), ("expected", String(usualPercent)),
            ("wat", "keep"),
        ])
    }

    static func key(_ definition: [UInt8]) -> String {
        String(QuestionnaireVersion.id(of: definition).prefix(16))
    }

    // MARK: - Read

    private func text(_ name: String) -> String {
        (typed[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// One line that residents or the register show, of a length that fits there.
    static func line(_ typed: String?) -> String {
        String((typed ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }

    private func number(_ name: String) -> Int? {
        Int(typed: text(name))
    }

    private func day(_ name: String) -> Day? { Day(text(name)) ?? Day(dutch: text(name)) }

    var opensNow: Bool { typed["wat"] == "open" }

    var place: PlaceChoice { PlaceChoice(offered: offered.map(\.neighbourhood), language: language) }

    /// The neighbourhoods that were ticked or named, and the lines that name none.
    var chosen: (neighbourhoods: [NeighbourhoodProfile], unknown: [String]) {
        let (places, unknown) = place.chosen(typed.all("buurten"))
        let byID = Dictionary(offered.map { ($0.id, $0) }) { first, _ in first }
        return (places.compactMap { byID[$0.id] }, unknown)
    }

    private var accountability: Accountability {
        let said = Set(typed.all("verklaring"))
        return Accountability(
            controllers: NeighbourhoodForm.lines(typed["controllers"] ?? ""),
            contact: Self.line(typed["contact"]), assessment: Self.line(typed["assessment"]),
            ethics: Self.line(typed["ethics"]),
            retained: day("retained"), hasReadConsent: said.contains("consent"), leavesCareAlone: said.contains("care"),
            keepsCaregiversApart: said.contains("caregivers"), words: words)
    }

    /// The round's own words, by language; nil for none.
    private var words: [String: String]? {
        let written = spoken.compactMap { one -> (String, String)? in
            let text = (typed["tekst-" + one.code] ?? "").replacing("\r\n", with: "\n")
                .trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : (one.code, text)
        }
        return written.isEmpty ? nil : Dictionary(written) { first, _ in first }
    }

    /// They are there in the first language, which stands for those that are missing, and are not too long.
    private var areWordsRight: Bool {
        guard let words else { return true }
        return words[spoken[0].code] != nil && words.values.allSatisfy { $0.count <= Accountability.longestWords }
    }

    /// The round as it was filled in (nil when a day is missing), and everything that keeps it from being kept, or from being
    /// opened where that was asked.
    func round(id: String) -> (round: Round?, faults: [RoundFault]) {
        var faults: [RoundFault] = []
        let picked = questionnaires.compactMap { version -> RoundQuestionnaire? in
            let key = Self.key(version.definition)
            guard let access = Access(rawValue: typed["v-\(key)"] ?? "") else { return nil }
            let licence = text("l-\(key)")
            if version.report.needsLicence, licence.isEmpty { faults.append(.licence) }
            return RoundQuestionnaire(
                definition: version.definition, form: version.form, version: version.version,
                collection: Round.collection(round: id, form: version.form),
                basis: LegalBasis(rawValue: typed["g-\(key)"] ?? "") ?? .consent, access: access,
                licenceNumber: licence.isEmpty ? nil : licence)
        }
        // One collection for each questionnaire: two versions of one form cannot be asked in one round.
        if Set(picked.map(\.collection)).count < picked.count { faults.append(.questionnaires) }
        if !areWordsRight { faults.append(.words) }
        let chosen = chosen
        if !chosen.unknown.isEmpty { faults.append(.neighbourhoods) }
        // Where a day is missing everything else is looked at all the same, in a round of one day.
        let (opens, closes) = (day("opens"), day("closes"))
        let stand = closes ?? opens ?? today
        let round = Round(
            id: id, name: text("name"), opens: opens ?? stand, closes: closes ?? stand,
            graceDays: number("grace") ?? -1, wished: number("wished") ?? 0, expectedPercent: number("expected") ?? 0,
            neighbourhoods: chosen.neighbourhoods, questionnaires: picked, accountability: accountability,
            hasFourEyes: typed.all("vierogen").contains("ja"), entersTwice: typed.all("papier").contains("twee"),
            mayEnterTwiceAlone: typed.all("papier").contains("zelf"))
        faults += round.faults + (opensNow ? round.faultsBeforeOpening(on: today, months: months) : [])
        if opens == nil { faults.append(.opens) }
        if closes == nil {
            // What is held against the last day cannot be said yet.
            faults.removeAll { [.over, .retainedTooEarly, .retainedTooLate].contains($0) }
            faults.append(.closes)
        }
        return (opens == nil || closes == nil ? nil : round, faults)
    }

    /// The shortest term that a chosen questionnaire promises.
    var months: Int? {
        questionnaires.filter { Access(rawValue: typed["v-\(Self.key($0.definition))"] ?? "") != nil }
            .compactMap(\.report.months).min()
    }
}
