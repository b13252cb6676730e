import Foundation
import Testing
import XForms
import XMLTree

@Suite("Reading definitions")
struct LoadingTests {
    private func load(_ instance: String, model: String = "", body: String, files: [String: String] = [:]) -> LoadedForm
    {
        FormDefinition.load(Array(Scenario.form(instance, model: model, body: body).utf8)) { name in
            files[name].map { Array($0.utf8) }
        }
    }

    private static let input = "<input ref='/data/a'><label>A</label></input>"

    @Test(
        "What cannot run is an error at its place, with the repair in Dutch and English",
        arguments: [
            ("bind-missing-node", "<bind nodeset='/data/b'/>", input),
            ("bind-without-nodeset", "<bind type='int'/>", input),
            ("unknown-type", "<bind nodeset='/data/a' type='integr'/>", input),
            ("missing-node", "<bind nodeset='/data/a' relevant='/data/zz = 1'/>", input),
            ("missing-node", "<bind nodeset='/data/a' constraint='. &gt; ../zz'/>", input),
            ("xpath-syntax", "<bind nodeset='/data/a' relevant='1 +'/>", input),
            ("unknown-function", "<bind nodeset='/data/a' calculate='nope(1)'/>", input),
            ("argument-count", "<bind nodeset='/data/a' calculate='selected(1)'/>", input),
            ("unknown-instance", "<bind nodeset='/data/a' calculate=\"instance('x')/root/item\"/>", input),
            ("missing-text", "<bind nodeset='/data/a' constraint='1' jr:constraintMsg=\"jr:itext('m')\"/>", input),
            ("control-missing-node", "", "<input ref='/data/b'><label>B</label></input>"),
            ("control-without-ref", "", "<input><label>B</label></input>"),
            ("missing-text", "", "<input ref='/data/a'><label ref=\"jr:itext('no')\"/></input>"),
            (
                "duplicate-choice", "",
                "<select1 ref='/data/a'><label>A</label><item><label>X</label><value>x</value></item><item><label>Y</label><value>x</value></item></select1>"
            ),
            ("select-without-choices", "", "<select1 ref='/data/a'><label>A</label></select1>"),
            ("range-without", "", "<range ref='/data/a' start='0' end='1'><label>A</label></range>"),
            ("repeat-without-nodeset", "", "<repeat>\(input)</repeat>"),
            ("missing-file", "<instance id='f' src='jr://file-csv/f.csv'/>", input),
            ("unknown-source", "<instance id='f' src='file:///etc/passwd'/>", input),
            ("unknown-source", "<instance id='f' src='jr://file/../f.xml'/>", input),
            ("duplicate-instance", "<instance id='f'><r/></instance><instance id='f'><r/></instance>", input),
            ("unreadable-file", "<instance id='f' src='jr://file/bad.xml'/>", input),
        ])
    func errors(id: String, model: String, body: String) throws {
        let loaded = load("<data id='t'><a/></data>", model: model, body: body, files: ["bad.xml": "<root>"])
        let found = try #require(loaded.diagnostics.first { $0.id == id }, "\(loaded.diagnostics.map(\.id))")
        #expect(found.severity == .error)
        #expect(found.position != nil)
        #expect(!found.fault.repair.dutch.isEmpty && !found.fault.repair.english.isEmpty)
        #expect(loaded.definition == nil)
        #expect(loaded.asFarAsPossible != nil)
    }

    @Test(
        "A cycle is refused with its path: by a value, itself, relevance, a group and its child, required, read-only",
        arguments: [
            "<bind nodeset='/data/a' calculate='/data/b'/><bind nodeset='/data/b' calculate='/data/a'/>",
            "<bind nodeset='/data/a' calculate='. + 1'/>", "<bind nodeset='/data/a' relevant='. = 1'/>",
            "<bind nodeset='/data/g' relevant='/data/g/x = 1'/>", "<bind nodeset='/data/a' required='/data/a = 1'/>",
            "<bind nodeset='/data/a' readonly='/data/b'/><bind nodeset='/data/b' calculate='/data/a'/>",
        ])
    func cycles(binds: String) throws {
        let loaded = load("<data id='t'><a/><b/><g><x/></g></data>", model: binds, body: Self.input)
        let cycle = try #require(loaded.diagnostics.first { $0.id == "cycle" })
        #expect(cycle.fault.message.english.contains("/data/"))
        #expect(loaded.definition == nil)
    }

    @Test("A group's condition on its own child is named with the group, at its bind")
    func groupCycle() throws {
        let loaded = load(
            "<data id='t'><a/><g><x/></g></data>",
            model: "<bind nodeset='/data/a' type='int'/>\n<bind nodeset='/data/g' relevant='/data/g/x = 1'/>",
            body: Self.input)
        let cycle = try #require(loaded.diagnostics.first { $0.id == "cycle" })
        #expect(cycle.fault.message.english.hasSuffix("/data/g → /data/g/x → /data/g"))
        let next = try #require(loaded.asFarAsPossible?.nodes.first { $0.path == "/data/a" }?.position)
        #expect(cycle.position.map { $0.line > next.line } ?? false)
    }

