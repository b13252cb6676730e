import Datasets
import Disclosure
import FoundationEssentials
import Programme
import Records
import XForms

/// What somebody learns who subtracts released tables from a research file of the same questionnaire, or the other way round.
///
/// Each protects people by itself. But where tables count a few more people than the file has rows, their answers are what is
/// left: late answers, rows that were held back, a neighbourhood too small to be in one of the two. So of each figure that
/// tables show, the people who are in one of the two alone are nobody, or at least k. Labels of the file are taken for exact,
/// which they may not be: too much is refused rather than too little. Who withdrew after the file is in neither.
struct TierDifference {
    /// One release on either side.
    struct Side {
        let number: Int?
        let members: Set<ResponseID>
    }

    let tables: Side
    let file: Side
    let least: Int
    /// The header, then the lines, as the ledger keeps them.
    let lines: [[String]]

    init(tables: Side, kept: [UInt8], file: Side, least: Int) throws {
        (self.tables, self.file, self.least) = (tables, file, least)
        lines = try JSONDecoder().decode([[String]].self, from: Data(kept))
    }

    /// Questions and groups that the lines name.
    var columns: Set<String> {
        guard let head = lines.first, let end = head.firstIndex(of: "measure") else { return [] }
        return Set(head[..<end]).union(lines.dropFirst().map { $0[end + 1] }).subtracting([""])
    }

    /// - Parameters:
    ///   - table: one row for each response of either side, with ``columns``; others may be in it.
    ///   - ids: the response of each row.
    func refusals(_ table: Table, ids: [ResponseID], hierarchies: [String: Hierarchy]) -> [ReleaseRefusal.Reason] {
        guard let head = lines.first, let end = head.firstIndex(of: "measure"),
            let people = head.firstIndex(of: "people")
        else { return [] }
        let labels = hierarchies.mapValues { hierarchy in
            Dictionary(hierarchy.rows.map { ($0.first ?? "", Set($0)) }) { first, _ in first }
        }
        var few: [String] = []
        let differing = ids.indices.filter { tables.members.contains(ids[$0]) != file.members.contains(ids[$0]) }
        let isInTables = differing.map { tables.members.contains(ids[$0]) }
        for line in lines.dropFirst() where Int(line[people]).map({ $0 >= 0 }) ?? false {
            var wanted = (0..<end).map { (head[$0], line[$0]) }.filter { $0.1 != CountDimension.all }
            if !line[end + 1].isEmpty { wanted.append((line[end + 1], line[end + 2])) }
            let columns = wanted.map { (column: table[$0.0], label: $0.1, above: labels[$0.0]) }
            var counts = [0, 0]
            for (place, row) in differing.enumerated() {
                let fits = columns.allSatisfy { one in
                    guard let text = one.column?.text(row) else { return false }
                    return text == one.label || one.above?[text]?.contains(one.label) ?? false
                        || one.label == TablePlan.noAnswer && TablePlan.missing.contains(text)
                }
                if fits { counts[isInTables[place] ? 0 : 1] += 1 }
            }
            if counts.contains(where: { $0 > 0 && $0 < least }) { few.append(wanted.map(\.1).joined(separator: " ")) }
        }
        return few.isEmpty ? [] : [reason(few)]
    }

    private func reason(_ few: [String]) -> ReleaseRefusal.Reason {
        let other = (tables.number ?? file.number).map(String.init) ?? "?"
        let kind =
            tables.number == nil ? (en: "research file", nl: "onderzoeksbestand") : (en: "tables", nl: "tabellen")
        return .init(
            "release \(other)",
            "subtracted from its \(kind.en) this would tell of fewer than \(least) people who are in one of the two alone, in "
                + "\(few.count) figures (the first is '\(few[0])')",
            repair:
                "ask for the same rounds and neighbourhoods as then, wait until more people answered, or ask for coarser "
                + "groups",
            nl:
                "Naast uitgifte \(other) (\(kind.nl)) zou te zien zijn wat minder dan \(least) mensen antwoordden, die maar in "
                + "een van de twee voorkomen, bij \(few.count) cijfers (als eerste bij ‘\(few[0])’). Vraag dezelfde rondes en "
                + "buurten als toen, wacht tot er meer antwoorden zijn, of splits minder uit.")
    }
}

// MARK: - Of the ledger

