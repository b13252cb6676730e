import Foundation

/// What people write in an expression who know another language or a word processor, and what it should be.
struct ExpressionSlip: Sendable {
    let repair: Bilingual
    /// Whether it is this slip, by the text that cannot be understood or found and the whole expression.
    private let fits: @Sendable (_ rest: String, _ source: String) -> Bool

    /// The repair for what stands there; nil when it is none of these.
    static func repair(of rest: String, in source: String) -> Bilingual? {
        table.first { $0.fits(rest, source) }?.repair
    }

    /// The repair for a path that leads to nothing, when it is the signs in it.
    static func repair(ofName path: String) -> Bilingual? { table.prefix(2).first { $0.fits(path, path) }?.repair }

    private static func has(_ parts: String...) -> @Sendable (String, String) -> Bool {
        { rest, _ in parts.contains { rest.contains($0) } }
    }

    private static func begins(_ words: String...) -> @Sendable (String, String) -> Bool {
        { rest, _ in words.contains { rest.hasPrefix($0) } }
    }

    /// The text before the one that cannot be understood.
    private static func before(_ rest: String, in source: String) -> String {
        source.range(of: rest, options: .backwards).map { String(source[..<$0.lowerBound]).trimmed } ?? ""
    }

    /// A comparison with nothing on its left: `> 0`, or `. > 0 and < 10`.
    private static let lacksLeft: @Sendable (String, String) -> Bool = { rest, source in
        guard let sign = rest.first, "<>=!".contains(sign), rest.first != "!" || rest.hasPrefix("!=") else {
            return false
        }
        let before = before(rest, in: source)
        return before.isEmpty || before.hasSuffix("(") || before.contains(/(^|[^\w])(and|or)$/)
    }

    /// Brackets outside texts of which one kind is more than the other.
    private static let hasLooseBracket: @Sendable (String, String) -> Bool = { _, source in
        var quote: Character?
        var depth = 0
        for character in source {
            if let open = quote {
                if character == open { quote = nil }
            } else if character == "'" || character == "\"" {
                quote = character
            } else if character == "(" {
                depth += 1
            } else if character == ")" {
                depth -= 1
            }
        }
        return quote == nil && depth != 0
    }

    /// From the certain to the likely; the first that fits counts.
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
                dutch: "het teken is twee keer omgezet; schrijf in het bestand &lt; of &gt;, geen &amp;lt;",
                english: "the sign is escaped twice; write &lt; or &gt; in the file, not &amp;lt;"),
            fits: { _, source in source.contains(/&(lt|gt|amp|quot|apos);/) }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "${naam} geldt alleen in een XLSForm; schrijf hier het pad, zoals /data/naam",
                english: "${name} is for XLSForms only; write the path here, such as /data/name"),
            fits: { rest, source in rest.hasPrefix("{") && source.contains("${") }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "een $ staat hier niet voor een vraag; schrijf het pad, zoals /data/naam",
                english: "a $ does not stand for a question here; write the path, such as /data/name"),
            fits: begins("$")),
        ExpressionSlip(
            repair: Bilingual(dutch: "schrijf één =", english: "write a single ="),
            fits: { rest, source in rest.hasPrefix("=") && source.contains("==") }),
        ExpressionSlip(
            repair: Bilingual(dutch: "schrijf != voor ‘is niet’", english: "write != for ‘is not’"),
            fits: { rest, source in rest.hasPrefix(">") && source.contains("<>") }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "zet de = achteraan: <= of >=, in het bestand &lt;= of &gt;=",
                english: "put the = last: <= or >=, in the file &lt;= or &gt;="),
            fits: { rest, source in begins("<", ">")(rest, source) && before(rest, in: source).hasSuffix("=") }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf and en or met kleine letters", english: "write and and or in lower case"),
            fits: begins("AND", "OR", "And ", "Or ", "&&", "||")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "teksten zet u aan elkaar met concat(…, …)", english: "join texts with concat(…, …)"),
            fits: begins("&")),
        ExpressionSlip(
            repair: Bilingual(dutch: "‘niet’ is not(…)", english: "to deny is not(…)"),
            fits: { rest, source in
                rest.hasPrefix("!") && !rest.hasPrefix("!=") || before(rest, in: source).contains(/(^|\s)not$/)
            }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "noem aan elke kant wat vergeleken wordt: . >= 0 and . <= 120",
                english: "name on each side what is compared: . >= 0 and . <= 120"),
            fits: lacksLeft),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf een getal met een punt: 1.5", english: "write a number with a point: 1.5"),
            fits: { rest, _ in rest.first == "," && rest.dropFirst().first?.isNumber == true }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf een datum als date('2024-12-31')", english: "write a date as date('2024-12-31')"),
            fits: { _, source in source.contains(/[0-9]{1,2}\/[0-9]{1,2}\/[0-9]{4}/) }),
        ExpressionSlip(
            repair: Bilingual(dutch: "delen is div: 6 div 2", english: "to divide is div: 6 div 2"),
            fits: { rest, source in
                rest.first?.isNumber == true && source.contains(/\/\s*[0-9]/)
                    || source.contains(/\)\s*\/\s*([0-9(]|[a-z-]+\()/)
            }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "de rest na delen is mod: 7 mod 2", english: "what is left after dividing is mod: 7 mod 2"),
            fits: begins("%")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "een macht is pow(getal, macht)", english: "a power is pow(number, power)"),
            fits: begins("^", "**")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "tussen waarden van een functie hoort een komma, tussen voorwaarden and of or",
                english: "a comma goes between arguments of a function, and or or between conditions"),
            fits: begins(";")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf selected('1 2', /data/vraag), of de vergelijkingen met or ertussen",
                english: "write selected('1 2', /data/question), or the comparisons with or between them"),
            fits: begins("in (", "in(", "IN (", "IN(")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "schrijf if(voorwaarde, dan, anders)", english: "write if(condition, then, else)"),
            fits: begins("then", "else", "THEN", "ELSE")),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "een tekst met ' erin staat tussen \"…\", in het bestand &quot;…&quot;",
                english: "a text with ' in it goes between \"…\", in the file &quot;…&quot;"),
            fits: { _, source in !source.count { $0 == "'" }.isMultiple(of: 2) && source.count { $0 == "'" } > 1 }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "de formule houdt te vroeg op: vul aan wat na het laatste woord of teken komt",
                english: "the expression ends too early: add what comes after its last word or sign"),
            fits: { rest, source in
                source.trimmed.hasSuffix(rest.trimmed)
                    && source.contains(/(\s(and|or|div|mod)|[=<>+,*-])\s*$/)
            }),
        ExpressionSlip(
            repair: Bilingual(
                dutch: "tel de haakjes: bij elke ( hoort een )", english: "count the brackets: each ( needs a )"),
            fits: hasLooseBracket),
    ]
}
