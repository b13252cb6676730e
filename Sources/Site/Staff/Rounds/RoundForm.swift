import Programme
import XForms

/// Everything about a round on one page: what it asks, when and where, who answers for it, and whether it opens.
struct RoundForm {
    let language: InterfaceLanguage
    /// What was typed, or what there is.
    private let typed: UrlencodedForm
    /// The neighbourhoods that may be chosen.
    private let offered: [NeighbourhoodProfile]
    /// The published questionnaires.
    private let questionnaires: [QuestionnaireVersion]
    private let today: Day
    /// What is wrong; empty before something was sent.
    var faults: Set<RoundFault> = []

    /// Above so many neighbourhoods they are named in a box, one on each line, instead of ticked in a list.
    static let mostTicked = 60
    static let usualGraceDays = 7
    static let usualWished = 100
    static let usualPercent = 25

    init(
        _ typed: UrlencodedForm, offered: [NeighbourhoodProfile], questionnaires: [QuestionnaireVersion], today: Day,
        in language: InterfaceLanguage
    ) {
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
        for one in round.neighbourhoods { fields.append(("buurten", one.id)) }
        fields.append(("buurtnamen", round.neighbourhoods.map(\.id).joined(separator: "\n")))
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

    private static func key(_ definition: [UInt8]) -> String {
        String(QuestionnaireVersion.id(of: definition).prefix(16))
    }

    // MARK: - Read

    private func text(_ name: String) -> String {
        (typed[name] ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func number(_ name: String) -> Int? {
        Int(typed: text(name))
    }

    private func day(_ name: String) -> Day? { Day(text(name)) ?? Day(dutch: text(name)) }

    var opensNow: Bool { typed["wat"] == "open" }

    /// The neighbourhoods that were ticked or named, and the lines that name none.
    var chosen: (neighbourhoods: [NeighbourhoodProfile], unknown: [String]) {
        guard offered.count > Self.mostTicked else {
            let ids = Set(typed.all("buurten"))
            return (offered.filter { ids.contains($0.id) }, [])
        }
        let byID = Dictionary(offered.map { ($0.id, $0) }) { first, _ in first }
        let byName = Dictionary(grouping: offered) { $0.name.lowercased() }
        var (found, seen): ([NeighbourhoodProfile], Set<String>) = ([], [])
        var unknown: [String] = []
        for line in NeighbourhoodForm.lines(typed["buurtnamen"] ?? "") {
            let named = byName[line.lowercased()] ?? []
            if let one = byID[line.lowercased()] ?? (named.count == 1 ? named[0] : nil) {
                if seen.insert(one.id).inserted { found.append(one) }
            } else {
                unknown.append(line)
            }
        }
        return (found, unknown)
    }

    private var accountability: Accountability {
        let said = Set(typed.all("verklaring"))
        return Accountability(
            controllers: NeighbourhoodForm.lines(typed["controllers"] ?? ""),
            contact: String(text("contact").prefix(200)),
            assessment: String(text("assessment").prefix(200)), ethics: String(text("ethics").prefix(200)),
            retained: day("retained"), hasReadConsent: said.contains("consent"), leavesCareAlone: said.contains("care"),
            keepsCaregiversApart: said.contains("caregivers"))
    }

    /// The round as it was filled in, and what is wrong with it so far.
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
        let chosen = chosen
        if !chosen.unknown.isEmpty { faults.append(.neighbourhoods) }
        guard let opens = day("opens") else { return (nil, faults + [.opens] + missing(picked)) }
        guard let closes = day("closes") else { return (nil, faults + missing(picked)) }
        let round = Round(
            id: id, name: text("name"), opens: opens, closes: closes, graceDays: number("grace") ?? -1,
            wished: number("wished") ?? 0, expectedPercent: number("expected") ?? 0,
            neighbourhoods: chosen.neighbourhoods, questionnaires: picked, accountability: accountability,
            hasFourEyes: typed.all("vierogen").contains("ja"), entersTwice: typed["papier"] == "twee")
        return (round, faults + round.faults)
    }

    /// What else is wrong where no round can be made for want of a day.
    private func missing(_ picked: [RoundQuestionnaire]) -> [RoundFault] {
        let days = day("closes") ?? day("opens") ?? today
        let round = Round(
            id: "x", name: text("name"), opens: days, closes: days, graceDays: number("grace") ?? -1,
            wished: number("wished") ?? 0, expectedPercent: number("expected") ?? 0,
            neighbourhoods: chosen.neighbourhoods, questionnaires: picked, accountability: accountability)
        return round.faults + (day("closes") == nil ? [.closes] : [])
    }

    /// The shortest term that a chosen questionnaire promises.
    var months: Int? {
        questionnaires.filter { Access(rawValue: typed["v-\(Self.key($0.definition))"] ?? "") != nil }
            .compactMap(\.report.months).min()
    }
}

// MARK: - Show

extension RoundForm {
    var fields: [StaffField] {
        whenFields + [neighbourhoodField] + questionnaires.flatMap(questionnaireFields)
            + (questionnaires.isEmpty ? [noQuestionnaire] : []) + [fourEyesField] + accountabilityFields + [whatField]
    }

    private func error(_ own: [RoundFault]) -> String? {
        own.first { faults.contains($0) }.map { language.say($0.words) }
    }

    private func line(
        _ name: String, _ label: StaffWord, hint: StaffWord? = nil, type: String = "text", _ own: RoundFault...
    ) -> StaffField {
        StaffField(
            name, .line(type: type), label: language.say(label), hint: hint.map { language.say($0) },
            values: [typed[name] ?? ""], error: error(own))
    }

    private var whenFields: [StaffField] {
        [
            line("name", .fieldRound, hint: .fieldRoundHint, .name),
            line("opens", .fieldOpens, type: "date", .opens),
            line("closes", .fieldCloses, type: "date", .closes, .over),
            line("grace", .fieldGrace, hint: .fieldGraceHint, .grace),
            line("wished", .fieldWished, .wished),
            line("expected", .fieldExpected, hint: .fieldExpectedHint, .expected),
            StaffField(
                "papier", .several([("twee", language.say(.roundTwice), language.say(.roundTwiceHint))]),
                label: language.say(.fieldRoundPaper), values: typed.all("papier")),
        ]
    }

    private var neighbourhoodField: StaffField {
        let label = language.say(.fieldRoundNeighbourhoods)
        guard offered.count > Self.mostTicked else {
            let items = offered.map { one in
                (
                    value: one.id, words: one.name,
                    hint: one.residents.total.map { language.say(.residentsCount, count: $0) }
                )
            }
            return StaffField(
                "buurten", items.isEmpty ? .area : .several(items), label: label,
                hint: items.isEmpty ? language.say(.noNeighbourhoods) : nil, values: typed.all("buurten"),
                error: error([.neighbourhoods]))
        }
        let unknown = chosen.unknown
        return StaffField(
            "buurtnamen", .area, label: label, hint: language.say(.fieldRoundNeighbourhoodsHint),
            values: [typed["buurtnamen"] ?? ""],
            error: unknown.isEmpty
                ? error([.neighbourhoods])
                : language.say(.wrongNeighbourhoodNames, ["names": unknown.prefix(10).joined(separator: ", ")]))
    }

    private func questionnaireFields(_ version: QuestionnaireVersion) -> [StaffField] {
        let key = Self.key(version.definition)
        let name = "\(version.report.title) (\(version.form) \(version.version))"
        let unread = version.report.unread.map { "\($0.language): \(language.code == "en" ? $0.english : $0.dutch)" }
        let isFirst = version.definition == questionnaires.first?.definition
        var fields = [
            StaffField(
                "v-\(key)",
                .menu([
                    ("", language.say(.accessNone)), (Access.both.rawValue, language.say(.accessBoth)),
                    (Access.letter.rawValue, language.say(.accessLetter)),
                    (Access.open.rawValue, language.say(.accessOpen)),
                ]), label: name,
                hint: unread.isEmpty
                    ? nil : language.say(.translationsUnreadList, ["list": unread.joined(separator: "; ")]),
                values: [typed["v-\(key)"] ?? ""], error: isFirst ? error([.questionnaires, .collectionTaken]) : nil),
            StaffField(
                "g-\(key)", .menu(LegalBasis.allCases.map { ($0.rawValue, $0.name[language.code]) }),
                label: language.say(.fieldBasis, ["name": version.report.title]),
                values: [typed["g-\(key)"] ?? LegalBasis.consent.rawValue]),
        ]
        if version.report.needsLicence {
            fields.append(
                StaffField(
                    "l-\(key)", .line(), label: language.say(.fieldLicence, ["name": version.report.title]),
                    values: [typed["l-\(key)"] ?? ""], error: error([.licence])))
        }
        return fields
    }

    private var fourEyesField: StaffField {
        StaffField(
            "vierogen", .several([("ja", language.say(.fourEyes), language.say(.fourEyesHint))]),
            label: language.say(.menuStories), values: typed.all("vierogen"))
    }

    private var noQuestionnaire: StaffField {
        StaffField(
            "vragenlijsten", .area, label: language.say(.menuQuestionnaires), hint: language.say(.noQuestionnaires),
            error: error([.questionnaires]))
    }

    private var accountabilityFields: [StaffField] {
        let said = typed.all("verklaring")
        let declarations: [(String, StaffWord, StaffWord, RoundFault)] = [
            ("consent", .declareConsent, .declareConsentHint, .consent),
            ("care", .declareCare, .declareCareHint, .care),
            ("caregivers", .declareCaregivers, .declareCaregiversHint, .caregivers),
        ]
        let missing = declarations.filter { faults.contains($0.3) }.map { language.say($0.1) }
        return [
            StaffField(
                "controllers", .area, label: language.say(.fieldControllers), hint: language.say(.fieldControllersHint),
                values: [typed["controllers"] ?? ""], error: error([.controllers])),
            line("contact", .fieldContact, hint: .fieldContactHint, .contact),
            line("assessment", .fieldAssessment, hint: .fieldAssessmentHint, .assessment),
            line("ethics", .fieldEthics, hint: .fieldEthicsHint, .ethics),
            line(
                "retained", .fieldRetained, hint: .fieldRetainedHint, type: "date", .retained, .retainedTooEarly,
                .retainedTooLate),
            StaffField(
                "verklaring", .several(declarations.map { ($0.0, language.say($0.1), language.say($0.2)) }),
                label: language.say(.fieldDeclarations), values: said,
                error: missing.isEmpty
                    ? nil : language.say(.wrongDeclarations, ["list": missing.joined(separator: "; ")])),
        ]
    }

    private var whatField: StaffField {
        StaffField(
            "wat",
            .one([
                ("keep", language.say(.roundKeep), language.say(.roundKeepHint)),
                ("open", language.say(.roundOpen), language.say(.roundOpenHint)),
            ]), label: language.say(.fieldWhat), values: [typed["wat"] ?? "keep"])
    }
}

extension RoundFault {
    /// What is said at the field.
    var words: StaffWord {
        switch self {
        case .name: .wrongRoundName
        case .opens: .wrongDay
        case .closes: .wrongCloses
        case .grace: .wrongGrace
        case .wished: .wrongWished
        case .expected: .wrongExpected
        case .neighbourhoods: .wrongNeighbourhoods
        case .questionnaires: .wrongQuestionnaires
        case .licence: .wrongLicence
        case .controllers: .wrongControllers
        case .contact: .wrongContact
        case .assessment: .wrongAssessment
        case .ethics: .wrongEthics
        case .retained: .wrongRetained
        case .retainedTooEarly: .wrongRetainedEarly
        case .retainedTooLate: .wrongRetainedLate
        case .consent: .declareConsent
        case .care: .declareCare
        case .caregivers: .declareCaregivers
        case .over: .wrongOver
        case .collectionTaken: .wrongCollectionTaken
        }
    }
}
