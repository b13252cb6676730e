import HTTPTypes
import NIOCore
import Programme
import Records
import XForms

/// Questionnaires: handing one in, what `check` says of it, what it changes, publishing and retiring it.
struct QuestionnairesController: Sendable {
    let staff: StaffOffice

    private var store: any QuestionnaireStore { staff.stores.questionnaires }

    // MARK: - List

    /// `/medewerkers/vragenlijsten`
    func list(_ visit: StaffVisit) async throws -> Reply {
        let language = visit.language
        let all = try await store.questionnaires(in: visit.scope)
        let button = StaffLink(
            address: Route.staff(.newQuestionnaire).path(in: language), words: language.say(.newQuestionnaire))
        let page = StaffListPage(
            title: language.say(.menuQuestionnaires),
            lead: [language.say(.questionnairesLead)]
                + QuestionnaireParts(language: language).held(staff.office.heldQuestionnaires),
            notice: visit.doneNotice, buttons: visit.scope.holds(nil) ? [button] : [], all: all,
            query: UrlencodedForm(encoded: Array(visit.visit.query.utf8)), at: .questionnaires, name: \.report.title,
            count: .questionnairesCount, in: language
        ) { one in
            StaffListPage.Row(
                address: Route.staff(.questionnaire, [one.id]).path(in: language), name: one.report.title,
                facts: [
                    StaffFact(term: language.say(.fieldVersion), words: "\(one.form) \(one.version)"),
                    StaffFact(term: language.say(.fieldState), words: language.say(one.state.name)),
                ])
        }
        return try staff.render(page, visit)
    }

    // MARK: - Hand in

    /// `/medewerkers/vragenlijsten/nieuw`
    func handIn(_ visit: StaffVisit) async throws -> Reply {
        guard visit.scope.holds(nil), let account = visit.stay?.account.id else { return staff.unknown(visit) }
        guard visit.isPost else { return try askPage(visit) }
        guard let files = await chosen(visit) else { return try askPage(visit, wrong: .wrongQuestionnaireFile) }
        let report: QuestionnaireReport
        do throws(IntakeFailure) {
            report = try await staff.office.intake.check(files)
        } catch {
            return try askPage(visit, wrong: error == .tooMuch ? .wrongQuestionnaireSize : .wrongQuestionnaireCheck)
        }
        // What cannot be used is shown with what to mend, and not kept.
        guard report.isOffered, let form = FormDefinition.load(files.content, beside: { files.beside[$0] }).definition
        else { return try refusedPage(visit, report) }
        let definition = ArchivedDefinition(
            hash: form.hashBytes, formID: form.id, formVersion: form.version, content: files.content,
            attachments: files.beside.filter { form.files.contains($0.key) }, months: report.months ?? 0)
        let version = QuestionnaireVersion(
            definition: definition.hash, state: .draft, author: account, handedIn: staff.now, report: report)
        let outcome = try await store.handIn(
            version, definition, in: visit.scope, noting: visit.note(.questionnaireHandedIn, at: staff.now))
        switch outcome {
        case .done: return staff.done(.questionnaire, visit, [version.id])
        case .alreadyThere: return staff.seeOther(.questionnaire, visit, [version.id])
        case .unknown, .asked, .versionTaken, .needsAnother, .wrongState: return staff.unknown(visit)
        }
    }

    /// The file that was handed in, else the one that was picked.
    private func chosen(_ visit: StaffVisit) async -> QuestionnaireFiles? {
        let files = visit.visit.files.filter { !$0.bytes.isEmpty }
        if let document = files.first(where: { $0.field == "bestand" }) {
            let beside = files.filter { $0.field == "bijlage" }.map { ($0.name, $0.bytes) }
            return QuestionnaireFiles(content: document.bytes, beside: Dictionary(beside) { first, _ in first })
        }
        guard let name = visit.form["kies"], staff.office.intake.shipped.contains(name) else { return nil }
        return await staff.office.intake.shipped(name)
    }

    private func askPage(_ visit: StaffVisit, wrong: StaffWord? = nil) throws -> Reply {
        let language = visit.language
        let shipped = staff.office.intake.shipped
        var fields = [
            StaffField(
                "bestand", .file(accept: ".xml,text/xml,application/xml"), label: language.say(.fieldQuestionnaireFile),
                hint: language.say(.fieldQuestionnaireFileHint), error: wrong.map { language.say($0) }),
            StaffField(
                "bijlage", .file(accept: ".csv,.xml,.json,.geojson", isMany: true), label: language.say(.fieldBeside),
                hint: language.say(.fieldBesideHint)),
        ]
        if !shipped.isEmpty {
            fields.append(
                StaffField(
                    "kies", .menu([("", language.say(.pickNone))] + shipped.map { (value: $0, words: $0) }),
                    label: language.say(.fieldPick), values: [visit.form["kies"] ?? ""]))
        }
        return try staff.form(
            StaffFormPage(
                title: language.say(.newQuestionnaire), lead: [language.say(.newQuestionnaireLead)],
                form: staff.makeForm(visit, fields, button: .checkQuestionnaire), ways: [back(visit)], in: language),
            visit)
    }

