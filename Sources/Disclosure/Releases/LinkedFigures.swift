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
        var sizes: [[UInt32]: Int] = [:]
        for (signature, people) in Self.signatures(releases) { sizes[signature, default: 0] += people }
        people = sizes.values.reduce(0, +)
        belowK = sizes.values.filter { $0 < minimum }.reduce(0, +)
        unique = sizes.values.count { $0 == 1 }
        k = sizes.values.min() ?? 0
    }

    /// For each tie what its rows are labelled in each release, and how many people stand behind it: rows of one release
    /// are different people.
    private static func signatures(_ releases: [LinkedRelease]) -> [(labels: [UInt32], people: Int)] {
        let rows = releases.enumerated().flatMap { index, release in
            zip(release.links, release.classes).map { (link: $0, release: UInt32(index), label: $1) }
        }.sorted { ($0.link, $0.release, $0.label) < ($1.link, $1.release, $1.label) }
        var signatures: [(labels: [UInt32], people: Int)] = []
        var start = 0
        while start < rows.count {
            var (end, labels): (Int, [UInt32]) = (start, [])
            var counts = [Int](repeating: 0, count: releases.count)
            while end < rows.count, rows[end].link == rows[start].link {
                // Labels of a release begin with its number, so that absence is told from any label.
                if counts[Int(rows[end].release)] == 0 { labels += [.max, rows[end].release] }
                counts[Int(rows[end].release)] += 1
                labels.append(rows[end].label)
                end += 1
            }
            signatures.append((labels, counts.max() ?? 0))
            start = end
        }
        return signatures
    }
}
