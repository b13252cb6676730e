import Testing
import XForms

/// A form with thousands of one thing, each of which refers to another.
struct WideForm: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let count: Int
    let form: CheckedForm
    /// The errors that it has; each once or thousands of times.
    let errors: Set<String>

    init(_ name: String, _ count: Int = 4_000, errors: Set<String> = [], _ change: (inout CheckedForm, Int) -> Void) {
        testDescription = name
        self.count = count
        self.errors = errors
        var form = CheckedForm()
        form.nodes = Self.each(count) { "<q\($0)/>" }
        form.body = Self.each(count) { "<input ref=\"/data/q\($0)\"><label>Vraag \($0)?</label></input>" }
        change(&form, count)
        self.form = form
    }

    static func each(_ count: Int, _ text: (Int) -> String) -> String { (0..<count).map(text).joined(separator: "\n") }

    /// Questions, each with a rule that reads the one before it.
    private static func ruled(_ rule: String, by path: @escaping (Int) -> String) -> (inout CheckedForm, Int) -> Void {
        { form, count in
            form.model = each(count) {
                "<bind nodeset=\"/data/q\($0)\" type=\"int\" \(rule)=\"\(path(($0 + count - 1) % count)) = 1\"/>"
            }
        }
    }

    static let all = questions + texts + rest

    private static let questions = [
        WideForm("each relevant after the one before it", 10_000) { form, count in
            form.model = each(count - 1) { "<bind nodeset=\"/data/q\($0 + 1)\" relevant=\"/data/q\($0) = 1\"/>" }
        },
        WideForm("the same on one page, in a group") { form, count in
            form.nodes = "<g>\(form.nodes)</g>"
            form.model = each(count - 1) { "<bind nodeset=\"/data/g/q\($0 + 1)\" relevant=\"../q\($0) = 1\"/>" }
            form.body =
                "<group ref=\"/data/g\" appearance=\"field-list\">"
                + form.body.replacing("/data/q", with: "/data/g/q") + "</group>"
        },
        WideForm("each relevant after the first") { form, count in
            form.model = each(count - 1) { "<bind nodeset=\"/data/q\($0 + 1)\" relevant=\"/data/q0 = 1\"/>" }
        },
        WideForm(
            "each required after the one before it", 4_000, errors: ["cycle"], ruled("required") { "/data/q\($0)" }),
        WideForm("a circle of calculations", errors: ["cycle"]) { form, count in
            form.model = each(count) {
                "<bind nodeset=\"/data/q\($0)\" calculate=\"/data/q\(($0 + 1) % count)\" readonly=\"true()\"/>"
            }
        },
        WideForm(
            "each reads a node that is not there", 4_000, errors: ["missing-node"],
            ruled("required") { "/data/z\($0)z" }),
        WideForm("each bind for a node that is not there", errors: ["bind-missing-node"]) { form, count in
            form.model = each(count) { "<bind nodeset=\"/data/z\($0)z\"/>" }
        },
        WideForm("each by the id of its bind") { form, count in
            form.model = each(count) { "<bind id=\"b\($0)\" nodeset=\"/data/q\($0)\"/>" }
            form.body = each(count) { "<input bind=\"b\($0)\"><label>Vraag \($0)?</label></input>" }
        },
        WideForm("hundreds that each read all", 1_450, errors: ["too-many-reads", "cycle"]) { form, count in
            form.model = each(count) {
                "<bind nodeset=\"/data/q\($0)\" required=\"count(/data/*[. = 1]) &gt; \($0)\"/>"
            }
        },
    ]

    private static let texts = [
        WideForm("each with a text of its own") { form, count in
            form.itext = translations(count, "l")
            form.body = labelled(count)
        },
        WideForm("each with a text that is not there", errors: ["missing-text"]) { form, count in
            form.itext = translations(count, "m")
            form.body = labelled(count)
        },
        WideForm("each with words of the one before in its label") { form, count in
            form.body = each(count) {
                "<input ref=\"/data/q\($0)\"><label>Na <output value=\"/data/q\(max(0, $0 - 1))\"/>?</label></input>"
            }
        },
        WideForm("each with the choice made before in its label", 2_000) { form, count in
            form.body = each(count) {
                let before = "/data/q\(max(0, $0 - 1))"
                return """
                    <select1 ref="/data/q\($0)"><label>Na <output value="jr:choice-name(\(before), '\(before)')"/>?</label>
                    <item><label>Een</label><value>a</value></item></select1>
                    """
            }
        },
    ]

    private static let rest = [
        WideForm("as many groups of one name below each") { form, count in
            form.nodes = each(count) { "<q\($0)><q/></q\($0)>" }
            form.model = each(count - 1) { "<bind nodeset=\"/data/q\($0 + 1)\" relevant=\"/data/q\($0)/q = 1\"/>" }
            form.body = each(count) {
                "<group ref=\"/data/q\($0)\"><input ref=\"/data/q\($0)/q\"><label>Vraag?</label></input></group>"
            }
        },
        WideForm("as many repeats", 2_000) { form, count in
            form.nodes = each(count) { "<q\($0)><q/></q\($0)>" }
            form.model = each(count - 1) { "<bind nodeset=\"/data/q\($0 + 1)/q\" required=\"../../q0/q = 1\"/>" }
            form.body = each(count) {
                """
                <group><label>Deel</label><repeat nodeset="/data/q\($0)">
                <input ref="/data/q\($0)/q"><label>Vraag?</label></input></repeat></group>
                """
            }
        },
        WideForm("a choice out of twice as many", 10_000) { form, count in
            form.nodes = "<q0/>"
            form.body =
                "<select1 ref=\"/data/q0\"><label>Welke?</label>"
                + each(count) { "<item><label>Keuze \($0)</label><value>c\($0)</value></item>" } + "</select1>"
        },
        WideForm("as many lists", 1_000, errors: ["too-many-instances", "unknown-instance"]) { form, count in
            form.model = each(count) {
                "<instance id=\"l\($0)\"><root><item><name>a</name><label>A</label></item></root></instance>"
            }
            form.body = each(count) {
                """
                <select1 ref="/data/q\($0)"><label>Welke?</label><itemset nodeset="instance('l\($0)')/root/item">
                <value ref="name"/><label ref="label"/></itemset></select1>
                """
            }
        },
    ]

    private static func translations(_ count: Int, _ kind: String) -> String {
        let languages = ["Nederlands (nl)", "English (en)"].map { language in
            "<translation lang=\"\(language)\">"
                + each(count) { "<text id=\"/data/q\($0):\(kind)\"><value>Vraag \($0) \(language)?</value></text>" }
                + "</translation>"
        }
        return "<itext>\(languages.joined())</itext>"
    }

    private static func labelled(_ count: Int) -> String {
        each(count) { "<input ref=\"/data/q\($0)\"><label ref=\"jr:itext('/data/q\($0):l')\"/></input>" }
    }
}

@Suite("Wide forms", .serialized)
struct WideFormTests {
    /// Measures nothing: before names had an index the first took four minutes, now all take one on a slow machine.
    @Test("Thousands of one thing are read and checked", arguments: WideForm.all)
    func checked(_ wide: WideForm) {
        let report = wide.form.report
        #expect(Set(report.diagnostics.filter { $0.severity == .error }.map(\.id)) == wide.errors)
        #expect((report.definition == nil) == !wide.errors.isEmpty)
    }

    @Test("A misspelt name is still told among thousands")
    func hint() {
        var form = WideForm.all[0].form
        form.model = "<bind nodeset=\"/data/q17\" required=\"/data/q9999x = 1\"/>"
        let hint = form.report.diagnostics.first { $0.id == "missing-node" }?.fault.message["en"] ?? ""
        #expect(hint.contains("/data/q9999"))
    }
}
