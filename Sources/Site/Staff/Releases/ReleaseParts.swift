import Programme

/// What a release would change, and what stands in its way, in words.
struct ReleaseParts {
    let language: InterfaceLanguage

    func number(_ count: Int) -> String { language.figures(String(count)) }

    private func percent(_ share: Double) -> String {
        language.say(.responsePercent, ["n": number(Int((share * 100).rounded()))])
    }

    // MARK: - What would be changed

    func preview(_ preview: ReleasePreview) -> [StaffOverviewPage.Part] {
        [
            counts(preview), accounts(preview), tables(preview), comparison(preview), coarsened(preview),
            leftOut(preview),
        ].compactMap { $0 }
    }

    private func counts(_ preview: ReleasePreview) -> StaffOverviewPage.Part {
        var facts: [(StaffWord, Int?)] = [(.releaseResponses, preview.responses)]
        if let shown = preview.shown {
            facts += [(.releaseShown, shown), (.releaseHidden, preview.hidden)]
        } else {
            facts += [(.releaseRowsBefore, preview.rowsBefore), (.releaseRows, preview.rows)]
        }
        if preview.k != nil {
            facts += [
                (.releaseSuppressed, preview.suppressed), (.releaseHeldBack, preview.heldBack),
                (.releaseSmallest, preview.k), (.releaseJoint, preview.jointK),
            ]
        }
        if let stories = preview.stories {
            facts += [
                (.releasedStories, stories.count), (.releaseQuotes, stories.quotes),
                (.releaseStoriesWaiting, stories.waiting),
            ]
        }
        var said = facts.compactMap { word, count in
            count.map { StaffFact(term: language.say(word), words: number($0)) }
        }
        if !preview.strata.isEmpty {
            let strata = preview.strata.map { language.say($0.name) }
            said.append(StaffFact(term: language.say(.releaseWeighted), words: strata.joined(separator: ", ")))
        }
        return .init(language.say(.releaseWhatChanges), facts: said)
    }

    private func comparison(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard !preview.comparison.isEmpty else { return nil }
        let caption = language.say(.releaseComparison)
        let columns =
            [language.say(.columnNeighbourhood), language.say(.releasePeople)]
            + preview.compared.map { language.say(.releaseMeanOf, ["name": $0]) }
        func both(_ before: String, _ after: String) -> String { "\(before) → \(after)" }
        func people(_ count: Int?) -> String { count.map(number) ?? language.say(.responseFew) }
        func mean(_ figure: Double?) -> String { figure.map { language.decimal($0, places: 2) } ?? "–" }
        return .init(
            caption, paragraphs: [language.say(.releaseComparisonLead)],
            table: .init(
                caption, columns: columns,
                rows: preview.comparison.map { line in
                    [line.neighbourhood, both(people(line.before.people), people(line.after.people))]
                        + zip(line.before.means, line.after.means).map { both(mean($0), mean($1)) }
                }))
    }

    private func coarsened(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        guard let most = preview.columns.map(\.shares.count).max() else { return nil }
        let caption = language.say(.releaseCoarsened)
        let levels = (0..<most).map { level in
            level == 0 ? language.say(.releaseLevelExact) : language.say(.releaseLevel, ["n": number(level)])
        }
        return .init(
            caption, paragraphs: [language.say(.releaseCoarsenedLead), language.say(.releaseFirstDecides)],
            table: .init(
                caption, columns: [language.say(.releaseColumn)] + levels,
                rows: preview.columns.map { column in
                    [column.label]
                        + (0..<most).map { $0 < column.shares.count ? percent(column.shares[$0]) : "" }
                }))
    }

    private func leftOut(_ preview: ReleasePreview) -> StaffOverviewPage.Part? {
        let said = preview.leftOut.map { name in
            preview.leftOutWords[name].flatMap { $0 == name ? nil : "\($0) (\(name))" } ?? name
        }
        return said.isEmpty ? nil : .init(language.say(.releaseLeftOutTitle), items: said)
    }

    // MARK: - What stands in the way

    func obstacles(_ obstacles: [ReleaseObstacle]) -> [StaffOverviewPage.Part] {
        var kinds: [ReleaseObstacle.Kind] = []
        for one in obstacles where !kinds.contains(one.kind) { kinds.append(one.kind) }
        return kinds.map { kind in
            let own = obstacles.filter { $0.kind == kind }
            let said = language.code == "nl" ? own.compactMap(\.dutch) : own.map(\.sentence)
            guard said.isEmpty, kind == .other || kind == .store else {
                return .init(language.say(kind.title), paragraphs: [language.say(kind.words)], items: said)
            }
            // For the administrator.
            return .init(
                language.say(kind.title), paragraphs: [language.say(kind.words), language.say(.obstacleExactly)],
                items: own.map(\.sentence), itemsLang: "en")
        }
    }
}

extension ReleaseStratum {
    fileprivate var name: StaffWord {
        switch self {
        case .neighbourhood: .columnNeighbourhood
        case .age: .releaseAge
        case .sex: .releaseSex
        }
    }
}

extension ReleaseObstacle.Kind {
    private var all: (title: StaffWord, words: StaffWord) {
        switch self {
        case .plan: (.obstaclePlan, .obstaclePlanText)
        case .tooFewPeople: (.obstacleFew, .obstacleFewText)
        case .tooMuchLost: (.obstacleLost, .obstacleLostText)
        case .unlinked: (.obstacleUnlinked, .obstacleUnlinkedText)
        case .earlier: (.obstacleEarlier, .obstacleEarlierText)
        case .answersAlike: (.obstacleAlike, .obstacleAlikeText)
        case .levels: (.obstacleLevels, .obstacleLevelsText)
        case .groupLoses: (.obstacleGroup, .obstacleGroupText)
        case .column: (.obstacleColumn, .obstacleColumnText)
        case .tables: (.obstacleTables, .obstacleTablesText)
        case .stories: (.obstacleStories, .obstacleStoriesText)
        case .weights: (.obstacleWeights, .obstacleWeightsText)
        case .nobodyAnswered: (.obstacleNobody, .obstacleNobodyText)
        case .changed: (.obstacleChanged, .obstacleChangedText)
        case .withdrawn: (.obstacleWithdrawn, .obstacleWithdrawnText)
        case .differs: (.obstacleDiffers, .obstacleDiffersText)
        case .unknown, .store, .other: (.obstacleOther, .obstacleOtherText)
        }
    }

    var title: StaffWord { all.title }
    var words: StaffWord { all.words }
}
