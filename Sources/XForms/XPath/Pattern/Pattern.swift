/// A compiled regular expression that never backtracks: time grows with text × pattern, whatever the two are.
///
/// All alternatives run side by side (Thompson 1968; Cox, "Regular expression matching can be simple and fast"). A match
/// anywhere in the text counts, as in Web Forms and Enketo.
struct Pattern: Sendable {
    enum Instruction {
        case scalar(UInt32)
        case set(Int)
        case split(Int, Int)
        case jump(Int)
        case start
        case end
        case wordBoundary(Bool)
        case match
    }

    /// Instructions a pattern may have.
    private static let maximum = 20_000

    private var code: [Instruction] = []
    private var sets: [ScalarSet] = []
    private let ignoresCase: Bool

    init(_ source: String) throws(PatternError) {
        guard source.utf8.count <= Self.maximum else { throw .tooLarge }
        let parsed = try PatternParser.parse(source)
        ignoresCase = parsed.ignoresCase
        try emit(parsed.syntax)
        code.append(.match)
    }

    private mutating func emit(_ syntax: PatternSyntax) throws(PatternError) {
        guard code.count < Self.maximum else { throw .tooLarge }
        switch syntax {
        case .empty: break
        case .scalar(let scalar): code.append(.scalar(ignoresCase ? Self.folded(scalar) : scalar))
        case .set(let set):
            sets.append(set)
            code.append(.set(sets.count - 1))
        case .sequence(let items): for item in items { try emit(item) }
        case .choice(let branches): try emitChoice(branches)
        case .repeated(let item, let minimum, let maximum): try emitRepeat(item, minimum, maximum)
        case .start: code.append(.start)
        case .end: code.append(.end)
        case .wordBoundary(let wanted): code.append(.wordBoundary(wanted))
        }
    }

    private mutating func emitChoice(_ branches: [PatternSyntax]) throws(PatternError) {
        var ends: [Int] = []
        for (index, branch) in branches.enumerated() {
            guard index < branches.count - 1 else {
                try emit(branch)
                break
            }
            let split = code.count
            code.append(.match)
            try emit(branch)
            ends.append(code.count)
            code.append(.match)
            code[split] = .split(split + 1, code.count)
        }
        for end in ends { code[end] = .jump(code.count) }
    }

    private mutating func emitRepeat(_ item: PatternSyntax, _ minimum: Int, _ maximum: Int?) throws(PatternError) {
        for _ in 0..<minimum { try emit(item) }
        guard let maximum else {
            let split = code.count
            code.append(.match)
            try emit(item)
            code.append(.jump(split))
            code[split] = .split(split + 1, code.count)
            return
        }
        var splits: [Int] = []
        for _ in minimum..<max(minimum, maximum) {
            splits.append(code.count)
            code.append(.match)
            try emit(item)
        }
        for split in splits { code[split] = .split(split + 1, code.count) }
    }

    private static func folded(_ scalar: UInt32) -> UInt32 {
        UnicodeScalar(scalar)?.properties.lowercaseMapping.unicodeScalars.first?.value ?? scalar
    }
}

// MARK: - Matching

extension Pattern {
    /// Whether the pattern occurs in a text; each step of the machine counts against the budget.
    func matches(_ text: String, _ run: inout Run) throws(XPathError) -> Bool {
        let scalars = text.unicodeScalars.map(\.value)
        var machine = Machine(size: code.count)
        for place in 0...scalars.count {
            machine.swap()
            machine.add(0)
            let next = place < scalars.count ? (ignoresCase ? Self.folded(scalars[place]) : scalars[place]) : nil
            if follow(&machine, next, place, scalars) { return true }
            try run.spend(machine.visited)
        }
        return false
    }

    /// The places in the pattern that are reached before and after a scalar.
    private struct Machine {
        var current: [Int] = []
        var upcoming: [Int] = []
        /// In which round a place was last added to `current`.
        var seen: [Int]
        var round = 0
        var visited = 0

        init(size: Int) { seen = [Int](repeating: -1, count: size) }

        mutating func swap() {
            round += 1
            visited = 1
            current.removeAll(keepingCapacity: true)
            for place in upcoming { add(place) }
            upcoming.removeAll(keepingCapacity: true)
        }

        mutating func add(_ place: Int) {
            guard seen[place] != round else { return }
            seen[place] = round
            current.append(place)
        }
    }

    /// Follows everything reached through the next scalar (nil at the end of the text).
    private func follow(_ machine: inout Machine, _ next: UInt32?, _ place: Int, _ scalars: [UInt32]) -> Bool {
        var index = 0
        while index < machine.current.count {
            let at = machine.current[index]
            index += 1
            machine.visited += 1
            switch code[at] {
            case .match: return true
            case .scalar(let scalar): if scalar == next { machine.upcoming.append(at + 1) }
            case .set(let set): if let next, holds(sets[set], next) { machine.upcoming.append(at + 1) }
            case .jump(let target): machine.add(target)
            case .split(let first, let second):
                machine.add(first)
                machine.add(second)
            case .start: if place == 0 { machine.add(at + 1) }
            case .end: if next == nil { machine.add(at + 1) }
            case .wordBoundary(let wanted):
                let before = place > 0 && Self.isWord(scalars[place - 1])
                let after = place < scalars.count && Self.isWord(scalars[place])
                if (before != after) == wanted { machine.add(at + 1) }
            }
        }
        return false
    }

    private func holds(_ set: ScalarSet, _ scalar: UInt32) -> Bool {
        if set.contains(scalar) { return true }
        guard ignoresCase, let upper = UnicodeScalar(scalar)?.properties.uppercaseMapping.unicodeScalars.first else {
            return false
        }
        return set.contains(upper.value)
    }

    private static func isWord(_ scalar: UInt32) -> Bool { ScalarSet.word.contains { $0.contains(scalar) } }
}
