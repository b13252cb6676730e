import Testing
import XForms

@Suite("Instruments with a fixed wording")
struct InstrumentTests {
    /// A questionnaire with a group of two questions that are somebody's instrument.
    private func form(
        facts: String =
            "bs:instrument=\"Voorbeeldschaal\" bs:owner=\"Universiteit\" bs:licence=\"CC-BY-4.0\" bs:allowed-use=\"learning\"",
        wording: String? = nil, first: String = "Hoe gaat het?", second: String = "En met slapen?",
        choice: String = "Goed", title: String = "Proef"
    ) -> CheckedForm {
        var form = CheckedForm()
        form.nodes = "<a/><g><b/><c/></g>"
        form.head = "<h:title>\(title)</h:title>"
        let hash = wording.map { "bs:instrument-wording=\"\($0)\"" } ?? ""
        form.model = "<bind nodeset=\"/data/g\" \(facts) \(hash)/>"
        form.body = """
            <input ref="/data/a"><label>Hoe oud bent u?</label></input>
            <group ref="/data/g"><label>Slaap</label>
            <select1 ref="/data/g/b"><label>\(first)</label><item><label>\(choice)</label><value>1</value></item></select1>
            <input ref="/data/g/c"><label>\(second)</label></input></group>
            """
        return form
    }

    /// The hash that `check` prints for the form as it is.
    private func hash(_ form: CheckedForm) throws -> String {
        let fault = form.report.diagnostics.first { $0.id == "instrument-without-wording" }?.fault
        return try #require(fault?.repair.english.firstMatch(of: /[0-9a-f]{64}/).map { String($0.output) })
    }

    @Test("with the fixed wording it carries its name, owner and licence")
    func intact() throws {
        let report = form(wording: try hash(form())).report
        #expect(report.diagnostics.allSatisfy { !$0.id.contains("instrument") })
        let instrument = try #require(report.instruments.first)
        #expect(instrument.name == "Voorbeeldschaal" && instrument.owner == "Universiteit")
        #expect(instrument.licence == "CC-BY-4.0" && instrument.allowedUse == "learning")
        #expect(report.definition?.facts.value("owner") == nil, "its owner is not that of the questionnaire")
    }

    @Test("a changed word in a question, a note or a choice takes the name away, and check says how to mend it")
    func changed() throws {
        let wording = try hash(form())
        let changes = [
            form(wording: wording, first: "Hoe gaat het nu?"), form(wording: wording, second: "En met eten?"),
            form(wording: wording, choice: "Prima"),
        ]
        for changed in changes {
            let report = changed.report
            let fault = try #require(report.diagnostics.first { $0.id == "changed-instrument" }?.fault)
            #expect(fault.severity == .warning && fault.repair.dutch.contains("zet de woorden van de eigenaar terug"))
            #expect(report.instruments.map(\.name) == [nil])
            #expect(report.isOffered, "the questions may be asked, under no name")
        }
        #expect(form(wording: wording).report.instruments.map(\.name) == ["Voorbeeldschaal"])
    }

    @Test("a changed instrument that still calls itself by the name is not offered")
    func named() throws {
        let title = "Mijn voorbeeldschaal"
        let wording = try hash(form(title: title))
        #expect(form(wording: wording, title: title).report.isOffered)
        let changed = form(wording: wording, second: "En nu?", title: title).report
        #expect(changed.diagnostics.contains { $0.id == "not-offered-instrument-name" } && !changed.isOffered)
    }

    @Test("owner, licence and allowed use are asked for", arguments: ["owner", "licence", "allowed-use"])
    func undeclared(fact: String) {
        let all = ["owner": "U", "licence": "MIT", "allowed-use": "learning"]
        let stated = all.filter { $0.key != fact }.map { "bs:\($0.key)=\"\($0.value)\"" }.joined(separator: " ")
        let report = form(facts: "bs:instrument=\"S\" " + stated).report
        let said = report.diagnostics.filter { $0.id == "instrument-without-fact" }
        #expect(said.count == 1 && said.first?.fault.message.english.contains("bs:\(fact)") == true)
    }

