extension EarlierTables {
    /// Where the same answers stand with weights in the one and without them, or with other weights, in the other: the two
    /// together tell of those who weigh differently, who may be few.
    func otherWeights(_ release: TableRelease, _ plan: TablePlan) -> [Finding] {
        let told = (means[.weightedMean] ?? [:]).compactMapValues(\.self)
        let weighted = Set(told.keys.map { $0.apart + [plan.part($0.question)] })
        let plain = Set(self.plain.map { $0.dropLast() + [plan.part($0.last ?? "")] })
        let counts = release.peopleOfGroups
        let found = release.lines.filter { line in
            guard line.isShown, !line.question.isEmpty else { return false }
            guard line.measure == .weightedMean else {
                return Self.blocks(line.apart).contains { weighted.contains($0 + [plan.part(line.question)]) }
            }
            if plain.contains(line.apart + [plan.part(line.question)]) { return true }
            // The same people with other weights.
            let cell = release.cell(line)
            guard let then = told[cell], let figures = line.figures, then != figures else { return false }
            return isOfAsMany(cell, counts)
        }
        guard let first = found.first else { return [] }
        return [
            Finding(
                source,
                "answers that stand in it without weights would go out with them, or with other weights, or the other way "
                    + "round, in \(found.count) figures (the first is \(first.name)); the two together tell of few people",
                repair: "ask for these means as they were, or for other questions",
                nl: "In \(source.replacing("release", with: "uitgifte")) staan dezelfde antwoorden anders gewogen, bij "
                    + "\(found.count) cijfers (als eerste bij \(first.name)). Samen zeggen ze iets over weinig mensen. Vraag "
                    + "deze gemiddelden zoals ze toen waren, of andere vragen.")
        ]
    }

    /// Where as many people as then have another mean: somebody left and somebody else came, and the difference of the two
    /// means times the people is the difference of what these few answered.
    func otherMeans(_ release: TableRelease) -> [Finding] {
        let counts = release.peopleOfGroups
        let found = release.lines.filter { line in
            guard line.measure == .mean || line.measure == .linkedChange, let now = line.figures else { return false }
            let cell = release.cell(line)
            guard case .some(.some(let then)) = means[line.measure]?[cell] else { return false }
            return !Self.isAlike(then, now) && isOfAsMany(cell, counts)
        }
        guard let first = found.first else { return [] }
        let least = release.report.rules.minimum
        return [
            Finding(
                source,
                "as many people as then have another mean, in \(found.count) figures (the first is \(first.name)); the two "
                    + "together tell what the few answered who came and left",
                repair: "count the same people as then, leave these means out, or wait until at least \(least) came or "
                    + "left in each group",
                nl: "Naast \(source.replacing("release", with: "uitgifte")) zou te zien zijn wat een paar mensen "
                    + "antwoordden die bijkwamen of weggingen: bij \(found.count) gemiddelden (als eerste bij \(first.name)) "
                    + "zijn het er evenveel als toen, en is het gemiddelde anders. Tel dezelfde mensen als toen, laat deze "
                    + "gemiddelden weg, of wacht tot er in elke groep minstens \(least) bijkwamen of weggingen.")
        ]
    }

    /// Whether a mean and its interval are printed as they were. Programs that printed hundredths are given what rounding
    /// takes.
    private static func isAlike(_ then: [String], _ now: [String]) -> Bool {
        if then == now { return true }
        guard then.contains(where: { !$0.hasSuffix("0") }), let one = then.first.flatMap({ Double($0) }),
            let other = now.first.flatMap({ Double($0) })
        else { return false }
        return abs(one - other) <= PrintedMean.coarsest / 2
    }

    /// Whether the group of a mean has as many people as then; of a change, in both of its rounds.
    private func isOfAsMany(_ cell: Cell, _ counts: [Cell: Int?]) -> Bool {
        Self.blocks(cell.apart).allSatisfy { apart in
            let group = Cell(apart: apart, group: cell.group, question: "", answer: "")
            guard let now = counts[group], let then = people(group) else { return false }
            return now == then
        }
    }
}

extension TableRelease {
    /// The people of each group; `nil` where they are hidden.
    fileprivate var peopleOfGroups: [EarlierTables.Cell: Int?] {
        Dictionary(lines.filter { $0.measure == .people }.map { (cell($0), $0.people) }) { first, _ in first }
    }
}
