/// An anonymised table and all that is known of it.
package struct Anonymisation: Sendable {
    /// The columns that go out, in canonical order: quasi-identifiers first, then sensitive ones.
    package var columns: [CodedColumn]
    /// For each of their rows its number in the input.
    package var rows: [Int32]
    package var report: AnonymisationReport
    /// Why it may not go out; empty when it may.
    package var refusals: [Finding]
}

/// Makes a table k-anonymous by a plan.
package enum Anonymiser {
    /// - Parameter table: Holds the columns of the plan; others are not looked at.
    /// - Throws: What is wrong with plan, table or hierarchies, or why no recoding keeps to the plan.
    package static func run(
        _ table: Table, hierarchies: [String: Hierarchy], plan: AnonymisationPlan
    ) throws(DisclosureFault) -> Anonymisation {
        let problems = plan.findings(rowCount: table.rowCount)
        guard problems.isEmpty else { throw DisclosureFault(problems) }
        let quasi = try quasiColumns(table, hierarchies: hierarchies, plan: plan)
        let limit = Int((plan.suppressionLimit * Double(table.rowCount) + 1e-9).rounded(.down))

        let households = try households(table, plan)
        let recoding: Recoding
        var search: GlobalOutcome?
        switch plan.mode {
        case .local:
            recoding = try LocalRecoding.recode(
                quasi, objective: plan.objective, minimum: plan.minimum, households: households)
        case .global:
            let outcome = try GlobalRecoding.search(
                quasi, objective: plan.objective, minimum: plan.minimum, limit: limit)
            recoding = Recoding(levels: outcome.levels, of: quasi, minimum: plan.minimum)
            search = outcome
        }
        let done = finish(
            table, quasi: quasi, recoding: recoding, search: search, households: households, plan: plan)
        let isMissed = plan.aims != nil || done.report.sensitive.contains(where: plan.thresholds.fails)
        guard plan.mode == .local, isMissed,
            let (better, mended) = ClassMender(table, quasi: quasi, plan: plan).mend(recoding)
        else { return done }
        var repaired = finish(
            table, quasi: quasi, recoding: better, search: nil, households: households, plan: plan)
        repaired.report.mended = mended
        return repaired
    }

    // MARK: - Before and after

    private static func quasiColumns(
        _ table: Table, hierarchies: [String: Hierarchy], plan: AnonymisationPlan
    ) throws(DisclosureFault) -> [QuasiColumn] {
        var columns: [QuasiColumn] = []
        var findings: [Finding] = []
        for name in plan.quasi {
            do throws(DisclosureFault) {
                guard let column = table[name] else {
                    throw DisclosureFault(
                        table.source, "there is no column '\(name)'", repair: "name a column of the file")
                }
                guard let hierarchy = hierarchies[name] else {
                    throw DisclosureFault(
                        "--hierarchies", "there is no hierarchy '\(name)'",
                        repair: "add one, or take the column out of --quasi")
                }
                let levels = try levels(of: hierarchy, plan: plan)
                columns.append(try QuasiColumn(column, hierarchy: hierarchy, levels: levels, source: table.source))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw DisclosureFault(findings) }
        return columns
    }

    private static func households(_ table: Table, _ plan: AnonymisationPlan) throws(DisclosureFault) -> Households? {
        guard let name = plan.household else { return nil }
        guard let column = table[name] else {
            throw DisclosureFault(table.source, "there is no column '\(name)'", repair: "name a column of the file")
        }
        return Households(column)
    }

    private static func levels(of hierarchy: Hierarchy, plan: AnonymisationPlan) throws(DisclosureFault) -> ClosedRange<
        Int
    > {
        let allowed = 0...hierarchy.top
        for level in [plan.pins[hierarchy.name], plan.ceilings[hierarchy.name]].compactMap({ $0 })
        where !allowed.contains(level) {
            throw DisclosureFault(
                "--pin, --at-most", "'\(hierarchy.name)' has no level \(level)",
                repair: "choose from 0 to \(hierarchy.top)")
        }
        if let pin = plan.pins[hierarchy.name] { return pin...pin }
        return 0...(plan.ceilings[hierarchy.name] ?? hierarchy.top)
    }

    private static func finish(
        _ table: Table, quasi: [QuasiColumn], recoding: Recoding, search: GlobalOutcome?,
        households: Households?, plan: AnonymisationPlan
    ) -> Anonymisation {
        let sensitive = plan.sensitive.compactMap { table[$0] }.rows(recoding.rows)
        let recoded = recoding.columns(quasi) + sensitive
        let order = recoded.canonicalOrder()
        let columns = recoded.rows(order)
        let (released, hidden) = (Array(columns.prefix(quasi.count)), Array(columns.dropFirst(quasi.count)))
        let figures = ProtectionFigures(
            quasi: released, sensitive: hidden, households: households?.rows(order.map { recoding.rows[Int($0)] }))
        let groups = GroupLoss.all(quasi, recoding)
        let suppressed = table.rowCount - recoding.rows.count
        let refusals =
            kept(figures, plan)
            + GroupLoss.refusals(groups, suppressed: suppressed, of: table.rowCount, accepted: plan.acceptedLosses)
            + unknown(plan.acceptedLosses, groups) + plan.thresholds.findings(figures)
        let report = AnonymisationReport(
            plan: plan, quasi: quasi, recoding: recoding, search: search, figures: figures, groups: groups,
            known: KnownAnswers(hidden), refusals: refusals)
        return Anonymisation(
            columns: columns, rows: order.map { recoding.rows[Int($0)] }, report: report, refusals: refusals)
    }

    /// The promise itself, looked at once more in the columns that would go out.
    private static func kept(_ figures: ProtectionFigures, _ plan: AnonymisationPlan) -> [Finding] {
        let smallest = min(figures.k, figures.households ?? .max)
        guard smallest < plan.minimum else { return [] }
        return [
            Finding(
                "--k", "the smallest class has \(smallest) people or households",
                repair: "use coarser levels or a higher limit",
                nl:
                    "De kleinste groep heeft \(smallest) mensen, minder dan \(plan.minimum). Laat de buurt grover worden."
            )
        ]
    }

    private static func unknown(_ accepted: Set<String>, _ groups: [GroupLoss]) -> [Finding] {
        accepted.subtracting(groups.map(\.group)).sorted().map {
            Finding("--accept-loss", "there is no group '\($0)'", repair: "name it as the report does: column=label")
        }
    }
}
