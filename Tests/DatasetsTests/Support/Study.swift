import Foundation
import Testing
import XForms

@testable import Datasets

/// A small questionnaire in one or more versions, and what becomes of responses to it.
struct Study {
    let forms: [FormDefinition]
    var options = DatasetOptions()

    /// A version of a questionnaire.
    /// - Parameters:
    ///   - instance: what stands in `data`.
    ///   - binds: the binds, whose `bs:disclosure` says what goes out.
    static func form(_ version: String, _ instance: String, binds: String, body: String) throws -> FormDefinition {
        let text = """
            <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
              xmlns:bs="urn:buurtstem:xforms">
            <h:head><h:title>Proef</h:title><model>
            <instance><data id="proef" version="\(version)">\(instance)</data></instance>
            \(binds)
            </model></h:head>
            <h:body>\(body)</h:body></h:html>
            """
        let loaded = FormDefinition.load(Array(text.utf8))
        let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.line(language: "en") }
        return try #require(loaded.definition, "\(errors)")
    }

    /// A question with fixed choices.
    static func choice(_ path: String, _ values: [String]) -> String {
        let items = values.map { "<item><label>\($0)</label><value>\($0)</value></item>" }.joined()
        return "<select1 ref=\"\(path)\"><label>\(path)</label>\(items)</select1>"
    }

    /// The rows of each table as texts with codes, one line of JSON for each response.
    func rows(_ lines: [String]) throws -> [String: [[String: String]]] {
        let form = try DatasetForm(forms, options: options)
        return try Self.withFile(lines.joined(separator: "\n")) { path in
            let rows = try ResponseRows(
                feed: ResponseLines(path: path), form: form,
                pseudonyms: Pseudonyms(key: Array(repeating: 7, count: 32)), options: options)
            var tables: [String: [[String: String]]] = [:]
            try rows.read { number, row in
                let table = rows.dataset.tables[number]
                let texts = zip(table.columns, row.cells).map { ($0.name, Self.text($1, of: row, in: $0)) }
                tables[table.name, default: []].append(Dictionary(uniqueKeysWithValues: texts))
            }
            return tables
        }
    }

    /// A file with some text, gone afterwards.
    static func withFile<Value>(_ text: String, _ body: (String) throws -> Value) throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "dataset-\(UUID().uuidString)").path
        try Data(text.utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try body(path)
    }

    private static func text(_ cell: Cell, of row: DatasetRow, in column: DatasetColumn) -> String {
        switch cell {
        case .missing(let reason): String(reason.rawValue)
        case .code(let index): column.labels[Int(index)].value
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .day(let day): ValueReading.date(day)
        case .text(let start, let count): row.string(start, count)
        }
    }
}