    private func refusedPage(_ visit: StaffVisit, _ report: QuestionnaireReport) throws -> Reply {
        let language = visit.language
        let page = StaffOverviewPage(
            title: language.say(.questionnaireRefused), lead: [language.say(.questionnaireRefusedLead)],
            parts: QuestionnaireParts(language: language).findings(report),
            ways: [
                StaffLink(
                    address: Route.staff(.newQuestionnaire).path(in: language), words: language.say(.newQuestionnaire)),
                back(visit),
            ], in: language)
        return try staff.render(page, visit, status: .unprocessableContent)
    }
}

// MARK: - One

extension QuestionnairesController {
    /// `/medewerkers/vragenlijsten/{vragenlijst}`: what it is; a post publishes it.
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let version = try await named(visit) else { return staff.unknown(visit) }
        let earlier = EarlierVersions(
            comparisons: try await comparisons(version), reworded: try await reworded(version))
        guard visit.isPost, let account = visit.stay?.account.id, visit.scope.holds(nil) else {
            return try page(visit, version, earlier)
        }
        if let refusal = earlier.refusal { return try page(visit, version, earlier, notice: refusal) }
        let outcome = try await store.publish(
            version.definition, by: account, needsTwo: staff.office.screens.settings.needsTwoLooks, in: visit.scope,
            noting: visit.note(.questionnairePublished, at: staff.now))
        switch outcome {
        case .done, .asked: return staff.done(.questionnaires, visit)
        case .needsAnother:
            let isOwn = version.state == .draft
            return try page(visit, version, earlier, notice: isOwn ? .needsAnother : .publishAgainNeedsAnother)
        case .versionTaken: return try page(visit, version, earlier, notice: .versionTaken)
        case .wrongState: return try page(visit, version, earlier, notice: .wrongStateQuestionnaire)
        case .unknown, .alreadyThere: return staff.unknown(visit)
        }
    }

    /// `/medewerkers/vragenlijsten/{vragenlijst}/weg`
    func retire(_ visit: StaffVisit) async throws -> Reply {
        guard visit.scope.holds(nil), let account = visit.stay?.account.id, let version = try await named(visit),
            version.state != .retired
        else { return staff.unknown(visit) }
        let reason = visit.form["why"] ?? ""
        // What nobody could use yet goes without a word.
        let isReason = version.state == .draft || !reason.allSatisfy(\.isWhitespace)
        guard visit.isPost, isReason else { return try retirePage(visit, version) }
        let outcome = try await store.retire(
            version.definition, by: account, needsTwo: staff.office.screens.settings.needsTwoLooks, in: visit.scope,
            noting: visit.note(.questionnaireRetired, reason: reason, at: staff.now))
        switch outcome {
        case .done, .asked: return staff.done(.questionnaires, visit)
        case .needsAnother: return try retirePage(visit, version, notice: .retireNeedsAnother)
        case .unknown, .alreadyThere, .versionTaken, .wrongState: return staff.unknown(visit)
        }
    }

    private func retirePage(
        _ visit: StaffVisit, _ version: QuestionnaireVersion, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let isDraft = version.state == .draft
        let isAsked = version.state == .published && staff.office.screens.settings.needsTwoLooks
        var lead: [StaffWord] = [isDraft ? .retireDraftLead : .retireLead]
        if isAsked { lead.append(.retireLeadTwo) }
        if version.state == .retiring { lead.append(.retiringLead) }
        var page = StaffFormPage(
            title: language.say(.retireQuestionnaire), lead: lead.map { language.say($0) },
            facts: QuestionnaireParts(language: language).facts(version),
            form: staff.makeForm(
                visit, isDraft ? [] : [staff.why(visit, isDemanded: true)], button: .retireQuestionnaire,
                isGrave: true),
            ways: [back(visit)], in: language)
        guard let notice else { return try staff.form(page, visit) }
        page.notice = language.say(notice)
        return try staff.render(page, visit, status: .unprocessableContent)
    }

    /// The version of the address, when the visitor may see it.
    private func named(_ visit: StaffVisit) async throws -> QuestionnaireVersion? {
        guard let hash = visit.values.first.flatMap(QuestionnaireVersion.definition) else { return nil }
        return try await store.questionnaire(hash, in: visit.scope)
    }

    /// What a version changes against each one of the same form that people can have answered.
    private func comparisons(_ version: QuestionnaireVersion) async throws -> [EarlierVersion] {
        guard !version.state.isUsable, let form = try await staff.office.archive.form(version.definition) else {
            return []
        }
        var seen: Set<[UInt8]> = [version.definition]
        var earlier: [EarlierVersion] = []
        for old in try await store.questionnaires(in: .everywhere)
        where old.form == version.form && old.state != .draft && seen.insert(old.definition).inserted {
            guard let was = try await staff.office.archive.form(old.definition) else { continue }
            earlier.append(EarlierVersion(name: old.version, comparison: FormComparison(from: was, to: form)))
        }
        for listed in staff.office.listed
        where listed.form.id == version.form && seen.insert(listed.definitionHash).inserted {
            earlier.append(
                EarlierVersion(name: listed.form.version, comparison: FormComparison(from: listed.form, to: form)))
        }
        // What is offered no more, while answers to it are held.
        for hash in try await staff.office.stores.collections.definitionHashes() where !seen.contains(hash) {
            guard let was = try await staff.office.archive.form(hash), was.id == version.form,
                try await staff.office.stores.collections.isAnswered(definition: hash), seen.insert(hash).inserted
            else { continue }
            earlier.append(EarlierVersion(name: was.version, comparison: FormComparison(from: was, to: form)))
        }
        return earlier
    }

    /// The names of a draft, of indicators and of consents, that stand for other words than people answered under them.
    private func reworded(_ version: QuestionnaireVersion) async throws -> [QuestionnaireReport.Finding] {
        guard !version.state.isUsable else { return [] }
        let published = try await store.questionnaires(in: .everywhere).filter(\.state.isUsable)
        let inUse = Set(published.map(\.definition) + staff.office.listed.map(\.definitionHash))
        return try await staff.office.archive.reworded(version.definition, inUse: inUse).map { .init($0) }
    }

    private func page(
        _ visit: StaffVisit, _ version: QuestionnaireVersion, _ earlier: EarlierVersions, notice: StaffWord? = nil
    ) throws -> Reply {
        let language = visit.language
        let words = QuestionnaireParts(language: language)
        let mayChange = visit.scope.holds(nil)
        func link(_ page: StaffPage, _ said: StaffWord) -> StaffLink {
            StaffLink(address: Route.staff(page, [version.id]).path(in: language), words: language.say(said))
        }
        let needsTwo = staff.office.screens.settings.needsTwoLooks
        let (said, button): (StaffWord?, StaffWord) =
            switch version.state {
            case .draft: (earlier.refusal ?? (needsTwo ? .publishLeadTwo : .publishLead), .publishQuestionnaire)
            case .published: (nil, .publishQuestionnaire)
            case .retiring: (.retiringLead, .keepQuestionnaire)
            case .retired:
                (earlier.refusal ?? (needsTwo ? .publishAgainLeadTwo : .publishAgainLead), .publishAgain)
            }
        let mayPublish = mayChange && version.state != .published && earlier.refusal == nil
        let page = StaffOverviewPage(
            title: version.report.title, lead: said.map { [language.say($0)] } ?? [],
            notice: notice.map { language.say($0) } ?? visit.doneNotice,
            parts: [.init(language.say(.questionnaireFacts), facts: words.facts(version))]
                + words.tables(earlier.reworded) + words.differences(earlier.comparisons)
                + words.translations(version.report) + words.findings(version.report),
            form: mayPublish ? staff.makeForm(visit, [], button: button) : nil,
            ways: [link(.previewQuestionnaire, .previewQuestionnaire)]
                + (mayChange && version.state != .retired ? [link(.retireQuestionnaire, .retireQuestionnaire)] : [])
                + [back(visit)], in: language)
        return try staff.render(page, visit, status: notice == nil ? .ok : .unprocessableContent)
    }

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.questionnaires).path(in: visit.language),
            words: visit.language.say(.backToQuestionnaires))
    }
}

/// A version that people can have answered, and what the new one changes.
struct EarlierVersion: Sendable {
    let name: String
    let comparison: FormComparison
}

/// What a version does beside what people answered, or can answer.
private struct EarlierVersions {
    let comparisons: [EarlierVersion]
    /// One for each name that stood for other words.
    let reworded: [QuestionnaireReport.Finding]

    /// Why it cannot be published; nil when it can.
    var refusal: StaffWord? {
        if comparisons.contains(where: { !$0.comparison.changes(.recoded).isEmpty }) { return .recodedRefused }
        return reworded.isEmpty ? nil : .rewordedRefused
    }
}

extension QuestionnaireState {
    var name: StaffWord {
        switch self {
        case .draft: .stateDraft
        case .published: .statePublished
        case .retired: .stateRetired
        case .retiring: .stateRetiring
        }
    }
}
