import Programme
import XForms

/// The form as it is shown.
extension RoundForm {
    var fields: [StaffField] {
        whenFields + [neighbourhoodField] + questionnaires.flatMap(questionnaireFields)
            + (questionnaires.isEmpty ? [noQuestionnaire] : []) + [fourEyesField] + wordsFields + accountabilityFields
            + [whatField]
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
                "papier",
                .several([
                    ("twee", language.say(.roundTwice), language.say(.roundTwiceHint)),
                    ("zelf", language.say(.roundTwiceAlone), language.say(.roundTwiceAloneHint)),
                ]),
                label: language.say(.fieldRoundPaper), values: typed.all("papier")),
        ]
    }

    private var neighbourhoodField: StaffField {
        guard !offered.isEmpty else {
            return StaffField(
                "buurten", .area, label: language.say(.fieldRoundNeighbourhoods), hint: language.say(.noNeighbourhoods),
                values: typed.all("buurten"), error: error([.neighbourhoods]))
        }
        let residents = place.isListed ? offered : []
        let hints = residents.compactMap { one in
            one.residents.total.map { (one.id, language.say(.residentsCount, count: $0)) }
        }
        return place.fields(
            "buurten", label: .fieldRoundNeighbourhoods, values: typed.all("buurten"),
            hints: Dictionary(hints) { first, _ in first }, error: error([.neighbourhoods]))
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
                label: language.say(.fieldBasis, ["name": name]),
                values: [typed["g-\(key)"] ?? LegalBasis.consent.rawValue]),
        ]
        if version.report.needsLicence {
            fields.append(
                StaffField(
                    "l-\(key)", .line(), label: language.say(.fieldLicence, ["name": name]),
                    values: [typed["l-\(key)"] ?? ""], error: error([.licence])))
        }
        return fields
    }

    private var fourEyesField: StaffField {
        StaffField(
            "vierogen", .several([("ja", language.say(.fourEyes), language.say(.fourEyesHint))]),
            label: language.say(.menuStories), values: typed.all("vierogen"))
    }

    private var wordsFields: [StaffField] {
        spoken.enumerated().map { place, one in
            StaffField(
                "tekst-" + one.code, .area, label: language.say(.fieldRoundWords, ["language": one.name]),
                hint: place == 0 ? language.say(.fieldRoundWordsHint) : nil, values: [typed["tekst-" + one.code] ?? ""],
                error: place == 0 ? error([.words]) : nil)
        }
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
        case .words: .wrongRoundWords
        }
    }
}
