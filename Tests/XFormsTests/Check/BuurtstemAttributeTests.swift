import Testing
import XForms
import XMLTree

private let zeros = String(repeating: "0", count: 64)

@Suite("Our own attributes")
struct BuurtstemAttributeTests {
    @Test("the documentation has exactly our attributes, with place and values")
    func documented() throws {
        let written = try FeatureMatrixTests.rows(below: "Attributes", of: "bs-attributes.md")
        let expected = BuurtstemAttribute.table.map { ["`bs:\($0.name)`", $0.scope.rawValue, $0.value.wanted.english] }
        #expect(written.map { Array($0.prefix(3)) } == expected)
        #expect(written.allSatisfy { $0.count == 5 && !$0[3].isEmpty && !$0[4].isEmpty })
    }

    @Test("the documented example of each is accepted")
    func examples() throws {
        for row in try FeatureMatrixTests.rows(below: "Attributes", of: "bs-attributes.md") {
            let name = String(row[0].dropFirst(4).dropLast())
            let example = row[4].replacing("`", with: "")
            let attribute = try #require(BuurtstemAttribute.row(name))
            if attribute.value == .digests { continue }
            #expect(attribute.value.accepts(example), "bs:\(name) = \(example)")
        }
    }

    @Test(
        "values are accepted to the letter",
        arguments: [
            (BuurtstemAttribute.Value.oneOf(["yes", "no"]), ["yes", "no"], ["", "Yes", "yes ", "maybe"]),
            (.number(1...120), ["1", "120"], ["0", "121", "-1", "ten", ""]),
            (.missingRule, ["exclude", "at-most-0", "at-most-12"], ["at-most-", "at-most-x", "at-most-100", "some"]),
            (.name, ["a", "a-1"], ["", "A", "a b", "a_b"]),
            (.period, ["P4W", "P12M", "P1Y"], ["P", "4W", "P4", "PT4H", "P4W2D"]),
            (.codes, ["none", "a b"], ["", " "]),
            (
                .digests, [zeros, "\(zeros) en:\(zeros) tr:\(zeros)"],
                ["0", zeros.replacing("0", with: "G"), "", "en:\(zeros)", "\(zeros) \(zeros)", "\(zeros) :\(zeros)"]
            ),
        ])
    func values(value: BuurtstemAttribute.Value, good: [String], bad: [String]) {
        for text in good { #expect(value.accepts(text), "\(text)") }
        for text in bad { #expect(!value.accepts(text), "\(text)") }
    }

    @Test("a name fits a column bind::bs:… of an XLSForm: lower-case letters and hyphens")
    func columns() {
        #expect(BuurtstemAttribute.table.allSatisfy { $0.name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil })
        #expect(Set(BuurtstemAttribute.table.map(\.name)).count == BuurtstemAttribute.table.count)
    }

    @Test("facts about the whole questionnaire are found on any group, as an XLSForm writes them")
    func onGroup() {
        var form = CheckedForm()
        form.nodes = "<a/><b/><c/><g><v/></g>"
        form.model = "<bind nodeset=\"/data/g\" bs:minutes=\"7\" bs:dimension=\"meedoen\"/>"
        let facts = form.report.definition?.facts
        #expect(facts?.value("minutes") == "7")
        #expect(facts?.value("dimension") == nil)
    }

    // MARK: Wording

    /// The hash that `check` asks for when an indicator has none.
    private func hash(_ body: String, itext: String = "", list: String = "") -> String? {
        var form = CheckedForm()
        form.itext = itext
        form.model = list + "<bind nodeset=\"/data/a\" bs:indicator=\"i\"/>"
        form.body = body
        let fault = form.report.diagnostics.first { $0.id == "indicator-without-wording" }?.fault
        return fault?.repair.english.firstMatch(of: /[0-9a-f]{64}/).map { String($0.output) }
    }

    private func choice(_ label: String, _ items: [(String, String)]) -> String {
        let items = items.map { "<item><label>\($0.1)</label><value>\($0.0)</value></item>" }.joined()
        return "<select1 ref=\"/data/a\"><label>\(label)</label>\(items)</select1>"
    }

    @Test("the hash follows words, values and order, not white space")
    func wording() throws {
        let yesNo = [("1", "Ja"), ("2", "Nee")]
        let first = try #require(hash(choice("Hoe gaat het?", yesNo)))
        #expect(hash(choice("Hoe \n gaat het?", yesNo)) == first)
        #expect(hash(choice("Hoe gaat het nu?", yesNo)) != first)
        #expect(hash(choice("Hoe gaat het?", [("1", "Ja"), ("3", "Nee")])) != first)
        #expect(hash(choice("Hoe gaat het?", yesNo.reversed())) != first)
    }

    @Test("choices of a list count as those in the question do")
    func listed() throws {
        let body = """
            <select1 ref="/data/a"><label>Welke?</label>
            <itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="label"/></itemset></select1>
            """
        let inList = try #require(hash(body, list: listOfTowns))
        #expect(hash(choice("Welke?", [("een", "Een"), ("twee", "Twee")])) == inList)
        #expect(hash(body, list: listOfTowns.replacing("Twee", with: "Drie")) != inList)
    }

    @Test("another translation has another hash, and leaves the first as it is")
    func translation() throws {
        func itext(_ english: String) -> String {
            """
            <itext><translation lang="nl"><text id="t"><value>Hoe gaat het?</value></text></translation>
            <translation lang="en"><text id="t"><value>\(english)</value></text></translation></itext>
            """
        }
        let body = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"
        let first = try #require(hash(body, itext: itext("How are you?")))
        #expect(hash(body, itext: itext("How do you do?")) == first)
        var form = CheckedForm()
        form.body = body
        func report(_ english: String) -> FormReport {
            form.itext = itext(english)
            return form.report
        }
        form.model = "<bind nodeset=\"/data/a\" bs:indicator=\"i\"/>"
        let fault = report("How are you?").diagnostics.first { $0.id == "indicator-without-wording" }?.fault
        let both = try #require(fault?.repair.english.firstMatch(of: /"(.*)"/).map { String($0.output.1) })
        #expect(both.hasPrefix(first + " en:"))
        form.model = "<bind nodeset=\"/data/a\" bs:indicator=\"i\" bs:wording=\"\(both)\"/>"
        #expect(!report("How are you?").hasErrors)
        #expect(report("How do you do?").diagnostics.contains { $0.id == "changed-wording" && $0.severity == .error })
        form.model = form.model.replacing(both, with: first)
        #expect(!report("How do you do?").hasErrors, "a language whose hash is nowhere is not guarded by it")
        #expect(hash("<input ref=\"/data/a\"><label>Hoe gaat het?</label></input>") == first)
    }

    @Test("what stands over a question on its page belongs to its words")
    func page() throws {
        func body(_ appearance: String = "field-list", stem: String = "Slapen", note: String = "Denk aan vier weken.")
            -> String
        {
            """
            <group appearance="\(appearance)"><label>\(stem)</label>
            <input ref="/data/b"><label>\(note)</label></input>
            <input ref="/data/a"><label>Hoe gaat het?</label></input>
            <input ref="/data/c"><label>En nu?</label></input></group>
            """
        }
        func hash(_ body: String) -> String? {
            var form = CheckedForm()
            form.model = """
                <bind nodeset="/data/a" bs:indicator="i"/><bind nodeset="/data/b" readonly="true()"/>
                """
            form.body = body
            return form.report.wordings.first { $0.kind == .indicator }?.hash
        }
        let first = try #require(hash(body()))
        #expect(hash(body(stem: "Rusten")) != first && hash(body(note: "Denk aan vandaag.")) != first)
        #expect(hash(body("", stem: "Rusten")) != hash(body("")), "a heading stands over each of its questions")
        #expect(hash(body("", note: "Denk aan vandaag.")) == hash(body("")), "a note on a page of its own")
        #expect(hash(body().replacing("En nu?", with: "En dan?")) == first)
    }

    @Test("the hash that check prints is the hash that check accepts")
    func accepted() throws {
        let body = choice("Hoe gaat het?", [("1", "Ja"), ("2", "Nee")])
        let wording = try #require(hash(body))
        var form = CheckedForm()
        form.model = "<bind nodeset=\"/data/a\" bs:indicator=\"i\" bs:wording=\"\(wording)\"/>"
        form.body = body
        #expect(!form.report.diagnostics.contains { ["changed-wording", "indicator-without-wording"].contains($0.id) })
    }
}
