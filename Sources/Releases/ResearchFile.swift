import Datasets
import Disclosure
import Programme
import Records

/// A table of single rows, made k-anonymous, also beside all earlier ones.
struct ResearchFile {
    let rows: RecodedRows
    let report: AnonymisationReport
    /// The check of each sensitive column, among those who took part in its round.
    let checked: [SensitiveFigures]
    /// The check of the file by itself.
    let figures: ProtectionFigures
    let jointK: Int
    /// Rows before protection, and those held back for the sake of earlier files.
    let rowsBefore: Int
    let heldBack: Int
    let classes: [ResponseID: Int32]
    let groups: [ReleaseClass]
    /// Columns left out because they missed a figure that was asked for, and scales that have no mean.
    let failing: [String]
    let unusable: [String]
    /// Means of scales, and marks that are rounded.
    let averaged: [String]
    let rounded: [String]
    let before: Table
    let after: Table
    /// What rows are weighted by, and the share of residents for whom no row stands; nil without weights.
    private(set) var weighting: (strata: [ReleaseStratum], unreached: Double)?

    /// The column that keeps rows apart which earlier files told apart; it does not go out.
    private static let group = "bs_groep"

    /// Blocks its thread.
    init(
        _ source: ReleaseSource, plan: ReleasePlan, earlier: [EarlierClasses], hierarchies shelf: ReleaseHierarchies
    ) throws {
        let protection = plan.protection
        let whole = source.rows.dataset
        let number = plan.shape == .persons ? whole.tables.count - 1 : 0
        guard plan.shape == .responses || whole.tables[number].name == "personen" else {
            throw Self.refusal(
                "persons", "nobody's rounds are linked", "ask for one row for each response",
                nl: "Niemand gebruikte de eigen code in twee van deze rondes.")
        }
        let means = plan.itemReason == nil ? ScaleMeans(source.rows, of: whole, table: number) : nil
        var dataset = means?.dataset ?? whole
        unusable = means?.unusable ?? []
        (averaged, rounded) = (means?.averaged ?? [], means?.rounded ?? [])
        let columns = ReleaseColumns(dataset, table: number, plan: plan)
        let all = try TableOfRows.gather(
            means ?? source.rows as any RowSource, of: dataset, table: number, columns: columns.names)
        rowsBefore = all.rowCount
        let responses = Self.responses(source, plan, all)
        try Self.refuseUnlinked(plan, earlier)
        let cover = ReleaseCover(responses, earlier: earlier, minimum: protection.minimum)
        let kept = all.columns.isEmpty ? [] : (0..<all.rowCount).filter { !cover.held.contains($0) }
        heldBack = cover.held.count
        try Self.refuseLoss(cover.held.count, of: all.rowCount, plan, earlier)
        let gone = try Self.refuseWipeOut(all, cover, columns, plan, earlier, shelf)

        let table = Self.grouped(all, kept: kept, cover)
        before = table
        let absent = Self.absent(columns, kept.map { responses[$0] }, isPersons: plan.shape == .persons)
        var rest = plan
        // Of these there is nobody left to lose.
        rest.protection.acceptedLosses.removeAll { gone.contains($0) }
        let done = try Self.anonymise(table, columns, rest, earlier, shelf, absent: absent)
        let refusals = done.refusals.filter { !$0.place.hasPrefix("group '\(Self.group)=") }
        guard refusals.isEmpty else { throw DisclosureFault(refusals) }
        var report = done.report
        report.columns.removeAll { $0.name == Self.group }
        report.groups.removeAll { $0.group.hasPrefix(Self.group + "=") }
        self.report = report

        let rowNumbers = done.rows.map { kept[Int($0)] }
        checked = Self.check(
            done, columns, responses: rowNumbers.map { responses[$0] }, isPersons: plan.shape == .persons)
        failing = try Self.failing(checked, protection)
        let quasi = done.columns.filter { column in columns.quasi.contains { $0.described.name == column.name } }
        let joint = EquivalenceClasses(quasi + done.columns.filter { $0.name == Self.group })
        (classes, groups) = Self.classes(joint, rowNumbers, responses, cover)
        let exposed = cover.exposed(rowNumbers)
        guard exposed.isEmpty else {
            throw Self.refusal(
                "earlier releases",
                "what is left out would tell of \(exposed.values.reduce(0, +)) people of release "
                    + "\(Set(exposed.keys.map(\.release)).sorted().map(String.init).joined(separator: ", "))",
                "use local recoding, which leaves nobody out",
                nl:
                    "Wat wegblijft, zou iets zeggen over \(exposed.values.reduce(0, +)) mensen van een eerdere uitgifte."
            )
        }
        jointK = cover.smallest(rowNumbers, sizes: joint.sizes)
        try Self.refuseLoss(all.rowCount - rowNumbers.count, of: all.rowCount, plan, earlier)

        // In the recipient's own order, which is that of the keyed pseudonyms.
        let order = rowNumbers.indices.sorted { rowNumbers[$0] < rowNumbers[$1] }.map { Int32($0) }
        let recoded = done.columns.rows(order)
        let carried = all.columns.rows(order.map { Int32(rowNumbers[Int($0)]) })
        let dropped = Set(failing)
        let out = columns.names.filter { !dropped.contains($0) }.compactMap { name in
            recoded.first { $0.name == name } ?? carried.first { $0.name == name }
        }
        var released = Table(
            columns: out.inOrder(of: dataset.tables[number]), rowCount: order.count, source: dataset.id)
        if plan.weights != nil {
            let weighting = try ReleaseWeighting(columns, plan: plan, hierarchies: shelf)
            let made = weighting.weights(released, hierarchies: try Self.hierarchies(columns, table, shelf))
            released.columns.append(
                CodedColumn(name: ReleaseWeighting.column, rows: made.weights.map { "\($0)" }))
            dataset.tables[number].columns.append(weighting.described())
            self.weighting = (weighting.strata, made.unreached)
        }
        after = released
        figures = ProtectionFigures(
            quasi: quasi,
            sensitive: done.columns.filter { column in
                !dropped.contains(column.name) && columns.sensitive.contains { $0.described.name == column.name }
            })
        guard figures.k >= protection.minimum, jointK >= min(protection.minimum, earlier.map(\.minimum).min() ?? .max)
        else {
            throw Self.refusal(
                "k", "the smallest class has \(min(figures.k, jointK)) people", "ask for coarser levels",
                nl: "De kleinste groep heeft \(min(figures.k, jointK)) mensen.")
        }
        rows = try RecodedRows(
            released, of: dataset, table: number, tier: .researchFile,
            groups: try Self.hierarchies(columns, table, shelf).mapValues(\.groups))
    }
}

