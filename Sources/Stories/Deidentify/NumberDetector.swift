/// Telephone numbers and numbers of persons (BSN, policies, accounts), typed, spaced or spoken.
enum NumberDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for run in DigitRun.all(in: passage) where findings.isFree(run.tokens) {
            classify(run, passage, &findings)
        }
    }

    private static func classify(_ run: DigitRun, _ passage: Passage, _ findings: inout Findings) {
        // `123 067 890`: a number that passes the eleven-test is one, whatever part of it looks like a telephone's.
        if run.digits[0] != 0, Self.groups.contains(run.parts.map(\.digits.count)), isBSN(run.digits) {
            findings.add(run.tokens, .idNumber)
            return
        }
        var first = 0
        var hasPhone = false
        while first < run.parts.count {
            guard let tokens = phone(run, from: first, passage) else {
                first += 1
                continue
            }
            findings.add(withPlus(tokens, passage), .phone)
            hasPhone = true
            // Another may follow: `06 … of 030 …`.
            first = run.parts.firstIndex { $0.tokens.lowerBound >= tokens.upperBound } ?? run.parts.count
        }
        if hasPhone || isAmount(run, passage) { return }
        if let tokens = personNumber(run, passage) { findings.add(tokens, .idNumber) }
    }

    // MARK: - Telephone

    private static func phone(_ run: DigitRun, from first: Int, _ passage: Passage) -> Range<Int>? {
        let begin = run.parts[first].tokens.lowerBound
        let digits = run.parts[first...].flatMap(\.digits)
        let hasPlus =
            passage[begin - 1].mark == 0x2B && passage[begin].gap == .none
            || plusWords.contains(passage[begin - 1].key)
        if hasPlus, digits.count >= 8 {
            return run.prefix(
                from: first,
                digits: digits[0] == 3 && digits[1] == 1
                    ? (digits.count > 11 && digits[2] == 0 ? 12 : min(11, digits.count)) : min(digits.count, 13))?
                .tokens
        }
        guard digits.count >= 7 else { return phoneByCue(run, from: first, passage, digits) }
        if digits.starts(with: [0, 0]), digits.count >= 11 {
            return run.prefix(from: first, digits: min(digits.count, 13))?.tokens
        }
        if digits[0] == 0, digits[1] != 0 {
            // 0800 and 0900 are shorter; a mistyped or half-heard 06 still leads to somebody.
            let isService = digits[1] == 8 && digits[2] == 0 || digits[1] == 9 && digits[2] == 0
            if isService {
                return run.prefix(from: first, digits: min(digits.count, digits.count > 8 ? 11 : 8))?.tokens
            }
            if looksLikeDate(run, first) { return nil }
            if digits.count >= 9 || digits[1] == 6 {
                return run.prefix(from: first, digits: min(digits.count, 10))?.tokens
            }
        }
        return phoneByCue(run, from: first, passage, digits)
    }

    private static let plusWords = Set(["plus"].map { WordHash.key(of: $0) })

    /// `01-02-1948` and `03 05 2019` are dates.
    private static func looksLikeDate(_ run: DigitRun, _ first: Int) -> Bool {
        let lengths = run.parts[first...].map(\.digits.count)
        return lengths == [2, 2, 4] || lengths == [2, 1, 4] || lengths == [4, 2, 2]
    }

    /// Six to eleven digits after a word such as `bel` or `mobiel`; from 06, four and more.
    private static func phoneByCue(_ run: DigitRun, from first: Int, _ passage: Passage, _ digits: [UInt8]) -> Range<
        Int
    >? {
        guard first == 0 || digits[0] == 0 else { return nil }
        let tokens = run.parts[first].tokens.lowerBound..<run.tokens.upperBound
        if digits.starts(with: [0, 6]), digits.count >= 5,
            !Cue.has(.unit, passage, after: tokens.upperBound, within: 1),
            run.parts[first].digits.count != 4
        {
            return tokens
        }
        guard (6...11).contains(digits.count),
            Cue.has(.phoneCue, passage, before: tokens.lowerBound, within: 9)
                || Cue.has(.phoneCue, passage, after: tokens.upperBound, within: 4),
            !Cue.has(.idCue, passage, before: tokens.lowerBound, within: 6), !looksLikeDate(run, first),
            !isAmount(run, passage)
        else { return nil }
        return tokens
    }

    private static func withPlus(_ tokens: Range<Int>, _ passage: Passage) -> Range<Int> {
        var begin = tokens.lowerBound
        // `(0570) 61 23 45`, `+31 6 …`, `plus eenendertig`
        while begin > 0,
            [0x28, 0x2B].contains(passage[begin - 1].mark)
                || (plusWords.contains(passage[begin - 1].key) && passage[begin - 1].gap != .line)
        { begin -= 1 }
        return begin..<tokens.upperBound
    }

    // MARK: - Numbers of persons

    private static func personNumber(_ run: DigitRun, _ passage: Passage) -> Range<Int>? {
        let digits = run.digits
        let tokens = run.tokens
        let isCued =
            Cue.has(.idCue, passage, before: tokens.lowerBound, within: 7)
            || Cue.has(.idCue, passage, after: tokens.upperBound, within: 4)
        if isCued, digits.count >= (run.parts.count == 1 ? 4 : 5), !isYear(run) { return tokens }
        let longest = run.parts.map(\.digits.count).max() ?? 0
        if longest >= 7 { return tokens }
        if digits.count == 9 || digits.count == 8, run.isSpoken || Self.groups.contains(run.parts.map(\.digits.count)),
            isBSN(digits) || run.isSpoken
        {
            return tokens
        }
        return run.isSpoken && digits.count >= 7 && run.parts.count >= 4 ? tokens : nil
    }

    /// How people group the nine digits of a BSN.
    private static let groups: Set<[Int]> = [
        [3, 3, 3], [4, 2, 3], [2, 2, 2, 3], [2, 2, 2, 2, 1], [4, 5], [3, 2, 4], [2, 3, 4], [1, 2, 2, 2, 2], [5, 4],
        [3, 6],
        [6, 3], [4, 3, 2], [2, 3, 2, 2], [3, 2, 2, 2], [2, 2, 3, 2], [4, 4, 1], [1, 4, 4],
    ]

    /// The eleven-test of the burgerservicenummer (Logisch Ontwerp GBA, A-nummer and BSN): weights 9…2, -1.
    static func isBSN(_ digits: [UInt8]) -> Bool {
        guard digits.count == 8 || digits.count == 9 else { return false }
        let nine = digits.count == 8 ? [0] + digits : digits
        let sum = (0..<8).reduce(0) { $0 + (9 - $1) * Int(nine[$1]) } - Int(nine[8])
        return sum % 11 == 0 && sum != 0
    }

    private static func isYear(_ run: DigitRun) -> Bool {
        run.parts.count == 1 && run.digits.count == 4
            && (run.digits.starts(with: [1, 9]) || run.digits.starts(with: [2, 0]))
    }

    /// Money, counts and measures: `1.234.567 euro`, `2500000 mensen`.
    private static func isAmount(_ run: DigitRun, _ passage: Passage) -> Bool {
        let tokens = run.tokens
        if passage[tokens.lowerBound - 1].mark == 0x20AC { return true }
        if Cue.has(.unit, passage, after: tokens.upperBound, within: 1) { return true }
        guard run.parts.count > 1, run.parts[0].digits.count <= 3,
            run.parts.dropFirst().allSatisfy({ $0.digits.count == 3 })
        else { return false }
        let isDotted = (tokens.lowerBound + 1..<tokens.upperBound).allSatisfy {
            passage[$0].kind == .number || passage[$0].mark == 0x2E && passage[$0].gap == .none
        }
        let next = passage[tokens.upperBound]
        return isDotted && next.kind == .word
            && !Cue.has([.idCue, .phoneCue], passage, before: tokens.lowerBound, within: 6)
            && !isBSN(run.digits)
    }
}
