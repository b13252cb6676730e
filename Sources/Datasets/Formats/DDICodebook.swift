import XMLTree

/// The codebook as DDI-Codebook 2.5 (ddialliance.org): every variable with its question, values and missing codes.
struct DDICodebook {
    let dataset: Dataset
    /// Rows per table.
    let rows: [Int]

    func xml() -> String {
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="\(XMLText.escaped(dataset.language))">
            <stdyDscr><citation><titlStmt>
            """
        let titles = dataset.title.texts
        text += XMLText.element("titl", titles.first?.text ?? dataset.id, language(titles.first?.language))
        for other in titles.dropFirst() { text += XMLText.element("parTitl", other.text, language(other.language)) }
        text += XMLText.element("IDNo", dataset.id) + "</titlStmt>"
        if let owner = dataset.owner { text += "<rspStmt>" + XMLText.element("AuthEnty", owner) + "</rspStmt>" }
        text +=
            "<verStmt>" + XMLText.element("version", VariableList.versions(dataset.versions.map(\.number), dataset))
            + "</verStmt>"
        text += "</citation><stdyInfo><sumDscr>"
        for round in dataset.rounds where !round.isEmpty {
            text += XMLText.element("timePrd", round, [("event", "single")])
        }
        text += XMLText.element("anlyUnit", "Individual") + "</sumDscr></stdyInfo>"
        text +=
            "<dataAccs><useStmt>"
            + XMLText.element("conditions", Readme.conditions(dataset.tier).text(in: dataset.language))
        text += "</useStmt></dataAccs></stdyDscr>\n"
        for (number, table) in dataset.tables.enumerated() { text += file(table, number) }
        text += "<dataDscr>\n"
        for (number, table) in dataset.tables.enumerated() {
            for (place, column) in table.columns.enumerated() { text += variable(column, place, number) }
        }
        return text + "</dataDscr>\n</codeBook>\n"
    }

    private func file(_ table: DatasetTable, _ number: Int) -> String {
        "<fileDscr ID=\"F\(number + 1)\"><fileTxt>" + XMLText.element("fileName", "csv/\(table.name)-codes.csv")
            + XMLText.element("fileCont", table.title.text(in: dataset.language)) + "<dimensns>"
            + XMLText.element("caseQnty", String(rows[number]))
            + XMLText.element("varQnty", String(table.columns.count))
            + "</dimensns>" + XMLText.element("fileType", "text/csv", [("charset", "UTF-8")])
            + "</fileTxt></fileDscr>\n"
    }

    private func variable(_ column: DatasetColumn, _ place: Int, _ table: Int) -> String {
        let isCode = column.kind == .code
        var text =
            "<var"
            + XMLText.written([
                ("ID", "V\(table + 1)_\(place + 1)"), ("name", column.name), ("files", "F\(table + 1)"),
                ("intrvl", column.kind == .integer || column.kind == .decimal ? "contin" : "discrete"),
            ]) + ">"
        for label in column.label.texts { text += XMLText.element("labl", label.text, language(label.language)) }
        if let source = column.source {
            text +=
                "<qstn>"
                + column.label.texts.map { XMLText.element("qstnLit", $0.text, language($0.language)) }.joined()
            text +=
                "</qstn>" + XMLText.element("universe", "Versies: \(VariableList.versions(column.versions, dataset))")
            text += XMLText.element("txt", source)
        }
        for label in column.labels { text += category(label.value, label.label, isMissing: false) }
        if column.kind != .text, column.kind != .key {
            for reason in column.missing { text += category(String(reason.rawValue), reason.label, isMissing: true) }
        }
        for (name, value) in column.facts.sorted(by: { $0.key < $1.key })
        where ["scale", "indicator", "dimension"].contains(name) {
            text += XMLText.element("concept", value, [("vocab", name)])
        }
        text += XMLText.element(
            "varFormat", "",
            [
                (
                    "type",
                    isCode || column.kind == .text || column.kind == .key || column.kind == .date
                        ? "character" : "numeric"
                ), ("schema", "other"),
            ])
        for earlier in column.earlierLabels {
            text += XMLText.element("notes", earlier.sentence(dataset), language(dataset.language))
        }
        return text + "</var>\n"
    }

    private func category(_ value: String, _ label: Words, isMissing: Bool) -> String {
        "<catgry missing=\"\(isMissing ? "Y" : "N")\">" + XMLText.element("catValu", value)
            + label.texts.map { XMLText.element("labl", $0.text, language($0.language)) }.joined() + "</catgry>"
    }

    private func language(_ code: String?) -> [(String, String)] { code.map { [("xml:lang", $0)] } ?? [] }
}

extension DatasetColumn.EarlierLabel {
    /// What other words there were, and in which version.
    func sentence(_ dataset: Dataset) -> String {
        let version = VariableList.versions([version], dataset)
        let what = value.map { "waarde \($0)" } ?? "de vraag"
        return "In versie \(version) heette \(what): \(label.text(in: dataset.language))"
    }
}