// MARK: - Steps

extension ResearchFile {
    /// The responses behind each row, by the number of their round.
    private static func responses(
        _ source: ReleaseSource, _ plan: ReleasePlan, _ table: Table
    ) -> [[Int: ResponseID]] {
        guard plan.shape == .responses else {
            return source.rows.personIndexes.map { $0.mapValues { source.places[$0].id } }
        }
        let rounds = table["bs_ronde"]
        return source.rows.responseIndexes.enumerated().map { row, index in
            let round = rounds.flatMap { plan.rounds.firstIndex(of: $0.text(row)) } ?? 0
            return [round: source.places[index].id]
        }
    }

    private static func grouped(_ table: Table, kept: [Int], _ cover: ReleaseCover) -> Table {
        let columns = table.columns.rows(kept.map { Int32($0) })
        let group = CodedColumn(
            name: group, rows: kept.map { String(cover.groups[cover.signs[$0], default: 0]) })
        return Table(columns: columns + [group], rowCount: kept.count, source: table.source)
    }

    private static func hierarchies(
        _ columns: ReleaseColumns, _ table: Table, _ shelf: ReleaseHierarchies
    ) throws -> [String: Hierarchy] {
        var found: [String: Hierarchy] = [:]
        for column in columns.quasi {
            let name = column.described.name
            found[name] = try shelf.hierarchy(of: column.described, values: table[name]?.values ?? [], own: column.own)
        }
        let groups = table[group]?.values.map { [$0, "*"] } ?? []
        found[group] = try Hierarchy(name: group, rows: groups.isEmpty ? [["0", "*"]] : groups, source: group)
        return found
    }

