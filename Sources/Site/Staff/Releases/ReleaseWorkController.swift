import HTTPTypes
import Programme
import Records

/// A piece of work on releases: how far it is, what would be changed, making it, and taking the file.
struct ReleaseWorkController: Sendable {
    let staff: StaffOffice

    private var desk: ReleaseDesk { staff.office.releases }

    /// `/medewerkers/uitgiften/werk/{werk}`
    func show(_ visit: StaffVisit) async throws -> Reply {
        guard let known = await staff.work(visit.values.first, visit) else { return staff.unknown(visit) }
        if visit.isPost { return try await act(visit, known) }
        if visit.visit.parameter("stand") != nil {
            // For our script: how far it is in percents, or that there is something to see.
            return .text(known.answer == nil ? String(Self.percent(known.progress)) : "klaar")
        }
        guard let work = await desk.settled(known.id, of: known.owner) else { return staff.unknown(visit) }
        switch work.answer {
        case nil: return try waiting(visit, work)
        case .preview(let preview): return try look(visit, work, preview)
        case .made(let number): return try made(visit, work, number)
        case .refused(let obstacles): return try refused(visit, work, obstacles)
        case .outline: return staff.unknown(visit)
        }
    }

    /// `/medewerkers/uitgiften/werk/{werk}/bestand`
    func file(_ visit: StaffVisit) async throws -> Reply {
        guard let work = await staff.work(visit.values.first, visit), let number = work.made,
            try await staff.stores.releases.release(number, in: visit.scope) != nil,
            let file = work.order.output.flatMap({ OutgoingFile(path: $0) })
        else { return staff.unknown(visit) }
        try await staff.stores.audit.note(
            visit.note(.releaseTaken, AuditObject(.release, String(number)), at: staff.now))
        return .file(file, named: "uitgifte-\(number).zip", type: .zip)
    }

    // MARK: - Acting

    private func act(_ visit: StaffVisit, _ work: ReleaseWork) async throws -> Reply {
        switch visit.form["doe"] {
        case "stop":
            await desk.end(work.id)
            try await staff.stores.audit.note(visit.note(.releaseStopped, at: staff.now))
            return staff.done(.releases, visit)
        case "maak":
            guard case .preview(let plan, _) = work.order.work, case .preview = work.answer,
                plan.neighbourhoods.allSatisfy({ visit.scope.holds($0) })
            else { return staff.unknown(visit) }
            let order = visit.order(.make(plan), output: "", at: staff.now)
            let id = await desk.begin(order, owner: work.owner, typed: work.typed)
            await desk.end(work.id)
            return staff.seeOther(.releaseWork, visit, [id.text])
        default: return staff.seeOther(.releaseWork, visit, visit.values)
        }
    }

    // MARK: - Pages

    private static func percent(_ progress: ReleaseProgress) -> Int {
        switch progress.stage {
        case .waiting: 0
        case .protecting: 5
        case .writing: 10 + Int(progress.part * 89)
        }
    }

    private func waiting(_ visit: StaffVisit, _ work: ReleaseWork) throws -> Reply {
        let language = visit.language
        let words: StaffWord =
            switch work.progress.stage {
            case .waiting: .releaseWaiting
            case .protecting: .releaseProtecting
            case .writing: .releaseWriting
            }
        let page = ProgressPage(
            title: language.say(work.isMaking ? .releaseMaking : .releaseLooking), stage: language.say(words),
            percent: String(Self.percent(work.progress)), address: visit.route.path(in: language),
            form: staff.makeForm(
                visit, [], button: .releaseStop, hidden: [.init(name: "doe", value: "stop")], isGrave: true))
        return try staff.render(page, visit)
    }

    private func look(_ visit: StaffVisit, _ work: ReleaseWork, _ preview: ReleasePreview) throws -> Reply {
        let language = visit.language
        let page = StaffOverviewPage(
            title: language.say(.releaseLooked), lead: [language.say(.releaseLookedLead)],
            parts: ReleaseParts(language: language).preview(preview),
            form: staff.makeForm(visit, [], button: .releaseMake, hidden: [.init(name: "doe", value: "maak")]),
            ways: [change(visit, work), back(visit)], in: language)
        return try staff.render(page, visit)
    }

    private func made(_ visit: StaffVisit, _ work: ReleaseWork, _ number: Int) throws -> Reply {
        let language = visit.language
        let others = staff.offer(visit).questionnaires.count > 1 && !work.typed.fields.isEmpty
        let part = StaffOverviewPage.Part(
            language.say(.releaseReady), paragraphs: [language.say(.releaseReadyLead)],
            links: [
                StaffLink(
                    address: Route.staff(.releaseFile, visit.values).path(in: language),
                    words: language.say(.releaseTake, ["number": language.figures(String(number))])),
                StaffLink(
                    address: Route.staff(.release, [String(number)]).path(in: language),
                    words: language.say(.releaseSee)),
            ] + (others ? [again(visit, work)] : []))
        return try staff.render(
            StaffOverviewPage(title: language.say(.releaseDone), parts: [part], ways: [back(visit)], in: language),
            visit)
    }

    private func refused(_ visit: StaffVisit, _ work: ReleaseWork, _ obstacles: [ReleaseObstacle]) throws -> Reply {
        let language = visit.language
        return try staff.render(
            StaffOverviewPage(
                title: language.say(.releaseRefused), lead: [language.say(.releaseRefusedLead)],
                parts: ReleaseParts(language: language).obstacles(obstacles),
                ways: (work.typed.fields.isEmpty ? [] : [change(visit, work)]) + [back(visit)], in: language), visit)
    }

    private func change(_ visit: StaffVisit, _ work: ReleaseWork) -> StaffLink {
        StaffLink(address: plan(visit, work), words: visit.language.say(.releaseChange))
    }

    private func again(_ visit: StaffVisit, _ work: ReleaseWork) -> StaffLink {
        StaffLink(
            address: plan(visit, work) + "&\(ReleasePlanController.another)=ja",
            words: visit.language.say(.releaseOfAnother))
    }

    private func plan(_ visit: StaffVisit, _ work: ReleaseWork) -> String {
        Route.staff(.newRelease).path(in: visit.language) + "&van=\(work.id.text)"
    }

    private func back(_ visit: StaffVisit) -> StaffLink {
        StaffLink(
            address: Route.staff(.releases).path(in: visit.language), words: visit.language.say(.backToReleases))
    }
}
