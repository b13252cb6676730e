/// Functions of spreadsheets and programming languages, and what does the same in a questionnaire.
enum FunctionSlip {
    /// The repair for a function that there is not; nil when it is none of these.
    static func repair(of name: String) -> Bilingual? {
        let small = name.lowercased()
        guard table[small] == nil, XPathFunctionRow.table[small] != nil else { return table[small] }
        return Bilingual(dutch: "schrijf het klein: \(small)()", english: "write it small: \(small)()")
    }

    /// How a function is called whose arguments people often forget or swap; nil for any other.
    static func usage(of name: String) -> Bilingual? {
        usages[name].map { Bilingual(dutch: "schrijf \($0.dutch)", english: "write \($0.english)") }
    }

    private static let table: [String: Bilingual] = {
        var table: [String: Bilingual] = [:]
        func row(_ names: String..., dutch: String, english: String) {
            for name in names {
                table[name] = Bilingual(dutch: "gebruik \(dutch)", english: "use \(english)")
            }
        }
        row("length", "len", "strlen", "lengte", dutch: "string-length(…)", english: "string-length(…)")
        row("isnull", "isblank", "isempty", "is-empty", "empty", "leeg", dutch: "… = ''", english: "… = ''")
        row("exists", "isset", "notempty", "not-empty", dutch: "… != ''", english: "… != ''")
        row(
            "avg", "average", "mean", "gemiddelde", dutch: "sum(…) div count-non-empty(…)",
            english: "sum(…) div count-non-empty(…)")
        row(
            "year", "month", "day", "jaar", "maand", "dag",
            dutch: "format-date(…, '%Y'), met %m of %d voor maand of dag",
            english: "format-date(…, '%Y'), with %m or %d for month or day")
        row("itext", dutch: "jr:itext('…')", english: "jr:itext('…')")
        row("choice-name", "jr-choice-name", dutch: "jr:choice-name(…, '…')", english: "jr:choice-name(…, '…')")
        row(
            "concatenate", "append", "textjoin", dutch: "concat(…) of join(', ', …)",
            english: "concat(…) or join(', ', …)")
        row(
            "datediff", "date-diff", "datedif", "days", dutch: "date(…) - date(…): dat geeft dagen",
            english: "date(…) - date(…): that gives days")
        row("dateadd", "date-add", "adddays", dutch: "date(… + 14)", english: "date(… + 14)")
        row(
            "upper", "lower", "ucase", "lcase", "upper-case", "lower-case", "toupper", "tolower",
            dutch: "translate(…, 'abc', 'ABC')", english: "translate(…, 'abc', 'ABC')")
        row("trim", "strip", dutch: "normalize-space(…)", english: "normalize-space(…)")
        row("replace", "substitute", dutch: "translate(…, 'x', 'y')", english: "translate(…, 'x', 'y')")
        row(
            "mid", "left", "right", "substr-to", dutch: "substr(…, begin, eind), geteld vanaf 0",
            english: "substr(…, start, end), counted from 0")
        row(
            "iif", "when", "case", "ifs", "switch", "als", dutch: "if(voorwaarde, dan, anders)",
            english: "if(condition, then, else)")
        row("ifnull", "ifempty", "nvl", dutch: "coalesce(…, …)", english: "coalesce(…, …)")
        row(
            "and", "or", "en", "of", dutch: "and of or tussen de delen: a = 1 and b = 2",
            english: "and or or between the parts: a = 1 and b = 2")
        row(
            "countif", "sumif", "count-if", "sum-if", dutch: "count(…[voorwaarde]) of sum(…[voorwaarde])",
            english: "count(…[condition]) or sum(…[condition])")
        row("rand", "randbetween", dutch: "once(random())", english: "once(random())")
        row("power", dutch: "pow(…, …)", english: "pow(…, …)")
        row("matches", "match", "like", dutch: "regex(…, '…')", english: "regex(…, '…')")
        row("index-of", "indexof", "find", dutch: "contains(…, '…')", english: "contains(…, '…')")
        row("int-val", "tonumber", "to-number", "value", "parseint", dutch: "number(…)", english: "number(…)")
        row("tostring", "to-string", "text", "str", dutch: "string(…)", english: "string(…)")
        row(
            "vlookup", "lookup", dutch: "pulldata('lijst', 'kolom', 'sleutelkolom', …)",
            english: "pulldata('list', 'column', 'key column', …)")
        return table
    }()

    private static let usages: [String: Bilingual] = {
        var table: [String: Bilingual] = [:]
        func row(_ name: String, dutch: String, english: String) {
            table[name] = Bilingual(dutch: dutch, english: english)
        }
        row(
            "if", dutch: "if(voorwaarde, dan, anders); '' voor niets",
            english: "if(condition, then, else); '' for nothing")
        row("selected", dutch: "selected(/data/vraag, 'keuze')", english: "selected(/data/question, 'choice')")
        row("selected-at", dutch: "selected-at(/data/vraag, 0)", english: "selected-at(/data/question, 0)")
        row(
            "jr:choice-name", dutch: "jr:choice-name(/data/vraag, '/data/vraag')",
            english: "jr:choice-name(/data/question, '/data/question')")
        row(
            "pulldata", dutch: "pulldata('lijst', 'kolom', 'sleutelkolom', sleutel)",
            english: "pulldata('list', 'column', 'key column', key)")
        row(
            "indexed-repeat", dutch: "indexed-repeat(/data/groep/vraag, /data/groep, nummer)",
            english: "indexed-repeat(/data/group/question, /data/group, number)")
        row("coalesce", dutch: "coalesce(eerste, tweede)", english: "coalesce(first, second)")
        row("regex", dutch: "regex(., '^[0-9]{4}$')", english: "regex(., '^[0-9]{4}$')")
        row(
            "format-date", dutch: "format-date(/data/datum, '%Y-%m-%d')", english: "format-date(/data/date, '%Y-%m-%d')"
        )
        row("count-selected", dutch: "count-selected(/data/vraag)", english: "count-selected(/data/question)")
        row("sum", dutch: "sum(/data/groep/vraag), of a + b", english: "sum(/data/group/question), or a + b")
        row("join", dutch: "join(', ', /data/groep/vraag)", english: "join(', ', /data/group/question)")
        row(
            "substr", dutch: "substr(tekst, begin, eind), geteld vanaf 0",
            english: "substr(text, start, end), counted from 0")
        row("once", dutch: "once(waarde)", english: "once(value)")
        row("not", dutch: "not(voorwaarde)", english: "not(condition)")
        return table
    }()
}