    private static func plan(_ columns: ReleaseColumns, _ protection: ReleaseProtection) -> AnonymisationPlan {
        var plan = AnonymisationPlan(
            quasi: columns.quasi.map(\.described.name) + [group], sensitive: columns.sensitive.map(\.described.name))
        plan.minimum = protection.minimum
        plan.mode = protection.recoding == .local ? .local : .global
        plan.suppressionLimit = protection.suppressionLimit
        plan.acceptedLosses = Set(protection.acceptedLosses)
        for column in columns.quasi {
            let name = column.described.name
            plan.pins[name] = column.own == "bs_ronde" ? 0 : ReleaseColumns.wish(protection.pins, column)
            guard plan.pins[name] == nil else { continue }
            plan.ceilings[name] =
                ReleaseColumns.wish(protection.ceilings, column)
                ?? (column.own == "bs_wijze" ? ReleasePlan.highestMode : nil)
        }
        plan.pins[group] = 0
        // Either questions give way or labels do.
        if !protection.leavesOutFailing {
            plan.aims = Thresholds(leastL: protection.leastL, mostT: protection.mostT)
        }
        return plan
    }

    /// For each sensitive column the rows of people who were absent from its round.
    private static func absent(
        _ columns: ReleaseColumns, _ responses: [[Int: ResponseID]], isPersons: Bool
    ) -> [String: Set<Int32>] {
        guard isPersons else { return [:] }
        var absent: [String: Set<Int32>] = [:]
        for column in columns.sensitive {
            absent[column.described.name] = Set(
                responses.indices.filter { responses[$0][column.round] == nil }.map { Int32($0) })
        }
        return absent
    }

    private static func anonymise(
        _ table: Table, _ columns: ReleaseColumns, _ plan: ReleasePlan, _ earlier: [EarlierClasses],
        _ shelf: ReleaseHierarchies, absent: [String: Set<Int32>]
    ) throws -> Anonymisation {
        let known = try hierarchies(columns, table, shelf)
        var wishes = Self.plan(columns, plan.protection)
        wishes.absent = absent
        do throws(DisclosureFault) {
            return try Anonymiser.run(table, hierarchies: known, plan: wishes)
        } catch {
            guard !earlier.isEmpty, error.findings.contains(where: { $0.place.hasPrefix("--pin") }) else { throw error }
            let numbers = earlier.map { String($0.number) }.joined(separator: ", ")
            throw refusal(
                "earlier releases \(numbers)",
                "beside these, with the levels asked for, \(error.findings.map(\.what).joined(separator: "; "))",
                "ask for the levels as then, or for fewer columns at a fixed level",
                nl: "Naast uitgifte \(numbers) kan het zo precies niet. "
                    + error.findings.compactMap(\.dutch).joined(separator: " "))
        }
    }

    /// l and t of each sensitive column. That who was absent from a round has no answer of it is a label, no secret.
    private static func check(
        _ done: Anonymisation, _ columns: ReleaseColumns, responses: [[Int: ResponseID]], isPersons: Bool
    ) -> [SensitiveFigures] {
        let quasi = done.columns.filter { column in !columns.sensitive.contains { $0.described.name == column.name } }
        return Dictionary(grouping: columns.sensitive, by: \.round).sorted { $0.key < $1.key }.flatMap { round, own in
            let rows = responses.indices.filter { !isPersons || responses[$0][round] != nil }.map { Int32($0) }
            let sensitive = done.columns.filter { column in own.contains { $0.described.name == column.name } }
            return ProtectionFigures(quasi: quasi.rows(rows), sensitive: sensitive.rows(rows)).sensitive
        }
    }

    /// Sensitive columns that miss l or t, when they are to be left out.
    private static func failing(_ checked: [SensitiveFigures], _ asked: ReleaseProtection) throws -> [String] {
        let failing = checked.filter { figures in
            asked.leastL.map { figures.l < $0 } ?? false || asked.mostT.map { figures.t > $0 } ?? false
        }.map(\.column)
        guard failing.isEmpty || asked.leavesOutFailing else {
            throw refusal(
                "answers",
                "in some group nearly everybody gave one answer (l below \(asked.leastL ?? 0), or t above "
                    + "\(asked.mostT ?? 1)) to: \(failing.joined(separator: ", "))",
                "leave these questions out, ask for a larger k, or state other thresholds",
                nl: "Het gaat om deze vragen: \(failing.joined(separator: ", ")).")
        }
        return failing
    }

    private static func classes(
        _ joint: EquivalenceClasses, _ rows: [Int], _ responses: [[Int: ResponseID]], _ cover: ReleaseCover
    ) -> ([ResponseID: Int32], [ReleaseClass]) {
        var classes: [ResponseID: Int32] = [:]
        var origins = [[ClassOrigin]](repeating: [], count: joint.sizes.count)
        for (index, row) in rows.enumerated() {
            let group = Int(joint.members[index])
            origins[group] = cover.origins(row)
            for id in responses[row].values { classes[id] = Int32(group) }
        }
        return (classes, zip(joint.sizes, origins).map { ReleaseClass(people: $0, origins: $1) })
    }

