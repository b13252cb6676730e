/// The check character of a code: a weighted sum over the field of 32 elements.
///
/// Crockford's own check (modulo 37) needs five more signs (`* ~ $ = U`) that are hard to type; a sum over GF(2⁵) stays in
/// the alphabet. Position *i* counting from the end weighs αⁱ, α a primitive element (x⁵ + x² + 1), so all weights
/// differ: one wrong character changes the sum, and so do any two different characters that trade places.
enum CheckCharacter {
    /// The symbol that makes `symbols` followed by it sum to zero.
    static func symbol(for symbols: [UInt8]) -> UInt8 { sum(of: symbols + [0]) }

    /// Whether `symbols`, the check symbol last, belong together.
    static func holds(for symbols: [UInt8]) -> Bool { sum(of: symbols) == 0 }

    /// Horner's rule: multiply by α, add the next symbol.
    private static func sum(of symbols: [UInt8]) -> UInt8 {
        symbols.reduce(0) { timesAlpha($0) ^ $1 }
    }

    private static func timesAlpha(_ element: UInt8) -> UInt8 {
        let shifted = element << 1
        return shifted & 0b100000 == 0 ? shifted : shifted ^ 0b100101
    }
}