    @Test("feedback: the nearest word counts, but the no of an instrument holds for all of it")
    func feedback() throws {
        var asked = form(facts: "bs:instrument=\"S\" bs:feedback=\"no\"")
        asked.model += "<bind nodeset=\"/data/g/c\" bs:feedback=\"yes\"/>"
        let definition = try #require(asked.report.definition)
        let may = Dictionary(
            uniqueKeysWithValues: definition.nodes.indices.map {
                (definition.nodes[$0].path, definition.mayFeedBack($0))
            })
        #expect(may["/data/a"] == true && may["/data/g/b"] == false && may["/data/g/c"] == false)
        var plain = form(facts: "bs:feedback=\"no\"")
        plain.model += "<bind nodeset=\"/data/g/c\" bs:feedback=\"yes\"/>"
        let other = try #require(plain.report.definition)
        let node = try #require(other.nodes.firstIndex { $0.path == "/data/g/c" })
        #expect(other.mayFeedBack(node) && !other.mayFeedBack(node - 1))
    }

    @Test("no text shows what may not be shown back, nor a calculation made of it")
    func outputs() throws {
        func report(feedback: String, output: String) -> FormReport {
            var form = CheckedForm()
            form.nodes = "<a/><g><b/></g><score/><twice/><end/>"
            form.model = """
                <bind nodeset="/data/g" bs:instrument="S" bs:feedback="\(feedback)"/>
                <bind nodeset="/data/score" type="int" calculate="sum(/data/g/b) + 1"/>
                <bind nodeset="/data/twice" type="int" calculate="../score * 2"/>
                <bind nodeset="/data/end" readonly="true()"/>
                """
            form.body = """
                <input ref="/data/a"><label>Hoe oud bent u?</label></input>
                <group ref="/data/g"><label>Slaap</label><input ref="/data/g/b"><label>Hoe gaat het?</label></input></group>
                <input ref="/data/end"><label>Uw uitkomst: ¶<output value="\(output)"/></label></input>
                """
            return form.report
        }
        for output in ["/data/g/b", "../g/b", "/data/score", "/data/twice", "concat('=', /data/twice)"] {
            let closed = report(feedback: "no", output: output)
            let said = closed.diagnostics.filter { $0.id == "not-offered-fed-back" }
            #expect(said.count == 1 && !closed.isOffered, "\(output)")
            #expect(report(feedback: "yes", output: output).isOffered, "\(output)")
        }
        #expect(report(feedback: "no", output: "/data/a").isOffered)
    }

    @Test("a licence number is needed when any part of it says so")
    func licenceNumber() throws {
        let free = try #require(form().report.definition)
        #expect(!free.needsLicenceNumber)
        let bound = form(facts: "bs:instrument=\"S\" bs:licence-number=\"needed\"").report
        #expect(try #require(bound.definition).needsLicenceNumber)
    }
}

@Suite("Other words are another indicator")
struct IndicatorWordingTests {
    private func report(_ label: String, choice: String = "Goed", value: String = "1", wording: String?) -> FormReport {
        var form = CheckedForm()
        let hash = wording.map { "bs:wording=\"\($0)\"" } ?? ""
        form.model = "<bind nodeset=\"/data/a\" bs:indicator=\"gezond\" \(hash)/>"
        form.body = """
            <select1 ref="/data/a"><label>\(label)</label><item><label>\(choice)</label><value>\(value)</value></item>
            <item><label>Slecht</label><value>2</value></item></select1>
            """
        return form.report
    }

    @Test("a changed question, choice or value is an error that says: put the words back, or give it a new name")
    func changed() throws {
        let found = report("Hoe gaat het?", wording: nil).diagnostics.first { $0.id == "indicator-without-wording" }
        let wording = try #require(found?.fault.repair.english.firstMatch(of: /[0-9a-f]{64}/).map { String($0.output) })
        #expect(!report("Hoe gaat het?", wording: wording).hasErrors)
        let changes = [
            report("Hoe gaat het nu?", wording: wording), report("Hoe gaat het?", choice: "Prima", wording: wording),
            report("Hoe gaat het?", value: "3", wording: wording),
        ]
        for changed in changes {
            let fault = try #require(changed.diagnostics.first { $0.id == "changed-wording" }?.fault)
            #expect(fault.severity == .error && !changed.isOffered)
            #expect(fault.repair.dutch.hasPrefix("zet de oude tekst terug, of geef een nieuwe bs:indicator"))
        }
    }
}
