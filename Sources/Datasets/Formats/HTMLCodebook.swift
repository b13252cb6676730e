import XMLTree

/// The codebook as a page to read: plain HTML without script, tables with headings, one language.
struct HTMLCodebook {
    let dataset: Dataset
    let rows: [Int]

    func html() -> String {
        let language = dataset.language
        let title = dataset.title.text(in: language)
        var text = """
            <!doctype html>
            <html lang="\(XMLText.escaped(language))"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Codeboek – \(XMLText.escaped(title))</title>
            <style>
            body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:70rem;padding:0 1rem}
            table{border-collapse:collapse;margin:.5rem 0 1.5rem}
            th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}
            .wide{overflow-x:auto}
            h3{margin:1.5rem 0 .25rem}code{font-size:1em}
            </style></head><body><main>
            <h1>Codeboek – \(XMLText.escaped(title))</h1>

            """
        text += XMLText.element("p", Readme.conditions(dataset.tier).text(in: "nl")) + "\n"
        text += missing()
        for (number, table) in dataset.tables.enumerated() { text += self.table(table, rows[number]) }
        return text + leftOut() + "</main></body></html>\n"
    }

    private func missing() -> String {
        var text = "<h2>Waarom een waarde ontbreekt</h2>\n"
        let lines = MissingReason.allCases.map { reason in
            [
                String(reason.rawValue), ".\(reason.stataLetter)", reason.label.text(in: "nl"),
                reason.label.text(in: "en"),
            ]
        }
        text += grid(["code", "Stata", "betekenis", "in English"], lines)
        return text
    }

    private func table(_ table: DatasetTable, _ count: Int) -> String {
        var text = "<h2>\(XMLText.escaped(table.title.text(in: dataset.language))) (<code>\(table.name)</code>)</h2>\n"
        text += XMLText.element(
            "p", "\(count) rijen, \(table.columns.count) kolommen. Sleutel: \(table.keys.joined(separator: ", ")).")
        if let parent = table.parent { text += XMLText.element("p", "Hoort bij \(parent).") }
        for column in table.columns { text += self.column(column) }
        return text
    }

    private func column(_ column: DatasetColumn) -> String {
        var text =
            "<h3><code>\(column.name)</code></h3>\n" + XMLText.element("p", column.label.text(in: dataset.language))
        var facts: [String] = []
        if let source = column.source { facts.append("vraag \(source)") }
        facts.append("rol \(column.role.rawValue)")
        if let hierarchy = column.hierarchy { facts.append("hiërarchie \(hierarchy)") }
        facts += column.facts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let versions = VariableList.versions(column.versions, dataset)
        if !versions.isEmpty { facts.append("versies \(versions)") }
        text += XMLText.element("p", facts.joined(separator: " · "))
        let lines = column.labels.map { label in
            [
                label.value, column.number(of: label), label.label.text(in: dataset.language),
                VariableList.versions(label.versions, dataset),
            ]
        }
        if !lines.isEmpty { text += grid(["waarde", "nummer", "betekenis", "versies"], lines) }
        for earlier in column.earlierLabels { text += XMLText.element("p", earlier.sentence(dataset) + ".") }
        return text + "\n"
    }

    private func leftOut() -> String {
        guard !dataset.leftOut.isEmpty else { return "" }
        return "<h2>Wat er niet in staat</h2>\n"
            + grid(["vraag", "reden"], dataset.leftOut.map { [$0.path, $0.reason.words.text(in: "nl")] })
    }

    private func grid(_ heads: [String], _ lines: [[String]]) -> String {
        let head = heads.map { "<th scope=\"col\">\(XMLText.escaped($0))</th>" }.joined()
        let body = lines.map { line in "<tr>" + line.map { XMLText.element("td", $0) }.joined() + "</tr>" }
        return "<div class=\"wide\" tabindex=\"0\" role=\"group\"><table><thead><tr>\(head)</tr></thead><tbody>\n"
            + body.joined(separator: "\n") + "\n</tbody></table></div>\n"
    }
}
