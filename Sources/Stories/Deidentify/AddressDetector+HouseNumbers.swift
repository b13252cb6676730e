/// House numbers with their additions: `12a`, `118-3`, `nummer achttien`.
extension AddressDetector {
    static let numberWords = Set(
        ["nummer", "nr", "huisnummer", "no", "num", "number", "op"].map { WordHash.key(of: $0) })
    static let additions = Set(
        ["bis", "hs", "huis", "rood", "zwart", "boven", "beneden", "i", "ii", "iii", "iv", "achter", "ls", "rd"].map {
            WordHash.key(of: $0)
        })

    /// Where a house number that begins at `index` ends; `index` itself when there is none.
    static func house(_ passage: Passage, from index: Int, _ findings: inout Findings) -> Int {
        var position = index
        if passage[position].mark == 0x2C { position += 1 }
        if numberWords.contains(passage[position].key) {
            position += 1
            if numberWords.contains(passage[position].key) || passage[position].mark == 0x2E { position += 1 }
        }
        guard findings.isFree(position), passage[position].gap != .line else { return index }
        let token = passage[position]
        var end = position + 1
        if token.kind == .number, token.length <= 4, token.value > 0 {
            if (1900...2040).contains(token.value), position == index || passage[index].mark == 0x2C { return index }
            if passage[end].has(.unit), passage[end].length > 1 { return index }
        } else if token.kind == .word, token.value > 0, !token.has(.determiner), passage[index].mark != 0x2C {
            if hundreds.contains(passage[end].key) {
                end += 1; if passage[end].value > 0, passage[end].kind == .word { end += 1 }
            }
            if passage[end].has([.unit, .relation]) { return index }
        } else if NumberWords.overHundred.contains(token.key) {
            return end
        } else if hundreds.contains(token.key) {
            if passage[end].value > 0 { end += 1 }
        } else {
            return index
        }
        return addition(passage, from: end)
    }

    static let hundreds = Set(
        ["honderd", "tweehonderd", "driehonderd", "vierhonderd", "hundred"].map { WordHash.key(of: $0) })

    /// `12a`, `12-3`, `12 bis`, `12 hs`, `12 a`.
    static func addition(_ passage: Passage, from index: Int) -> Int {
        let token = passage[index]
        if token.kind == .word, token.gap == .none, token.length <= 3 { return index + 1 }
        if token.isJoiner || token.mark == 0x2F, token.gap == .none, passage[index + 1].gap == .none,
            passage[index + 1].kind != .mark, passage[index + 1].length <= 4
        {
            return index + 2
        }
        if additions.contains(token.key), token.length > 1 || token.shape == .capital {
            // `Brink 7 boven de kapper`
            return passage[index + 1].has([.determiner, .possessive]) ? index : index + 1
        }
        if token.kind == .word, token.length == 1, token.gap == .space,
            token.shape == .capital || (passage[index + 1].kind == .mark && !passage[index + 1].isJoiner),
            !token.has(.word) || token.key != WordHash.key(of: "u")
        {
            return index + 1
        }
        return index
    }
}
