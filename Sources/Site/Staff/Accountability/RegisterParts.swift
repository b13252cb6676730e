import Programme
import Records
import XForms

/// What the register of processing says: who answers for it, each processing, how it is protected, and where things lie.
struct RegisterParts {
    let settings: SiteSettings
    let keeping: KeptFacts
    /// Those that were opened.
    let rounds: [RoundOutline]
    let collections: [Asked]
    let releases: [Release]
    let accounts: Int
    let scope: Scope
    let today: Day
    let language: InterfaceLanguage

    typealias Part = StaffOverviewPage.Part

    /// A collection whose answers are asked for or held.
    struct Asked {
        let collection: Collection
        /// Nil when its questionnaire cannot be read any more.
        let served: ServedCollection?
        let isOffered: Bool
    }

    var all: [Part] {
        [controller] + collections.map(questionnaire) + [
            stories, letters, staffPart, releasing, backups, measures, tables,
        ]
    }

    private func fact(_ term: StaffWord, _ words: String) -> StaffFact {
        StaffFact(term: language.say(term), words: words.isEmpty ? language.say(.notSaid) : words)
    }

    private func fact(_ term: StaffWord, _ words: StaffWord) -> StaffFact { fact(term, language.say(words)) }

    private func day(_ day: Day) -> String { language.words(for: day) }

    // MARK: - Who

    private var controller: Part {
        let organisation = settings.organisation
        return Part(
            language.say(.registerController),
            facts: [
                fact(.registerName, organisation.name), fact(.fieldAddress, organisation.address),
                fact(.registerMail, organisation.email), fact(.registerOfficer, organisation.privacyContact),
                fact(.registerAbroad, .registerAbroadNone),
            ])
    }

    // MARK: - Questionnaires

    private func questionnaire(_ one: Asked) -> Part {
        let collection = one.collection
        let words = one.served.map { QuestionnaireFacts($0.form, language: language) }
        let round = rounds.first { $0.id == collection.roundID }
        let planned = round?.questionnaires.first { $0.collection == collection.id }
        let given = one.served?.accountability ?? round?.accountability
        let places = collection.neighbourhoods.filter { scope.holds($0.id) }
        let names = language.sorted(places, by: \.name).prefix(Self.mostNamed).map(\.name).joined(separator: ", ")
        let rest = places.count > Self.mostNamed ? ", …" : ""
        let days = [collection.opens, collection.closes].compactMap(\.self).map(day).joined(separator: " – ")
        let version = one.served.map { "\($0.form.id) \($0.form.version), \($0.consentVersion)" }
        return Part(
            "\(words?.title ?? collection.questionnaire) (\(collection.round))",
            paragraphs: one.isOffered ? [] : [language.say(.registerNotOffered)],
            facts: [
                fact(.registerPurpose, words?.purpose ?? ""),
                fact(
                    .fieldControllersShort,
                    given.map { $0.controllers.joined(separator: ", ") } ?? settings.organisation.name),
                fact(.registerContact, given?.contact ?? words?.contact ?? ""),
                fact(
                    .fieldBasisShort,
                    planned.map { $0.basis.name[language.code] } ?? ""),
                fact(
                    .registerPeople,
                    language.say(.registerResidents, ["places": names + rest])
                        + " (" + language.say(.neighbourhoodsCount, count: places.count) + ")"),
                fact(.registerData, one.served.map { DataKinds($0.form).words(language) } ?? ""),
                fact(.registerWhen, days), fact(.registerRecipients, recipients(of: collection)),
                fact(.registerTerm, term(words, given)),
                fact(.fieldAssessmentShort, given?.assessment ?? ""), fact(.fieldEthicsShort, given?.ethics ?? ""),
                fact(.fieldVersion, version ?? "\(collection.questionnaire) \(collection.version ?? "")"),
            ])
    }

    /// Neighbourhoods that are named; of more, how many there are.
    private static let mostNamed = 30

    private func term(_ words: QuestionnaireFacts?, _ given: Accountability?) -> String {
        let months = words?.months.flatMap { Int($0) }.map { language.say(.registerMonths, count: $0) }
        let last = given?.retained.map { language.say(.registerUntil, ["date": day($0)]) }
        return [months, last].compactMap(\.self).joined(separator: "; ")
    }