    @Test("A constraint may read itself, and a long chain is no cycle")
    func noCycles() {
        let names = (0..<3000).map { "n\($0)" }
        let binds = names.indices.dropFirst().map { "<bind nodeset='/data/n\($0)' calculate='/data/n\($0 - 1)'/>" }
        let loaded = load(
            "<data id='t'><a/>\(names.map { "<\($0)/>" }.joined())</data>",
            model: "<bind nodeset='/data/a' constraint='. &gt; 1 and . != /data/n1'/>" + binds.joined(),
            body: Self.input)
        #expect(loaded.diagnostics.filter { $0.severity == .error }.isEmpty)
    }

    @Test("Lists come from CSV, XML and GeoJSON beside the form, whatever the spreadsheet made of them")
    func files() throws {
        let files = [
            "a.csv": "\u{FEFF}name;label\r\nx;\"Een \"\"x\"\"; met\nregel\"\r\n\r\ny;Ypsilon",
            "b.xml": "<root><item><name>p</name><label>P</label></item></root>",
            "c.geojson": """
            {"type":"FeatureCollection","features":[{"type":"Feature","id":"g1","geometry":{"type":"Point","coordinates":[5.1,52.2]},
            "properties":{"label":"Utrecht","size":3}}]}
            """,
        ]
        let model = ["jr://file-csv/a.csv", "jr://file/b.xml", "jr://file/c.geojson"].enumerated()
            .map { "<instance id='i\($0)' src='\($1)'/>" }.joined()
        let body = (0..<3).map {
            "<select1 ref='/data/a\($0)'><label>A</label><itemset nodeset=\"instance('i\($0)')/root/item\"><value ref='\($0 == 2 ? "id" : "name")'/><label ref='label'/></itemset></select1>"
        }.joined()
        let loaded = load(
            "<data id='t'><a0/><a1/><a2/><g/></data>",
            model: model + "<bind nodeset='/data/g' calculate=\"instance('i2')/root/item/geometry\"/>", body: body,
            files: files)
        let form = try #require(loaded.definition, "\(loaded.diagnostics)")
        let story = Scenario(Answers(of: form, environment: Scenario.environment()))
        #expect(story.choices("/data/a0") == ["x=Een \"x\"; met\nregel", "y=Ypsilon"])
        #expect(story.choices("/data/a1") == ["p=P"])
        #expect(story.choices("/data/a2") == ["g1=Utrecht"])
        #expect(story.value("/data/g") == "52.2 5.1 0 0")
    }

    @Test("The last saved answers of somebody without an account read as empty")
    func lastSaved() throws {
        let loaded = load(
            "<data id='t'><a>x</a><b/></data>",
            model: """
                <instance id="last" src="jr://instance/last-saved"/>
                <bind nodeset="/data/b" calculate="concat('[', instance('last')/data/a, ']')"/>
                """, body: Self.input)
        let story = Scenario(Answers(of: try #require(loaded.definition), environment: Scenario.environment()))
        #expect(story.value("/data/b") == "[]")
    }

    @Test("The hash changes with the definition and with every file it uses")
    func hash() throws {
        func hash(_ instance: String, _ csv: String) throws -> String {
            try #require(
                load(
                    instance, model: "<instance id='f' src='jr://file-csv/f.csv'/>", body: Self.input,
                    files: ["f.csv": csv]
                )
                .definition
            ).hash
        }
        let first = try hash("<data id='t'><a/></data>", "name\nx")
        #expect(first.count == 64)
        #expect(try hash("<data id='t'><a/></data>", "name\nx") == first)
        #expect(try hash("<data id='t'><a/></data>", "name\ny") != first)
        #expect(try hash("<data id='t'><a>1</a></data>", "name\nx") != first)
    }

    @Test("Languages keep their names and codes, and our facts stay readable by name")
    func languages() throws {
        let loaded = load(
            "<data id='t'><a/></data>",
            model: """
                <itext><translation lang="Nederlands (nl)"><text id="p"><value>Waarom</value></text></translation>
                <translation lang="English (en)"><text id="p"><value>Why</value></text></translation></itext>
                <bind nodeset="/data" bs:purpose="jr:itext('p')" bs:minutes="12"/>
                """, body: Self.input)
        let form = try #require(loaded.definition)
        #expect(form.languages.map(\.title) == ["Nederlands", "English"])
        #expect(form.language("en") == 1)
        #expect(form.facts.value("minutes") == "12")
        let purpose = form.text(written: try #require(form.facts.value("purpose")))
        #expect(purpose[1].plain == [.text("Why")])
    }

    @Test("Nothing makes the reader crash", arguments: UInt64(0)..<40)
    func mutated(seed: UInt64) throws {
        let whole = try Kit.bytes(
            of: Kit.root.appending(path: "Questionnaires/alle-vraagsoorten/alle-vraagsoorten.xml"))
        var random = SplitMix(seed: seed)
        var bytes = whole
        for _ in 0...random.below(6) {
            let place = random.below(bytes.count)
            switch random.below(3) {
            case 0: bytes[place] = UInt8(32 + random.below(95))
            case 1: bytes.removeSubrange(place..<min(bytes.count, place + random.below(60)))
            default: bytes.insert(contentsOf: whole[place % whole.count..<min(whole.count, place + 40)], at: place)
            }
        }
        let loaded = FormDefinition.load(bytes)
        if let form = loaded.asFarAsPossible {
            let answers = Answers(of: form, environment: Scenario.environment())
            _ = answers.pages.map { answers.items(on: $0) }
            _ = answers.violations()
        } else {
            #expect(loaded.hasErrors)
        }
    }
}
