import Programme
import Records

/// Which rows of a new research file must stay together, and which stay back, so that whoever holds it beside all earlier
/// ones cannot tell fewer than k people apart.
///
/// The strongest reader is assumed: one who knows which rows of two files are the same person's. Rows that one of the
/// earlier files told apart are recoded apart, so that each class of the new file lies within one class of every earlier
/// one; and of no earlier class may so few be absent that they are known by it (Ganta, Kasiviswanathan and Smith 2008: two
/// releases of the same people can undo each other).
struct ReleaseCover {
    /// What earlier files and the rounds taken part in say of a row.
    struct Sign: Hashable, Sendable {
        /// The rounds that it has answers of.
        var rounds: [Int]
        /// The newest earlier class of the response in each of them.
        var origins: [ClassOrigin?]
    }

    let minimum: Int
    /// What each row is in earlier files.
    let signs: [Sign]
    /// For each sign a number.
    private(set) var groups: [Sign: Int] = [:]
    /// Rows that do not go out.
    private(set) var held: Set<Int> = []
    private let remaining: [ClassOrigin: Int]
    private let promised: [Int: Int]

    /// - Parameters:
    ///   - rows: the responses of each row, by the number of their round.
    ///   - earlier: what earlier files say of them, the oldest first.
    init(_ rows: [[Int: ResponseID]], earlier: [EarlierClasses], minimum: Int) {
        self.minimum = minimum
        var newest: [ResponseID: ClassOrigin] = [:]
        var remaining: [ClassOrigin: Int] = [:]
        for file in earlier {
            for (id, number) in file.classes { newest[id] = ClassOrigin(release: file.number, number: Int(number)) }
            for (number, people) in file.remaining.enumerated() {
                remaining[ClassOrigin(release: file.number, number: number)] = people
            }
        }
        self.remaining = remaining
        promised = Dictionary(earlier.map { ($0.number, min($0.minimum, minimum)) }) { first, _ in first }
        signs = rows.map { row in
            let rounds = row.keys.sorted()
            return Sign(rounds: rounds, origins: rounds.map { row[$0].flatMap { newest[$0] } })
        }
        hold()
        for index in signs.indices where !held.contains(index) && groups[signs[index]] == nil {
            groups[signs[index]] = groups.count
        }
    }

    /// The earlier classes of a row, each once.
    func origins(_ row: Int) -> [ClassOrigin] {
        Set(signs[row].origins.compactMap(\.self)).sorted { ($0.release, $0.number) < ($1.release, $1.number) }
    }

    /// Earlier classes of which some, but too few, would be absent from a file of these rows.
    func exposed(_ rows: some Sequence<Int>) -> [ClassOrigin: Int] {
        var absent: [ClassOrigin: Int] = [:]
        for (origin, count) in matched(rows) {
            let left = remaining[origin, default: 0] - count
            if left > 0, left < promised[origin.release, default: minimum] { absent[origin] = left }
        }
        return absent
    }

    /// The fewest who share all labels of this and all earlier files, among those whom it touches.
    /// - Parameter sizes: the classes of the new file.
    func smallest(_ rows: some Sequence<Int>, sizes: [Int]) -> Int {
        let absent = matched(rows).map { remaining[$0.key, default: 0] - $0.value }.filter { $0 > 0 }
        return (sizes + absent).min() ?? 0
    }

    // MARK: - Holding back

    private func matched(_ rows: some Sequence<Int>) -> [ClassOrigin: Int] {
        var counts: [ClassOrigin: Int] = [:]
        for row in rows { for origin in origins(row) { counts[origin, default: 0] += 1 } }
        return counts
    }

    /// Holds rows back until no group is below k and no few are absent. Each round of it holds back more, so it ends.
    private mutating func hold() {
        var members: [Sign: [Int]] = [:]
        for (row, sign) in signs.enumerated() { members[sign, default: []].append(row) }
        var before = -1
        while held.count != before {
            before = held.count
            for (sign, rows) in members where !rows.isEmpty && rows.count < minimum {
                held.formUnion(rows)
                members[sign] = []
            }
            for (origin, left) in exposed(members.values.joined()).sorted(by: { Self.order($0.key, $1.key) }) {
                holdMore(promised[origin.release, default: minimum] - left, of: origin, &members)
            }
        }
    }

    /// Takes rows from the largest group of an earlier class; those that come last in the recipient's own order.
    private mutating func holdMore(_ count: Int, of origin: ClassOrigin, _ members: inout [Sign: [Int]]) {
        let largest = members.filter { $0.key.origins.contains(origin) }.max {
            ($0.value.count, $1.value.first ?? 0) < ($1.value.count, $0.value.first ?? 0)
        }
        guard let largest, !largest.value.isEmpty else { return }
        let rest = largest.value.count - count
        let kept = rest >= minimum ? Array(largest.value.prefix(rest)) : []
        held.formUnion(largest.value.dropFirst(kept.count))
        members[largest.key] = kept
    }

    private static func order(_ one: ClassOrigin, _ other: ClassOrigin) -> Bool {
        (one.release, one.number) < (other.release, other.number)
    }
}
