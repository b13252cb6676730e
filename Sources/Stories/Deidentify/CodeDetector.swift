/// Codes of letters and digits together: bank accounts, number plates, policies, documents.
enum CodeDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        var index = 0
        while index < passage.tokens.count {
            let token = passage.tokens[index]
            if token.kind == .mark || !findings.isFree(index) {
                index += 1
                continue
            }
            if let end = account(passage, from: index) ?? cluster(passage, from: index) {
                findings.add(index..<end, .idNumber)
                index = end
            } else {
                index += 1
            }
        }
        for index in passage.tokens.indices where passage.tokens[index].has(.idCue) {
            cued(passage, after: index, &findings)
        }
    }

    private static let banks = Set(
        ["abna", "rabo", "ingb", "snsb", "trio", "knab", "bunq", "asnb", "rbrb", "revo", "fvlb"].map {
            WordHash.key(of: $0)
        })

    /// `NL91 ABNA 0417 1643 00`, in any grouping.
    private static func account(_ passage: Passage, from index: Int) -> Int? {
        guard passage[index].kind == .word, passage[index].length == 2 else { return nil }
        var position = index + 1
        while passage[position].isJoiner { position += 1 }
        guard passage[position].kind == .number, passage[position].length == 2 else { return nil }
        position += 1
        guard passage[position].kind == .word, passage[position].length == 4 else { return nil }
        guard banks.contains(passage[position].key) || passage[index + 1].gap == .none else { return nil }
        position += 1
        var digits = 0
        var end = position
        while digits < 14,
            passage[position].kind == .number
                || (passage[position].mark == 0x2E && passage[position + 1].kind == .number)
        {
            digits += passage[position].kind == .number ? passage[position].length : 0
            position += 1
            end = position
        }
        return digits >= 8 ? end : nil
    }

    /// Letters and digits without a space: a number plate, or at least four digits.
    private static func cluster(_ passage: Passage, from index: Int) -> Int? {
        if index > 0, passage[index].gap == .none, passage[index - 1].kind != .mark || isJoin(passage[index - 1]) {
            return nil
        }
        var end = index + 1
        while passage[end].gap == .none,
            passage[end].kind != .mark
                || (isJoin(passage[end]) && passage[end + 1].gap == .none && passage[end + 1].kind != .mark)
        { end += 1 }
        guard end > index + 1 else { return nil }
        let parts = passage.tokens[index..<end].filter { $0.kind != .mark }
        let digits = parts.reduce(0) { $0 + ($1.kind == .number ? $1.length : 0) }
        let words = parts.filter { $0.kind == .word }
        guard digits > 0, !words.isEmpty else { return nil }
        if isPlate(passage, index..<end) { return end }
        guard digits >= 4, words.allSatisfy({ $0.length <= 4 || $0.shape == .upper && $0.length <= 6 }),
            !words.contains(where: { $0.has([.unit, .month, .ordinalSuffix]) })
        else { return nil }
        // `1950e`, `2000jaar`, `1234AB` (a postcode, found elsewhere)
        if parts.count == 2, parts[0].kind == .number, digits == 4, words[0].shape == .lower { return nil }
        // `COVID-2019`, `T2023`: a name of something with a year.
        if parts.count == 2, parts[1].kind == .number, (1900...2040).contains(parts[1].value), parts[1].length == 4 {
            return nil
        }
        return end
    }

    private static func isJoin(_ token: Token) -> Bool {
        token.mark == 0x2D || token.mark == 0x2E || token.mark == 0x2F || token.mark == 0x5F
    }

    /// Three groups with hyphens, each of letters or of digits (RDW sidecodes): `12-AB-34`, `X-123-YZ`.
    private static func isPlate(_ passage: Passage, _ range: Range<Int>) -> Bool {
        guard range.count == 5, passage[range.lowerBound + 1].mark == 0x2D, passage[range.lowerBound + 3].mark == 0x2D
        else { return false }
        let groups = [0, 2, 4].map { passage[range.lowerBound + $0] }
        let total = groups.reduce(0) { $0 + $1.length }
        return groups.allSatisfy { $0.length <= 3 } && total >= 5 && total <= 6
            && groups.contains { $0.kind == .number }
            && groups.contains { $0.kind == .word && !$0.has(.particle) }
    }

    /// After `polisnummer` or `kenteken`: capitals and digits, also with spaces.
    private static func cued(_ passage: Passage, after cue: Int, _ findings: inout Findings) {
        var index = cue + 1
        let limit = min(cue + 8, passage.tokens.count)
        while index < limit, !isCodePart(passage, index) || !findings.isFree(index) { index += 1 }
        guard index < limit else { return }
        var end = index
        var digits = 0
        var letters = 0
        var last = index
        while end < passage.tokens.count, findings.isFree(end), passage[end].gap != .line || end == index,
            isCodePart(passage, end) || isJoin(passage[end])
        {
            let token = passage[end]
            if token.kind != .mark { last = end + 1 }
            if token.kind == .number {
                digits += token.length
            } else if token.value >= 0 {
                digits += 1
            } else if token.kind == .word {
                letters += 1
            }
            end += 1
        }
        // Digits alone are the business of `NumberDetector`.
        if digits >= 3, letters > 0 { findings.add(index..<last, .idNumber) }
    }

    private static func isCodePart(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        if token.kind == .number { return true }
        guard token.kind == .word else { return false }
        if token.has([.idCue, .filler]) { return false }
        if token.value >= 0, !token.has(.determiner) { return true }
        if token.length == 1 {
            return token.shape == .capital || passage[index - 1].kind == .number || passage[index + 1].kind == .number
                || isJoin(passage[index + 1])
        }
        return token.length <= 4
            && (token.shape == .upper
                || passage[index + 1].kind == .number && !token.has([.word, .auxiliary, .determiner]))
    }
}
