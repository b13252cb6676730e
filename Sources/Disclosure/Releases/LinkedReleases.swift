/// One release as somebody sees who puts several side by side: what a row says of a person, and what ties it to a row of
/// another release.
package struct LinkedRelease: Sendable {
    package var name: String
    /// For each row what it is tied by: a person, or the answers that all releases share. Equal numbers are tied.
    var links: [UInt32]
    /// For each row its class in the quasi-identifiers of this release.
    var classes: [UInt32]
}

/// What becomes of k when releases of the same people are put side by side.
///
/// Two releases that are k-anonymous each can undo each other (Ganta, Kasiviswanathan and Smith 2008): whoever ties their
/// rows knows both labels of a person, and who is in one of them alone. So k is counted on the tuple of all releases:
/// being absent from one is a label too, which covers what was added, withdrawn or left out of scope in between.
package struct LinkedFigures: Sendable, Equatable, Codable {
    /// People in any of the releases, as far as the ties tell them apart.
    package var people: Int
    /// People whose tuple of labels fewer than k share.
    package var belowK: Int
    /// People whose tuple nobody shares.
    package var unique: Int
    /// The smallest group that shares a tuple; 0 without people.
    package var k: Int

    package init(_ releases: [LinkedRelease], minimum: Int) {
        let signatures = Self.signatures(releases)
        var sizes: [[[UInt32]]: Int] = [:]
        for signature in signatures.values { sizes[signature, default: 0] += Self.people(signature) }
        people = sizes.values.reduce(0, +)
        belowK = sizes.values.filter { $0 < minimum }.reduce(0, +)
        unique = sizes.values.count { $0 == 1 }
        k = sizes.values.min() ?? 0
    }

    /// For each tie, and each release, the classes of its rows.
    private static func signatures(_ releases: [LinkedRelease]) -> [UInt32: [[UInt32]]] {
        var signatures: [UInt32: [[UInt32]]] = [:]
        for (index, release) in releases.enumerated() {
            for (link, group) in zip(release.links, release.classes) {
                signatures[link, default: Array(repeating: [], count: releases.count)][index].append(group)
            }
        }
        return signatures.mapValues { $0.map { $0.sorted() } }
    }

    /// How many people stand behind one tie: rows of one release are different people.
    private static func people(_ signature: [[UInt32]]) -> Int {
        signature.map(\.count).max() ?? 0
    }
}

extension LinkedRelease {
    /// Ties the rows of several releases by what they share.
    ///
    /// - Parameters:
    ///   - tables: Each with the columns `quasi` and those of `ties` that it has.
    ///   - ties: Columns that would be the same in all releases of a person: answers, or a number of the person. Rows of
    ///     two releases are tied when all of these that both releases have are equal.
    package static func tied(_ tables: [Table], quasi: [String], ties: [String]) -> [LinkedRelease] {
        let shared = ties.filter { name in tables.allSatisfy { $0[name] != nil } }
        var numbers: [[String]: UInt32] = [:]
        return tables.map { table in
            let columns = shared.compactMap { table[$0] }
            let links = (0..<table.rowCount).map { row in
                let key = columns.map { $0.text(row) }
                let number = numbers[key] ?? UInt32(numbers.count)
                numbers[key] = number
                return number
            }
            let classes = EquivalenceClasses(quasi.compactMap { table[$0] })
            return LinkedRelease(name: table.source, links: links, classes: classes.members)
        }
    }
}

/// Whether a new release may stand beside the earlier ones.
package enum ReleaseRules {
    /// Looks at the new release with each earlier one, and with all of them together.
    ///
    /// - Returns: One finding for each earlier release, or for all together, that would take people below k; empty when the
    ///   new one may go out.
    package static func findings(
        _ new: LinkedRelease, earlier: [LinkedRelease], minimum: Int
    ) -> [Finding] {
        let pairs = earlier.map { (name: $0.name, figures: LinkedFigures([new, $0], minimum: minimum)) }
        var found = pairs.compactMap { finding($0.name, $0.figures, minimum) }
        if found.isEmpty, earlier.count > 1 {
            let all = LinkedFigures([new] + earlier, minimum: minimum)
            if let finding = finding("all \(earlier.count) earlier releases together", all, minimum) {
                found.append(finding)
            }
        }
        return found
    }

    private static func finding(_ name: String, _ figures: LinkedFigures, _ minimum: Int) -> Finding? {
        guard figures.belowK > 0 else { return nil }
        return Finding(
            name,
            "beside the new one it leaves \(figures.belowK) of \(figures.people) people with fewer than \(minimum) who share "
                + "all labels (\(figures.unique) are alone)",
            repair:
                "release the same people with the same labels as then, wait until at least \(minimum) in each class "
                + "came or left, leave out the answers that both share, or give counts only")
    }
}
