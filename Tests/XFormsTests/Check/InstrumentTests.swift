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
        #expect(report.definition?.nodes.compactMap { $0.attributes.value("instrument") } == ["Voorbeeldschaal"])
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
            let named = try #require(report.definition).nodes.compactMap { $0.attributes.value("instrument") }
            #expect(named == [""], "nor does anything that is made of the definition")
        }
        #expect(form(wording: wording).report.instruments.map(\.name) == ["Voorbeeldschaal"])
    }

    @Test("whatever else people read of it counts too")
    func everyWord() throws {
        func form(_ change: (inout String, inout String) -> Void = { _, _ in }, wording: String? = nil) -> CheckedForm {
            var form = self.form(wording: wording)
            form.itext = """
                <itext><translation lang="nl"><text id="t"><value>Slapen?</value>
                <value form="guidance">Denk aan deze week.</value></text></translation></itext>
                """
            form.model += """
                <bind nodeset="/data/g/c" type="int" required="true()" jr:requiredMsg="Vul iets in."
                    constraint=". &lt; 9" jr:constraintMsg="Te veel."/>
                """
            form.body = form.body
                .replacing("<label>En met slapen?</label>", with: #"<label ref="jr:itext('t')"/><hint>In uren.</hint>"#)
                .replacing("<label>Slaap</label>", with: "<label>Slaap</label><hint>Vier weken.</hint>")
            form.body +=
                #"<range ref="/data/g/d" start="0" end="10" step="1"><label>Hoe goed?</label></range>"#
            form.nodes = "<a/><g><b/><c/><d/></g>"
            change(&form.model, &form.body)
            return form
        }
        let wording = try hash(form())
        #expect(form(wording: wording).report.instruments.map(\.name) == ["Voorbeeldschaal"])
        for (old, new) in [
            ("Vul iets in.", "Vul in."), ("Te veel.", "Te hoog."), ("In uren.", "In minuten."),
            ("<label>Slaap<", "<label>Rust<"), ("Vier weken.", "Twee weken."), (#"end="10""#, #"end="5""#),
        ] {
            let changed = form(
                {
                    $0 = $0.replacing(old, with: new); $1 = $1.replacing(old, with: new)
                }, wording: wording)
            #expect(changed.report.instruments.map(\.name) == [nil], "\(new)")
        }
        var guided = form(wording: wording)
        guided.itext = guided.itext.replacing("deze week", with: "deze maand")
        #expect(guided.report.instruments.map(\.name) == [nil])
        var shown = form(wording: wording)
        shown.itext = shown.itext.replacing("Slapen?", with: #"Slapen?<output value="/data/a"/>"#)
        #expect(shown.report.instruments.map(\.name) == [nil])
        // What stands around it belongs to others.
        var around = form(wording: wording)
        around.body =
            "<group><label>Over u</label>" + around.body
            + #"</group><input ref="/data/e"><label>En nu?</label></input>"#
        around.nodes += "<e/>"
        #expect(around.report.instruments.map(\.name) == ["Voorbeeldschaal"])
    }

    @Test("the order in which choices come counts, and which of a list are offered")
    func rows() throws {
        func form(_ nodeset: String, wording: String? = nil) -> CheckedForm {
            var form = self.form(wording: wording)
            form.model += """
                <instance id="l"><root><item><name>1</name><label>Goed</label></item>
                <item><name>2</name><label>Slecht</label></item></root></instance>
                """
            form.body = """
                <group ref="/data/g"><label>Slaap</label><select1 ref="/data/g/b"><label>Hoe?</label>
                <itemset nodeset="\(nodeset)"><value ref="name"/><label ref="label"/></itemset></select1></group>
                """
            return form
        }
        let whole = "instance('l')/root/item"
        let wording = try hash(form(whole))
        #expect(form(whole, wording: wording).report.instruments.map(\.name) == ["Voorbeeldschaal"])
        for other in ["randomize(\(whole))", "\(whole)[name != '2']"] {
            #expect(form(other, wording: wording).report.instruments.map(\.name) == [nil], "\(other)")
        }
    }

    @Test("each language has a hash of its own: changed it loses the name, added it breaks no other")
    func languages() throws {
        func form(_ words: [String: String], wording: String? = nil, title: String = "Proef") -> CheckedForm {
            var form = self.form(wording: wording, title: title)
            let texts = words.sorted { $0.key == "nl" || $1.key != "nl" && $0.key < $1.key }
            form.itext =
                "<itext>"
                + texts.map {
                    "<translation lang=\"\($0.key)\"><text id=\"t\"><value>\($0.value)</value></text></translation>"
                }.joined() + "</itext>"
            form.body = form.body.replacing("<label>Hoe gaat het?</label>", with: #"<label ref="jr:itext('t')"/>"#)
            return form
        }
        func printed(_ report: FormReport, _ id: String) throws -> String {
            let fault = try #require(report.diagnostics.first { $0.id == id }?.fault)
            return try #require(
                fault.repair.english.firstMatch(of: /bs:instrument-wording="([^"]*)"/).map { String($0.output.1) })
        }
        let (dutch, english) = (["nl": "Hoe gaat het?"], ["nl": "Hoe gaat het?", "en": "How are you?"])
        let own = try printed(form(dutch).report, "instrument-without-wording")
        let both = try printed(form(english).report, "instrument-without-wording")
        #expect(both.hasPrefix(own + " en:"), "a language that is added leaves the first hash as it is")
        // Added, without a hash: the name stays where its words are fixed.
        let added = form(english, wording: own).report
        #expect(added.instruments.map(\.name) == ["Voorbeeldschaal"] && added.instruments.map(\.unnamedIn) == [["en"]])
        #expect(try printed(added, "instrument-language") == both && added.isOffered)
        let whole = form(english, wording: both).report
        #expect(
            whole.instruments.map(\.unnamedIn) == [[]] && !whole.diagnostics.contains { $0.id.contains("instrument") })
        // Changed, in a translation alone.
        let changed = form(["nl": "Hoe gaat het?", "en": "How do you do?"], wording: both).report
        #expect(changed.instruments.map(\.name) == [nil])
        #expect(changed.diagnostics.contains { $0.id == "changed-instrument" })
        // The name in a text of the language that has none.
        let named = form(["nl": "Voorbeeldschaal?", "en": "How?"])
        let wording = try printed(named.report, "instrument-without-wording")
        let first = String(try #require(wording.split(separator: " ").first))
        #expect(form(["nl": "Voorbeeldschaal?", "en": "How?"], wording: first).report.isOffered)
        #expect(!form(["nl": "Voorbeeldschaal?", "en": "Voorbeeldschaal?"], wording: first).report.isOffered)
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
