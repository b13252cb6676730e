/// What people write in an expression who know another language or a word processor, and what it should be.
struct ExpressionSlip: Sendable {
    let repair: Bilingual
    /// Whether it is this slip, by the text that cannot be understood or found and the whole expression.
    private let fits: @Sendable (_ rest: String, _ source: String) -> Bool

    /// The repair for what stands there; nil when it is none of these.
    static func repair(of rest: String, in source: String) -> Bilingual? {
        table.first { $0.fits(rest, source) }?.repair
    }

    private static func has(_ parts: String...) -> @Sendable (String, String) -> Bool {
        { rest, _ in parts.contains { rest.contains($0) } }
    }

    private static func begins(_ words: String...) -> @Sendable (String, String) -> Bool {
        { rest, _ in words.contains { rest.hasPrefix($0) } }
    }

    private static let table: [ExpressionSlip] = [
        ExpressionSlip(
            repair: Bilingual(
                dutch: "gebruik rechte aanhalingstekens: 'x', geen ‘x’ of “x”",
                english: "use straight quotes: 'x', not ‘x’ or “x”"),
            fits: has("‘", "’", "“", "”", "„", "«")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "er staat een vaste spatie in; typ daar een gewone",
                english: "it has a no-break space; type a plain one"),
            fits: has("\u{A0}", "\u{202F}")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "${naam} geldt alleen in een XLSForm; schrijf hier het pad, zoals /data/naam",
                english: "${name} is for XLSForms only; write the path here, such as /data/name"),
            fits: { rest, source in rest.hasPrefix("{") && source.contains("${") }),
        ExpressionSlip(
            repair: Bilingual(dutch: "schrijf één =", english: "write a single ="),
            fits: { rest, source in rest.hasPrefix("=") && source.contains("==") }),
        ExpressionSlip(
            repair: Bilingual(dutch: "schrijf != voor ‘is niet’", english: "write != for ‘is not’"),
            fits: { rest, source in rest.hasPrefix(">") && source.contains("<>") }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf and en or met kleine letters", english: "write and and or in lower case"),
            fits: begins("AND", "OR", "And ", "Or ", "&&", "||")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf een getal met een punt: 1.5", english: "write a number with a point: 1.5"),
            fits: { rest, _ in rest.first == "," && rest.dropFirst().first?.isNumber == true }),
        ExpressionSlip(
            repair: Bilingual(dutch: "delen is div: 6 div 2", english: "to divide is div: 6 div 2"),
            fits: { rest, source in rest.first?.isNumber == true && source.contains(/\/\s*[0-9]/) }),
    ]
}
