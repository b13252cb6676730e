import Testing
import XForms

@Suite("A fault is named at its place")
struct FaultPlaceTests {
    @Test("the sound form that the others start from has nothing to report but hints")
    func sound() {
        let report = CheckedForm().report
        #expect(report.diagnostics.allSatisfy { $0.severity == .note }, "\(report.lines(file: "", language: "en"))")
        #expect(report.isOffered)
    }

    @Test("document, instances and identity", arguments: documentFaults)
    func document(row: FaultRow) { expect(row) }

    @Test("binds, types, preloads and actions", arguments: bindFaults)
    func binds(row: FaultRow) { expect(row) }

    @Test("expressions", arguments: expressionFaults)
    func expressions(row: FaultRow) { expect(row) }

    @Test("what expressions compute and compare, by kind", arguments: kindFaults)
    func kinds(row: FaultRow) { expect(row) }

    @Test("expressions that look like those faults and are sound", arguments: soundExpressions)
    func sound(type: String, rule: String, expression: String) {
        var form = CheckedForm()
        form.model =
            "<bind nodeset=\"/data/a\" type=\"\(type)\"/><bind nodeset=\"/data/b\" \(rule)=\"\(expression)\"/>"
        let found = form.report.diagnostics.filter { $0.severity != .note && !$0.id.hasPrefix("not-offered") }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") })")
    }

    @Test("where binds, questions, actions and texts stand", arguments: referenceFaults)
    func references(row: FaultRow) { expect(row) }

    @Test("questions, groups and repeats", arguments: controlFaults)
    func controls(row: FaultRow) { expect(row) }

    @Test("choices", arguments: choiceFaults)
    func choices(row: FaultRow) { expect(row) }

    @Test("texts and translations", arguments: textFaults)
    func texts(row: FaultRow) { expect(row) }

    @Test("words of questions and choices, and what is compared with them", arguments: labelFaults)
    func labels(row: FaultRow) { expect(row) }

    @Test("words and comparisons that look like those faults and are sound", arguments: labelsKept)
    func labelsKeptAsTheyAre(row: FaultRow) {
        let found = row.form.report.diagnostics.filter { $0.id == row.id }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") })")
    }

    @Test("our own attributes", arguments: factFaults)
    func facts(row: FaultRow) { expect(row) }

    @Test("what only the person knows, asked of somebody else", arguments: innerLifeFaults)
    func innerLife(row: FaultRow) { expect(row) }

    @Test("what only the person knows, and not asked of somebody else", arguments: innerLifeKept)
    func innerLifeLeftOut(row: FaultRow) {
        let found = row.form.report.diagnostics.filter { $0.id.hasPrefix("inner-life") || $0.severity == .error }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") })")
    }

    @Test("words that would be kept a second time, beside the answers", arguments: repeatedWords)
    func words(row: FaultRow) {
        expect(row)
        #expect(!row.form.report.isOffered)
    }

    @Test("words that are measured or shown, and kept once", arguments: wordsKeptOnce)
    func wordsOnce(row: FaultRow) {
        let found = row.form.report.diagnostics.filter {
            $0.id == "not-offered-repeated-words" || $0.severity == .error
        }
        #expect(found.isEmpty, "\(found.map { $0.line(language: "en") })")
    }

    @Test("what our pages do not ask", arguments: offeredFaults)
    func offered(row: FaultRow) {
        expect(row)
        #expect(row.form.report.isOffered == !row.id.hasPrefix("not-offered"))
    }

    @Test("a questionnaire without questions is not offered")
    func empty() {
        var form = CheckedForm()
        form.body = ""
        #expect(form.report.diagnostics.contains { $0.id == "not-offered-empty" })
        #expect(!form.report.isOffered)
        #expect(!form.report.hasErrors)
    }

    /// The fault stands at the mark, once, and brings no other error with it.
    private func expect(_ row: FaultRow) {
        let report = row.form.report
        let lines = report.lines(file: "proef.xml", language: "en").joined(separator: "\n")
        let found = report.diagnostics.filter { $0.id == row.id && $0.position == row.form.mark }
        #expect(found.count == 1, "\(row.id) at \(String(describing: row.form.mark)) in\n\(lines)")
        #expect(found.first?.severity == row.severity)
        let errors = Set(report.diagnostics.filter { $0.severity == .error }.map(\.id))
        #expect(errors.subtracting(row.also).subtracting([row.id]).isEmpty, "\(lines)")
        #expect(report.hasErrors == (row.severity == .error || !row.also.isEmpty), "\(lines)")
    }
}
