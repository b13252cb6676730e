import Programme

extension ReleaseForm {
    func fields(of step: Step) -> [StaffField] { step == .what ? whatFields : howFields }

    /// What the other page holds, carried along.
    func hidden(on step: Step) -> [StaffForm.Hidden] {
        let mine = Set(fields(of: step).map(\.name)).union(["token", "stap", "terug"])
        let carried = typed.fields.filter { !mine.contains($0.name) && (step == .what || $0.name != "tweede") }
        return [.init(name: "stap", value: step.rawValue)]
            + (step == .how ? [.init(name: "tweede", value: "ja")] : [])
            + carried.map { .init(name: $0.name, value: $0.value) }
    }

    private func error(_ faults: ReleaseFault...) -> String? {
        faults.first(where: self.faults.contains).map { language.say($0.words) }
    }

    private func line(
        _ name: String, _ label: StaffWord, hint: StaffWord? = nil, type: String = "text", _ faults: ReleaseFault...
    ) -> StaffField {
        StaffField(
            name, .line(type: type), label: language.say(label), hint: hint.map { language.say($0) },
            values: [typed[name] ?? ""],
            error: faults.first(where: self.faults.contains).map { language.say($0.words) })
    }

    // MARK: - The first page

    private var whatFields: [StaffField] {
        let asked = offer.questionnaires.map { one in
            (
                value: one.id, words: one.title,
                hint: Optional(language.say(.releaseRoundsOf, ["list": one.rounds.joined(separator: ", ")]))
            )
        }
        let tiers = ReleaseTier.allCases.map {
            (value: $0.rawValue, words: language.say($0.title), hint: Optional(language.say($0.about)))
        }
        return [
            StaffField(
                "vragenlijst", .one(asked), label: language.say(.columnQuestionnaire),
                hint: language.say(.releaseOneQuestionnaire), values: [text("vragenlijst")],
                error: error(.questionnaire)),
            StaffField(
                "soort", .one(tiers), label: language.say(.releaseTier), values: [tier.rawValue], error: error(.tier)),
            StaffField(
                "ontvangersoort", .menu(RecipientKind.allCases.map { ($0.rawValue, language.say($0.name)) }),
                label: language.say(.releaseRecipientKind), hint: language.say(.releaseRecipientKindHint),
                values: [text("ontvangersoort")]),
            line("ontvanger", .releaseRecipient, hint: .releaseRecipientHint, .recipient),
            line("doel", .releasePurpose, hint: .releasePurposeHint, .purpose),
            line("tot", .releaseExpires, hint: .releaseExpiresHint, type: "date", .expires, .expiresTooLate),
            line("aanvaard", .releaseAccepted, hint: .releaseAcceptedHint, type: "date", .conditions),
        ]
    }

    // MARK: - The second page

    private var howFields: [StaffField] {
        let rounds = questionnaire?.rounds ?? []
        let first = [
            StaffField(
                "rondes", .several(rounds.map { ($0, $0, nil) }), label: language.say(.menuRounds),
                values: rounds.filter(isChosenRound), error: error(.rounds)), placeField,
        ]
        switch tier {
        case .tables: return first + tableFields(rounds) + [weightsField(.releaseWeightsTables)]
        case .researchFile:
            return first + [shapeField(rounds)] + lossFields + researchFields + ceilingFields + [
                weightsField(.releaseWeightsFile), storiesField,
            ]
        case .pseudonymised: return first + [shapeField(rounds), leftOutField, storiesField]
        }
    }

    private var placeField: StaffField {
        let number = placesBefore == nil ? nil : before.map { language.figures(String($0.number)) }
        return place.fields(
            "buurten", label: .menuNeighbourhoods, values: place.isListed ? places.ids : typed.all("buurten"),
            hint: .releasePlacesHint,
            listHint: number.map { language.say(.releasePlacesAsBefore, ["number": $0]) }, error: error(.neighbourhoods)
        )
    }

    private func columns(_ fits: (ReleaseOutline.Column) -> Bool) -> [(value: String, words: String, hint: String?)] {
        (outline?.columns ?? []).filter(fits).map { ($0.name, $0.words(in: language.code), $0.name) }
    }

    /// What was ticked; the core indicators before anything was.
    private func ticked(_ field: String, _ usual: (ReleaseOutline.Column) -> Bool) -> [String] {
        isSecond ? typed.all(field) : (outline?.columns ?? []).filter(usual).map(\.name)
    }

    private func tableFields(_ rounds: [String]) -> [StaffField] {
        let counted = columns(\.isCounted)
        let averaged = columns(\.isNumber)
        let crossed =
            [(value: "", words: language.say(.releaseNotCrossed))]
            + columns { $0.role == .quasi && $0.choices > 0 }.map { ($0.value, $0.words) }
        let change = (
            value: "ja", words: language.say(.releaseLinkedYes), hint: Optional(language.say(.releaseLinkedHint))
        )
        return [
            StaffField(
                "geteld", .several(counted), label: language.say(.releaseCounted),
                hint: language.say(.releaseCountedHint),
                values: ticked("geteld") { ($0.indicator != nil || $0.isTies) && $0.choices > 0 && !$0.isNumber },
                error: error(.answers, .tables)),
            StaffField(
                "gemiddeld", .several(averaged), label: language.say(.releaseAveraged),
                values: ticked("gemiddeld") { ($0.indicator != nil || $0.isForTalking) && $0.isNumber }),
            StaffField(
                "kruis", .menu(crossed), label: language.say(.releaseCrossed), hint: language.say(.releaseCrossedHint),
                values: [text("kruis")]),
        ]
            + (rounds.count < 2
                ? []
                : [
                    StaffField(
                        "verandering", .several([change]), label: language.say(.releaseLinked),
                        values: typed.all("verandering"))
                ])
    }

