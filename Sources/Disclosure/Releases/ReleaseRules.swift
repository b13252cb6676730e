/// A file of single rows that wants to go out, or went out: what its columns are.
package struct ReleasedFile: Sendable {
    package var table: Table
    /// Columns an outsider may know of somebody, as recoded.
    package var quasi: [String]
    /// Answers, which are the same in every release of the same people.
    package var sensitive: [String]
    /// Columns that name the person in all releases to one recipient.
    package var person: [String]

    package init(_ table: Table, quasi: [String], sensitive: [String], person: [String] = []) {
        (self.table, self.quasi, self.sensitive, self.person) = (table, quasi, sensitive, person)
    }

    /// For each row its class in the quasi-identifiers; without any, all are one class.
    var classes: [UInt32] {
        let columns = quasi.compactMap { table[$0] }
        return columns.isEmpty
            ? Array(repeating: 0, count: table.rowCount) : EquivalenceClasses(columns).members
    }
}

/// Whether a new release may stand beside the earlier ones: pure rules on what went out, whoever keeps it.
package struct ReleaseRules: Sendable {
    /// k, on the labels of all releases together.
    package var minimum: Int
    /// So many answers at a time are taken to be known too: whoever changes one answer cuts no tie.
    package var known = 6

    package init(minimum: Int) { self.minimum = minimum }

    /// Looks at the new release with each earlier one, and with all of them together.
    ///
    /// - Returns: One finding for each earlier release, or for all together, that would take people below k, with what was
    ///   found to be allowed instead; empty when the new one may go out.
    package func findings(_ new: ReleasedFile, earlier: [ReleasedFile]) -> [Finding] {
        var found = earlier.compactMap { finding(new, [$0], name: $0.table.source) }
        if found.isEmpty, earlier.count > 1,
            let together = finding(new, earlier, name: "all \(earlier.count) earlier releases together")
        {
            found.append(together)
        }
        return found
    }

    /// The worst figures over all ways to tie the rows.
    package func figures(_ new: ReleasedFile, beside earlier: [ReleasedFile]) -> LinkedFigures {
        let files = [new] + earlier
        let classes = files.map(\.classes)
        let all = ties(files).map { links in
            LinkedFigures(
                zip(files, zip(links, classes)).map {
                    LinkedRelease(name: $0.table.source, links: $1.0, classes: $1.1)
                }, minimum: minimum)
        }
        // There is always one way: everybody is tied to everybody.
        return all.max { ($0.belowK, $0.unique) < ($1.belowK, $1.unique) } ?? LinkedFigures([], minimum: minimum)
    }

    // MARK: - Ties

    /// For each way to tie rows, and each file, the numbers that tie them.
    private func ties(_ files: [ReleasedFile]) -> [[[UInt32]]] {
        let answers = shared(files, \.sensitive)
        let people = shared(files, \.person)
        var ways = [answers.links(answers.names)]
        if !people.names.isEmpty { ways.append(people.links(people.names)) }
        if answers.names.count > known {
            for start in stride(from: 0, to: answers.names.count - known + 1, by: known) {
                ways.append(answers.links(answers.names[start..<(start + known)]))
            }
        }
        return ways
    }

    private func shared(_ files: [ReleasedFile], _ names: KeyPath<ReleasedFile, [String]>) -> SharedColumns {
        SharedColumns(files.map(\.table), names: files.first?[keyPath: names] ?? [])
    }

    // MARK: - Words

    private func finding(_ new: ReleasedFile, _ earlier: [ReleasedFile], name: String) -> Finding? {
        let figures = figures(new, beside: earlier)
        guard figures.belowK > 0 else { return nil }
        let allowed = allowed(new, earlier)
        let would =
            allowed.isEmpty
            ? "no single change was found that would do" : "this would do: \(allowed.joined(separator: "; "))"
        return Finding(
            name,
            "beside the new one it leaves \(figures.belowK) of \(figures.people) people with fewer than \(minimum) who share "
                + "all labels (\(figures.unique) are alone)",
            repair:
                "\(would). The same people with the same labels as then may always go out, and so may tables")
    }

    /// Changes to the new release that were tried and hold, the smallest first.
    private func allowed(_ new: ReleasedFile, _ earlier: [ReleasedFile]) -> [String] {
        var held: [String] = []
        for name in new.quasi where earlier.allSatisfy({ !$0.person.contains(name) }) {
            var other = new
            other.quasi.removeAll { $0 == name }
            if figures(other, beside: earlier).belowK == 0 { held.append("leave out '\(name)'") }
        }
        var silent = new
        (silent.sensitive, silent.person) = ([], [])
        if !(new.sensitive + new.person).isEmpty, figures(silent, beside: earlier).belowK == 0 {
            held.append("leave out the answers and numbers that both share")
        }
        return held
    }
}
