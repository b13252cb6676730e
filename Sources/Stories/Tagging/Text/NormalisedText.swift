/// A text in lower case without accents that still knows where each letter stood: the first stage of tagging.
package struct NormalisedText: Sendable {
    /// Folded scalars: lower case, no accents, straight apostrophes, one kind of blank.
    package let scalars: [Unicode.Scalar]

    /// For each folded scalar the offset, in Unicode scalars of the text, of the one it came from.
    package let origins: [Int]

    package init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        var origins: [Int] = []
        scalars.reserveCapacity(text.utf8.count)
        origins.reserveCapacity(text.utf8.count)
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            if scalar.value < 0x80 {
                let isCapital = scalar.value >= 0x41 && scalar.value <= 0x5A
                scalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value + 0x20)) : scalar)
                origins.append(offset)
                continue
            }
            for folded in Self.folded(scalar) {
                scalars.append(folded)
                origins.append(offset)
            }
        }
        self.scalars = scalars
        self.origins = origins
    }

    /// What remains of one scalar outside ASCII: nothing of a combining mark, soft hyphen or zero-width joiner.
    private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if let known = table[scalar] { return known }
        if scalar.properties.isWhitespace { return [" "] }
        return scalar.properties.lowercaseMapping.unicodeScalars.filter { !isSilent($0) }.flatMap { table[$0] ?? [$0] }
    }

    /// A mark on another letter, or a sign that only steers the layout.
    private static func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return category == .nonspacingMark || category == .enclosingMark || category == .format
    }

    private static let table: [Unicode.Scalar: [Unicode.Scalar]] = {
        let rows = [
            "a": "àáâãäåāăą", "c": "çćč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ğģ", "i": "ìíîïīįı", "l": "łľļ",
            "n": "ñńň", "o": "òóôõöøōő", "r": "ŕř", "s": "śşšș", "t": "ťţț", "u": "ùúûüūůű", "y": "ýÿ",
            "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß", "ij": "ĳĲ", "'": "\u{2018}\u{2019}\u{201A}\u{2032}´`ʼ",
            "-": "\u{2010}\u{2011}", "...": "…",
        ]
        var table: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for (plain, marked) in rows {
            for scalar in marked.unicodeScalars { table[scalar] = Array(plain.unicodeScalars) }
        }
        return table
    }()
}