    // MARK: Refusals

    private static func refusal(
        _ place: String, _ what: String, _ repair: String, nl dutch: String
    ) -> ReleaseRefusal {
        .protection([.init(place, what, repair: repair, nl: dutch)])
    }

    private static func refuseUnlinked(_ plan: ReleasePlan, _ earlier: [EarlierClasses]) throws {
        guard plan.shape == .responses, let linked = earlier.first(where: { $0.shape == .persons }) else { return }
        throw refusal(
            "release \(linked.number)",
            "it has one row for each person, and single responses of these people beside it "
                + "could be put together", "ask for one row for each person here too",
            nl:
                "Uitgifte \(linked.number) heeft een rij per persoon. Vraag dat hier ook: anders zijn losse antwoorden van "
                + "dezelfde mensen samen te voegen.")
    }

    /// Refuses to hold most of a group back that nobody named.
    /// - Returns: groups that are held back whole.
    private static func refuseWipeOut(
        _ all: Table, _ cover: ReleaseCover, _ columns: ReleaseColumns, _ plan: ReleasePlan,
        _ earlier: [EarlierClasses], _ shelf: ReleaseHierarchies
    ) throws -> Set<String> {
        guard !cover.held.isEmpty else { return [] }
        let wiped = GroupLoss.wipedOut(
            columns.quasi.compactMap { all[$0.described.name] }, hierarchies: try hierarchies(columns, all, shelf),
            held: cover.held, minimum: plan.protection.minimum)
        let lost = wiped.filter { !plan.protection.acceptedLosses.contains($0.group) }
        guard !lost.isEmpty else { return Set(wiped.filter { $0.share == 1 }.map(\.group)) }
        let numbers = earlier.map { "\($0.number)" }.joined(separator: ", ")
        throw ReleaseRefusal.protection(
            lost.map { group in
                .init(
                    "group '\(group.group)'",
                    "\(group.suppressed) of its \(group.rows) people would be held back, because who holds releases \(numbers) "
                        + "too could tell fewer than \(plan.protection.minimum) people apart",
                    repair:
                        "wait until more people answered, ask for the same rounds and neighbourhoods as then, or say yes with "
                        + "--accept-loss '\(group.group)'",
                    nl:
                        "De groep ‘\(group.group)’ zou naast uitgifte \(numbers) \(group.suppressed) van de \(group.rows) mensen "
                        + "verliezen. Wacht tot er meer antwoorden zijn, of vraag dezelfde rondes en buurten als toen.")
            })
    }

    private static func refuseLoss(
        _ lost: Int, of rows: Int, _ plan: ReleasePlan, _ earlier: [EarlierClasses]
    ) throws {
        let limit = plan.protection.suppressionLimit
        guard rows > 0, Double(lost) > limit * Double(rows) + 1e-9 else {
            guard rows - lost < plan.protection.minimum else { return }
            throw refusal(
                "people", "there are fewer than \(plan.protection.minimum) people to make a file of",
                "choose more neighbourhoods or rounds, or ask for tables",
                nl: "Er blijven minder dan \(plan.protection.minimum) mensen over.")
        }
        let numbers = earlier.map { "\($0.number)" }.joined(separator: ", ")
        throw refusal(
            earlier.isEmpty ? "people" : "earlier releases",
            "\(lost) of \(rows) rows would have to stay out, more than the \(Int((limit * 100).rounded())) % allowed"
                + (earlier.isEmpty
                    ? ""
                    : ", because who holds releases \(numbers) too could tell fewer than "
                        + "\(plan.protection.minimum) people apart"),
            earlier.isEmpty
                ? "allow a coarser level, or a higher limit"
                : "ask for the same rounds, neighbourhoods and k as then, wait until more people answered, or allow a "
                    + "higher limit",
            nl: "\(lost) van de \(rows) rijen zouden weg moeten blijven; \(Int((limit * 100).rounded())) % mag."
                + (earlier.isEmpty ? "" : " Wie uitgifte \(numbers) ook heeft, kan anders kleine groepen herkennen."))
    }
}

extension [CodedColumn] {
    /// In the order in which the dataset describes them.
    fileprivate func inOrder(of table: DatasetTable) -> [CodedColumn] {
        table.columns.compactMap { described in first { $0.name == described.name } }
    }
}
