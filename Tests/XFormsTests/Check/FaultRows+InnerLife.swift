import XForms

/// A form that asks who fills in, and something that only the person knows.
private func asked(
    _ facts: String, relevant: String = "", group: String = "", choices: [String] = ["zelf", "namens"]
) -> (inout CheckedForm) -> Void {
    { form in
        form.nodes = "<a/><g><b/><m/></g>"
        let relevance = relevant.isEmpty ? "" : "relevant=\"\(relevant)\""
        form.model = """
            <bind nodeset="/data/a" bs:part="mode"/>
            <bind nodeset="/data/g" \(group)/>
            ¶<bind nodeset="/data/g/b" \(facts) \(relevance)/>
            """
        let items = choices.map { "<item><label>Ik: \($0)</label><value>\($0)</value></item>" }.joined()
        form.body = """
            <select1 ref="/data/a"><label>Wie vult dit in?</label>\(items)</select1>
            <group ref="/data/g"><label>Over u</label>
            <input ref="/data/g/b"><label>Hoe voelt u zich?</label></input></group>
            """
    }
}

let innerLifeFaults: [FaultRow] = [
    FaultRow("inner-life-on-behalf", .error, asked("bs:inner-life=\"yes\"")),
    FaultRow("inner-life-on-behalf", .error, asked("", group: "bs:inner-life=\"yes\"")),
    FaultRow("inner-life-on-behalf", .error, asked("bs:part=\"quote\"")),
    // What looks like the condition, and is none.
    FaultRow("inner-life-on-behalf", .error, asked("bs:inner-life=\"yes\"", relevant: "/data/a = 'namens'")),
    FaultRow("inner-life-on-behalf", .error, asked("bs:inner-life=\"yes\"", relevant: "/data/a != 'zelf'")),
    FaultRow(
        "inner-life-on-behalf", .error, asked("bs:inner-life=\"yes\"", relevant: "/data/a != 'namens' or 1 = 1")),
    FaultRow("inner-life-on-behalf", .error, asked("bs:inner-life=\"yes\"", relevant: "../m != 'namens'")),
    FaultRow("inner-life-unsaid", .warning, asked("bs:dimension=\"zingeving\"")),
    FaultRow("inner-life-unsaid", .warning, asked("", group: "bs:dimension=\"mentaal-welbevinden\"")),
]

/// Forms that keep the rule, each in another way.
let innerLifeKept: [FaultRow] = [
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", relevant: "/data/a != 'namens'")),
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", relevant: "1 = 1 and ../../a != 'namens'")),
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", relevant: "not('namens' = /data/a)")),
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", relevant: "/data/a = 'zelf'")),
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", group: "relevant=\"/data/a != 'namens'\"")),
    FaultRow("kept", .note, asked("bs:inner-life=\"yes\"", choices: ["zelf", "met-hulp"])),
    FaultRow("kept", .note, asked("bs:inner-life=\"no\" bs:dimension=\"zingeving\"")),
]