    private func shapeField(_ rounds: [String]) -> StaffField {
        StaffField(
            "rij",
            .one([
                (ReleasePlan.Shape.responses.rawValue, language.say(.shapeResponses), nil),
                (ReleasePlan.Shape.persons.rawValue, language.say(.shapePersons), language.say(.shapePersonsHint)),
            ]), label: language.say(.releaseShape), values: [isSecond ? text("rij") : "responses"], error: error(.shape)
        )
    }

    private var leftOutField: StaffField {
        StaffField(
            "weg", .several(columns { !$0.isTies }), label: language.say(.releaseLeftOut),
            hint: language.say(.releaseLeftOutHint), values: typed.all("weg"))
    }

    /// How coarse each feature may become at most.
    private var ceilingFields: [StaffField] {
        let levels =
            [(value: "", words: language.say(.releaseCeilingNone))]
            + [("0", StaffWord.releaseCeilingExact), ("1", .releaseCeilingOne), ("2", .releaseCeilingTwo)].map {
                (value: $0.0, words: language.say($0.1))
            }
        return ceilingColumns.map { column in
            StaffField(
                Self.ceiling + column.name, .menu(levels),
                label: language.say(.releaseCeiling, ["name": column.words(in: language.code)]),
                values: [text(Self.ceiling + column.name)])
        }
    }

    private func weightsField(_ hint: StaffWord) -> StaffField {
        StaffField(
            "wegen", .several([("ja", language.say(.releaseWeightsYes), language.say(hint))]),
            label: language.say(.releaseWeights), values: typed.all("wegen"), error: error(.weights))
    }

    private var lossFields: [StaffField] {
        let groups = typed.all(Self.lostGroup)
        guard !groups.isEmpty else { return [] }
        return [
            StaffField(
                Self.acceptedGroup, .several(groups.map { ($0, $0, nil) }), label: language.say(.releaseLosses),
                hint: language.say(.releaseLossesHint), values: typed.all(Self.acceptedGroup))
        ]
    }

    private var storiesField: StaffField {
        StaffField(
            "verhalen", .several([("ja", language.say(.releaseStoriesYes), language.say(.releaseStoriesHint))]),
            label: language.say(.releasedStories), values: typed.all("verhalen"))
    }

    private var researchFields: [StaffField] {
        func yes(_ name: String, _ label: StaffWord, _ words: StaffWord, _ hint: StaffWord) -> StaffField {
            StaffField(
                name, .several([("ja", language.say(words), language.say(hint))]), label: language.say(label),
                values: typed.all(name))
        }
        return [
            yes("precies", .menuNeighbourhoods, .releaseExact, .releaseExactHint),
            StaffField(
                "k", .line(), label: language.say(.releaseMinimum), hint: language.say(.releaseMinimumHint),
                values: [typed["k"] ?? (isSecond ? "" : String(ReleaseProtection.least))], error: error(.minimum)),
            line("reden", .releaseItems, hint: .releaseItemsHint, .itemReason),
            yes("falend", .releaseFailing, .releaseFailingYes, .releaseFailingHint),
            StaffField(
                "vergelijk", .several(columns { $0.isNumber && $0.role != .quasi }),
                label: language.say(.releaseCompared),
                hint: language.say(.releaseComparedHint), values: typed.all("vergelijk")),
            leftOutField,
        ]
    }
}

extension ReleaseTier {
    var title: StaffWord {
        switch self {
        case .tables: .kindTables
        case .researchFile: .kindResearch
        case .pseudonymised: .kindPseudonymised
        }
    }

    var about: StaffWord {
        switch self {
        case .tables: .kindTablesHint
        case .researchFile: .kindResearchHint
        case .pseudonymised: .kindPseudonymisedHint
        }
    }
}

extension RecipientKind {
    var name: StaffWord {
        switch self {
        case .everybody: .recipientEverybody
        case .programme: .recipientProgramme
        case .researcher: .recipientResearcher
        case .municipality: .recipientMunicipality
        case .insurer: .recipientInsurer
        case .careTeam: .recipientCareTeam
        }
    }
}

extension ReleaseFault {
    /// What is said at the field.
    var words: StaffWord {
        switch self {
        case .questionnaire: .wrongReleaseQuestionnaire
        case .rounds: .wrongReleaseRounds
        case .neighbourhoods: .wrongNeighbourhoods
        case .purpose: .wrongReleasePurpose
        case .recipient: .wrongReleaseRecipient
        case .tier: .wrongReleaseTier
        case .expires: .wrongReleaseExpires
        case .expiresTooLate: .wrongReleaseTooLate
        case .conditions: .wrongReleaseConditions
        case .minimum: .wrongReleaseMinimum
        case .itemReason: .wrongReleaseReason
        case .shape: .wrongReleaseShape
        case .tables, .answers: .wrongReleaseAnswers
        case .weights: .wrongReleaseWeights
        // No field of these pages touches who filled in.
        case .mode, .stories: .obstaclePlanText
        }
    }
}