extension TierDifference {
    /// Refuses a draft that earlier releases of another tier would undo.
    static func check(
        _ draft: ReleaseDraft, plan: ReleasePlan, number: Int, stores: ReleaseStores, shelf: ReleaseHierarchies,
        today: Day
    ) async throws {
        guard plan.tier != .pseudonymised else { return }
        let other: ReleaseTier = plan.tier == .tables ? .researchFile : .tables
        let earlier = try await stores.ledger.releases(in: .everywhere).filter {
            $0.plan.tier == other && $0.plan.questionnaire == plan.questionnaire && $0.number < number
        }
        guard !earlier.isEmpty else { return }
        let kept = Dictionary(
            uniqueKeysWithValues: try await stores.ledger.earlierTables(
                questionnaire: plan.questionnaire, before: number
            ).map { ($0.number, $0.tables) })
        for release in earlier {
            try await check(draft, plan, against: release, kept[release.number], number, stores, shelf, today)
        }
    }

    private static func check(
        _ draft: ReleaseDraft, _ plan: ReleasePlan, against release: Release, _ kept: [UInt8]?, _ number: Int,
        _ stores: ReleaseStores, _ shelf: ReleaseHierarchies, _ today: Day
    ) async throws {
        // Everybody who is in one of the two.
        var both = plan
        both.rounds += release.plan.rounds.filter { !plan.rounds.contains($0) }
        both.neighbourhoods += release.plan.neighbourhoods.filter { !plan.neighbourhoods.contains($0) }
        (both.shape, both.tier) = (.responses, .pseudonymised)
        let through = draft.source.selection.through.mapValues(\.number).merging(release.outcome.through) {
            max($0, $1)
        }
        let source = try await ReleaseSource.gather(both, stores: stores, through: through, today: today)
        let own = Set(draft.source.places.map(\.id))
        let theirs = Set(
            try await stores.archive.places(
                ResponseSelection(
                    through: release.outcome.through.mapValues(Week.init(number:)),
                    neighbourhoods: release.plan.neighbourhoods)
            ).map(\.id))
        let difference: TierDifference
        if let tables = draft.tables {
            let held = try await stores.ledger.earlierClasses(
                questionnaire: plan.questionnaire, before: number, of: source.places.map(\.id)
            ).first { $0.number == release.number }
            difference = try TierDifference(
                tables: Side(number: nil, members: own), kept: tables.kept,
                file: Side(number: release.number, members: Set(held?.classes.keys ?? [:].keys)),
                least: plan.protection.minimum)
        } else if let file = draft.research, let kept {
            difference = try TierDifference(
                tables: Side(number: release.number, members: theirs), kept: kept,
                file: Side(number: nil, members: Set(file.classes.keys)), least: plan.protection.minimum)
        } else {
            return
        }
        let refusals = try await Aside.run { try difference.refusals(in: source, shelf) }
        guard refusals.isEmpty else { throw ReleaseRefusal.protection(refusals) }
    }

    private func refusals(
        in source: ReleaseSource, _ shelf: ReleaseHierarchies
    ) throws -> [ReleaseRefusal.Reason] {
        let dataset = source.rows.dataset
        let ids = source.rows.responseIndexes.map { source.places[$0].id }
        guard ids.contains(where: { tables.members.contains($0) != file.members.contains($0) }) else { return [] }
        var hierarchies: [String: Hierarchy] = [:]
        let tie = source.form.tie
        let ties = columns.filter { tie?.choice(of: $0) != nil }
        for column in ties { hierarchies[column] = try TiesOfRows.hierarchy(column) }
        let plain = columns.subtracting(ties).sorted()
        let table =
            try tie.map { tie in
                try TiesOfRows.gather(
                    source.rows, of: dataset, tie, choices: ties.compactMap(tie.choice).sorted(), columns: plain)
            } ?? TableOfRows.gather(source.rows, of: dataset, table: 0, columns: plain)
        for column in dataset.tables[0].columns
        where columns.contains(column.name) && column.role == .quasi
            || column.name == "bs_buurt"
        {
            hierarchies[column.name] = try shelf.hierarchy(
                of: column, values: table[column.name]?.values ?? [], own: column.ownName ?? column.name)
        }
        return refusals(table, ids: ids, hierarchies: hierarchies)
    }
}
