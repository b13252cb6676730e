import XForms

/// A form with an open question, and something else that is made of it.
private func made(
    _ calculation: String, of facts: String = #"bs:disclosure="free-text""#, more: String = "", body: String = ""
) -> (inout CheckedForm) -> Void {
    { form in
        form.nodes = "<g><a/></g><b/><c/><r><n/></r>"
        form.model = """
            <bind nodeset="/data/g/a" type="string" \(facts)/>
            ¶<bind nodeset="/data/b" type="string" calculate="\(calculation)"/>
            \(more)
            """
        form.body = """
            <group ref="/data/g"><label>Uw verhaal</label>
            <input ref="/data/g/a"><label>Wat wilt u vertellen?</label></input></group>
            \(body)
            """
    }
}

let repeatedWords: [FaultRow] = [
    FaultRow("not-offered-repeated-words", .warning, made("/data/g/a")),
    // Also where nobody declared the question: it goes apart as well.
    FaultRow("not-offered-repeated-words", .warning, made("../g/a", of: "")),
    FaultRow("not-offered-repeated-words", .warning, made("/data/g/a", of: #"bs:disclosure="identifying""#)),
    FaultRow("not-offered-repeated-words", .warning, made("concat('Verhaal: ', substr(/data/g/a, 0, 20))")),
    FaultRow("not-offered-repeated-words", .warning, made("if(string-length(/data/g/a) &gt; 3, /data/g/a, '')")),
    FaultRow("not-offered-repeated-words", .warning, made("digest(/data/g/a, 'MD5')")),
    FaultRow("not-offered-repeated-words", .warning, made("/data/g/a/text()")),
    // A group's words are those of all in it.
    FaultRow("not-offered-repeated-words", .warning, made("string(/data/g)")),
    FaultRow("not-offered-repeated-words", .warning, made("(/data/g/a | /data/c)[1]")),
    // By way of another calculation, which repeats it too; each is told at its own place.
    FaultRow(
        "not-offered-repeated-words", .warning,
        made(
            "/data/c", more: #"<bind nodeset="/data/c" type="string" calculate="/data/g/a"/>"#)),
    FaultRow("not-offered-repeated-words", .warning) { form in
        made("'niets'")(&form)
        let action = #"<setvalue event="xforms-ready" ref="/data/c" value="/data/g/a"/>"#
        form.model = form.model.replacing("¶", with: "") + "¶" + action
    },
    // One of the people who were named: the choice is the name.
    FaultRow("not-offered-repeated-words", .warning) { form in
        made(
            "'niets'",
            body: """
                <group ref="/data/r"><label>Mensen</label><repeat nodeset="/data/r">
                <input ref="/data/r/n"><label>Hoe heet deze mens?</label></input></repeat></group>
                <select1 ref="/data/c"><label>Wie ziet u het meest?</label>
                <itemset nodeset="/data/r[./n != '']">¶<value ref="n"/><label ref="n"/></itemset></select1>
                """)(&form)
        form.model = form.model.replacing("¶", with: "")
    },
]

/// Forms that measure, count or compare words, or show them, and keep them once.
let wordsKeptOnce: [FaultRow] = [
    FaultRow("kept", .note, made("string-length(/data/g/a) + 1")),
    FaultRow("kept", .note, made("sum(/data/g/a) div 2")),
    FaultRow("kept", .note, made("if(/data/g/a = '', 'nee', 'ja')")),
    FaultRow("kept", .note, made("count(/data/g[a != ''])")),
    FaultRow("kept", .note, made("contains(/data/g/a, 'hulp') and regex(/data/g/a, '.+')")),
    FaultRow("kept", .note, made("/data/c[/data/g/a = 'ja']")),
    FaultRow("kept", .note) { form in
        made(
            "indexed-repeat(/data/r/n, /data/r, 1)", more: #"<bind nodeset="/data/r/n" type="int"/>"#,
            body: """
                <group ref="/data/r"><label>Dagen</label><repeat nodeset="/data/r">
                <input ref="/data/r/n"><label>Hoeveel?</label></input>
                <input ref="/data/r/w"><label>Wat?</label></input></repeat></group>
                """)(&form)
        form.nodes = form.nodes.replacing("<n/>", with: "<n/><w/>")
    },
    FaultRow("kept", .note) { form in
        made("'niets'")(&form)
        form.body += #"<input ref="/data/c"><label>U schreef: <output value="/data/g/a"/>. Klopt dat?</label></input>"#
        form.model += #"<bind nodeset="/data/c" type="string" bs:disclosure="free-text"/>"#
        // What is put into another open question goes apart with it.
        form.model += #"<setvalue event="xforms-ready" ref="/data/c" value="/data/g/a"/>"#
    },
]
