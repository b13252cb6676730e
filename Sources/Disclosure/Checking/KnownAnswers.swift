/// How many people somebody would single out who knows some of their answers.
///
/// No recoding of age or neighbourhood helps against this: it is why a file with scores is never called anonymous.
package struct KnownAnswers: Sendable, Equatable, Codable {
    /// The share of rows whose answers to all sensitive columns together occur once.
    package var uniqueOnAll: Double
    /// By how many answers are known: the share of people sampled who are then the only match.
    package var uniqueOnSome: [Share]
    /// How many people were sampled for it.
    package var sampled: Int

    package struct Share: Sendable, Equatable, Codable {
        package var known: Int
        package var unique: Double
    }

    /// How many answers are known, in the steps that are reported.
    private static let steps = [3, 4, 6, 8]

    /// - Parameter columns: Sensitive columns in an order of rows that does not depend on the input's.
    init(_ columns: [CodedColumn], sample: Int = 100) {
        let rows = columns.first?.codes.count ?? 0
        uniqueOnAll = rows == 0 ? 0 : Double(Self.uniques(columns)) / Double(rows)
        let sampled = min(sample, rows)
        self.sampled = sampled
        let steps = Self.steps.filter { $0 <= columns.count }
        var unique = steps.map { _ in 0 }
        var draw = Draw(seed: 20_260_101)
        for _ in 0..<sampled {
            let target = draw.below(rows)
            let chosen = draw.distinct(steps.last ?? 0, below: columns.count)
            var matches: [Int32]?
            for (index, step) in steps.enumerated() {
                for column in chosen[(index == 0 ? 0 : steps[index - 1])..<step] {
                    matches = Self.matching(columns[column].codes, target, among: matches)
                }
                if matches?.count == 1 { unique[index] += 1 }
            }
        }
        let people = Double(max(1, sampled))
        uniqueOnSome = zip(steps, unique).map { Share(known: $0, unique: Double($1) / people) }
    }

    /// How many rows are like no other, by a digest of 64 bits of each.
    private static func uniques(_ columns: [CodedColumn]) -> Int {
        var digests = [UInt64](repeating: 0, count: columns.first?.codes.count ?? 0)
        for column in columns {
            digests.withUnsafeMutableBufferPointer { digests in
                for (row, code) in column.codes.enumerated() {
                    let mixed = (digests[row] ^ UInt64(code)) &* 0x9E37_79B9_7F4A_7C15
                    digests[row] = mixed ^ (mixed >> 29)
                }
            }
        }
        digests.sort()
        return digests.indices.count { row in
            (row == 0 || digests[row - 1] != digests[row])
                && (row + 1 == digests.count || digests[row + 1] != digests[row])
        }
    }

    /// The rows with the same answer as the target, of all or of those that matched so far.
    private static func matching(_ codes: [UInt32], _ target: Int, among rows: [Int32]?) -> [Int32] {
        codes.withUnsafeBufferPointer { codes in
            let answer = codes[target]
            if let rows { return rows.filter { codes[Int($0)] == answer } }
            return [Int32](unsafeUninitializedCapacity: codes.count) { found, count in
                // Written always and counted only when it matches: a branch here would be guessed wrong time and again.
                for row in 0..<codes.count {
                    found[count] = Int32(truncatingIfNeeded: row)
                    count += codes[row] == answer ? 1 : 0
                }
            }
        }
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct Draw {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// Some different numbers below a limit.
    mutating func distinct(_ count: Int, below limit: Int) -> [Int] {
        var chosen: [Int] = []
        while chosen.count < count {
            let number = below(limit)
            if !chosen.contains(number) { chosen.append(number) }
        }
        return chosen
    }
}
