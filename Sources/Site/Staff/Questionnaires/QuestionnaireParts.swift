import Programme
import XForms

/// What pages say about a questionnaire: facts, findings, translations, differences.
struct QuestionnaireParts {
    let language: InterfaceLanguage

    /// A paragraph for each changed file that is not served.
    func held(_ all: [HeldQuestionnaire]) -> [String] {
        all.map { one in
            let why: String
            switch one.reason {
            case .needsTwo: why = language.say(.heldNeedsTwo, ["served": one.served])
            case .recoded(let changes):
                let names = changes.map { language.quoted($0.question.isEmpty ? $0.path : $0.question) }
                let questions = Set(names).sorted().prefix(5).joined(separator: "; ")
                why = language.say(.heldRecoded, ["served": one.served, "questions": questions])
            }
            let title = language.say(.heldTitle, ["name": language.quoted(one.name), "version": one.version])
            return [title + ".", why, language.say(.heldGoOn)].joined(separator: " ")
        }
    }

    func facts(_ version: QuestionnaireVersion) -> [StaffFact] {
        let report = version.report
        return [
            StaffFact(term: language.say(.fieldForm), words: version.form),
            StaffFact(term: language.say(.fieldVersion), words: version.version),
            StaffFact(term: language.say(.fieldState), words: language.say(version.state.name)),
            StaffFact(
                term: language.say(.fieldKept),
                words: report.months.map { language.say(.monthsCount, count: $0) } ?? language.say(.notKnown)),
        ]
    }

    /// What `check` found, errors first.
    func findings(_ report: QuestionnaireReport) -> [StaffOverviewPage.Part] {
        let parts = tables(report.findings)
        return parts.isEmpty
            ? [.init(language.say(.findingTitle), paragraphs: [language.say(.findingNothing)])] : parts
    }

    /// A table for each kind of finding that there is.
    func tables(_ findings: [QuestionnaireReport.Finding]) -> [StaffOverviewPage.Part] {
        let kinds: [(QuestionnaireReport.Severity, StaffWord)] = [
            (.error, .findingErrors), (.warning, .findingWarnings), (.note, .findingNotes),
        ]
        return kinds.compactMap { severity, heading -> StaffOverviewPage.Part? in
            let found = findings.filter { $0.severity == severity }
            guard !found.isEmpty else { return nil }
            return StaffOverviewPage.Part(
                language.say(heading),
                table: .init(
                    language.say(heading),
                    columns: [.importLine, .importProblem, .importRepair].map { language.say($0) },
                    rows: found.map { one in
                        [
                            one.line.map { language.figures(String($0)) } ?? "–", one.message(language.code),
                            one.repair(language.code),
                        ]
                    }))
        }
    }

    /// Who has read which translation.
    func translations(_ report: QuestionnaireReport) -> [StaffOverviewPage.Part] {
        guard !report.translations.isEmpty else { return [] }
        return [
            .init(
                language.say(.translationsTitle),
                paragraphs: report.unread.isEmpty ? [] : [language.say(.translationsUnread)],
                facts: report.translations.map(fact))
        ]
    }

    func fact(_ translation: QuestionnaireReport.Translation) -> StaffFact {
        StaffFact(
            term: translation.language, words: language.code == "en" ? translation.english : translation.dutch)
    }

    /// What is different from versions that people can have answered.
    func differences(_ earlier: [EarlierVersion]) -> [StaffOverviewPage.Part] {
        earlier.map { version in
            let heading = language.say(.differencesTitle, ["version": version.name])
            let changes = version.comparison.changes
            guard !changes.isEmpty else {
                return .init(heading, paragraphs: [language.say(.differencesNone)])
            }
            return .init(
                heading,
                table: .init(
                    heading,
                    columns: [.differenceWhat, .differenceQuestion, .differenceBefore, .differenceAfter].map {
                        language.say($0)
                    },
                    rows: changes.map { change in
                        [
                            language.say(change.kind.name), "\(change.question) (\(change.path))", change.before,
                            change.after,
                        ]
                    }))
        }
    }
}

extension FormComparison.Change.Kind {
    fileprivate var name: StaffWord {
        switch self {
        case .added: .differenceAdded
        case .removed: .differenceRemoved
        case .relabelled: .differenceRelabelled
        case .choiceAdded: .differenceChoiceAdded
        case .choiceRemoved: .differenceChoiceRemoved
        case .recoded: .differenceRecoded
        }
    }
}