    private func recipients(of collection: Collection) -> String {
        let own = releases.filter { $0.outcome.through.keys.contains(collection.id) }
        return own.isEmpty ? language.say(.registerNobodyYet) : own.map(release).joined(separator: "; ")
    }

    private func release(_ one: Release) -> String {
        language.say(
            .registerRelease,
            [
                "number": language.figures(String(one.number)), "name": one.plan.recipient.name,
                "what": language.say(one.plan.tier.name),
            ])
    }

    // MARK: - Other processings

    private var stories: Part {
        Part(
            language.say(.menuStories),
            facts: [
                fact(.registerPurpose, .registerStoriesPurpose),
                fact(.fieldBasisShort, LegalBasis.consent.name[language.code]),
                fact(.registerPeople, .registerStoriesPeople), fact(.registerData, .registerStoriesData),
                fact(.registerRecipients, .registerStoriesRecipients), fact(.registerTerm, .registerStoriesTerm),
            ])
    }

    private var letters: Part {
        Part(
            language.say(.menuLetters),
            facts: [
                fact(.registerPurpose, .registerLettersPurpose), fact(.registerPeople, .registerLettersPeople),
                fact(.registerData, .registerLettersData), fact(.registerTerm, .registerLettersTerm),
            ])
    }

    private var staffPart: Part {
        Part(
            language.say(.registerStaff),
            facts: [
                fact(.registerPurpose, .registerStaffPurpose),
                fact(.registerPeople, language.say(.accountsCount, count: accounts)),
                fact(.registerData, .registerStaffData), fact(.registerTerm, .registerStaffTerm),
            ])
    }

    private var releasing: Part {
        Part(
            language.say(.registerReleases),
            paragraphs: [language.say(releases.isEmpty ? .registerNobodyYet : .registerReleasesLead)],
            items: releases.map { one in
                release(one) + (one.plan.expires.map { ", " + language.say(.registerUntil, ["date": day($0)]) } ?? "")
                    + (one.deleted.map { ", " + language.say(.registerDeleted, ["date": day($0)]) } ?? "")
            })
    }

    private var backups: Part {
        let kept = settings.backupDays.map { language.say(.staffBackups, count: $0) }
        let log =
            settings.logDays > 0 ? language.say(.registerLogDays, count: settings.logDays) : language.say(.notSaid)
        return Part(
            language.say(.registerBackups),
            facts: [
                fact(.registerData, .registerBackupsData),
                fact(.registerTerm, kept ?? language.say(.registerNoBackups)),
                fact(.registerDrafts, language.say(.registerDraftDays, count: settings.draftDays)),
                fact(.registerLog, language.say(.registerLogData) + " " + log),
            ])
    }

    // MARK: - Protection

    private var measures: Part {
        let always: [StaffWord] = [
            .measureApart, .measureSealed, .measureNoAddress, .measureFactor, .measureScope, .measureAudit,
            .measureReleases, .measureBackups,
        ]
        let set: [StaffWord] = [
            settings.isSecure ? .measureSecure : .measureNotSecure,
            settings.needsTwoLooks ? .measureTwoLooks : .measureOneLook,
        ]
        return Part(language.say(.registerMeasures), items: (always + set).map { language.say($0) })
    }

    /// The tables that there really are, and the files beside the database.
    private var tables: Part {
        let rows = keeping.tables.map { table in
            [
                language.kept.tables[table.name]?.title ?? table.name, table.name,
                language.figures("\(table.columns.count)"),
            ]
        }
        let files = keeping.files.map { [language.kept.files[$0] ?? $0, $0, ""] }
        let columns: [StaffWord] = [.registerWhat, .registerTable, .registerColumns]
        return Part(
            language.say(.registerTables),
            table: .init(
                language.say(.registerTables), columns: columns.map { language.say($0) }, rows: rows + files))
    }
}

extension ReleaseTier {
    /// What it is called on pages of staff.
    var name: StaffWord {
        switch self {
        case .tables: .tierTables
        case .researchFile: .tierResearchFile
        case .pseudonymised: .tierPseudonymised
        }
    }
}
