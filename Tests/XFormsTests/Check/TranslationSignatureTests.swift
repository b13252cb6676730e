import Foundation
import Testing
import XForms

@Suite("Who has read a translation")
struct TranslationSignatureTests {
    private func form(turkish: String = "Nasılsınız?", states: String? = nil, facts: Bool = true) -> CheckedForm {
        var form = CheckedForm()
        form.itext = """
            <itext><translation lang="Nederlands (nl)" default="true()"><text id="t"><value>Hoe gaat het?</value></text></translation>
            ¶<translation lang="Türkçe (tr)"><text id="t"><value>\(turkish)</value></text></translation></itext>
            """
        form.body = "<input ref=\"/data/a\"><label ref=\"jr:itext('t')\"/></input>"
        if !facts { form.facts = "" }
        form.files = states.map { ["translations.json": $0] } ?? [:]
        return form
    }

    private func notes(_ form: CheckedForm) -> [Diagnostic] {
        form.report.diagnostics.filter { $0.id == "translation-not-read" }
    }

    /// The file after somebody signed for the texts of a form.
    private func signed(_ form: CheckedForm) throws -> String {
        let texts = try #require(form.report.translations.first).texts
        var signatures = TranslationSignatures()
        signatures.sign("tr", reader: "Ayşe Örnek", date: "2026-11-21", texts: texts)
        return String(decoding: try signatures.json(), as: UTF8.self)
    }

    @Test("without a signature it is not yet read, and check notes it at the translation")
    func unread() throws {
        for states in [nil, "{}", "{\"tr\": {\"state\": \"not-yet-read\"}}", "{\"tr\": {\"state\": \"read\"}}"] {
            let form = form(states: states)
            let note = try #require(notes(form).first)
            #expect(note.position == form.mark && note.severity == .note)
            #expect(note.fault.message.english.contains("not yet read by a native speaker"))
            #expect(form.report.isOffered)
        }
    }

    @Test("signed for, it is read, by name and day")
    func read() throws {
        let form = form(states: try signed(form()))
        #expect(notes(form).isEmpty)
        #expect(form.report.translations.map(\.status) == [.read(by: "Ayşe Örnek", on: "2026-11-21")])
    }

    @Test("a changed text falls back to not yet read; white space and the other languages change nothing")
    func changed() throws {
        let states = try signed(form())
        let changed = form(turkish: "Nasılsınız bugün?", states: states)
        #expect(changed.report.translations.map(\.status) == [.changed(since: "Ayşe Örnek", on: "2026-11-21")])
        #expect(notes(changed).first?.fault.message.dutch.contains("Ayşe Örnek") == true)
        #expect(notes(form(turkish: " Nasılsınız? ", states: states)).isEmpty)
        var dutch = form(states: states)
        dutch.itext = dutch.itext.replacing("Hoe gaat het?", with: "Hoe gaat het nu?")
        #expect(notes(dutch).isEmpty)
    }

    @Test("a file that cannot be read counts as no signature, and check says so")
    func unreadable() {
        let report = form(states: "{\"tr\": 7}").report
        #expect(report.diagnostics.contains { $0.id == "translation-states" && $0.severity == .warning })
        #expect(report.translations.map(\.status) == [.notRead])
    }

    @Test("a questionnaire of another programme is not bothered with it")
    func others() { #expect(notes(form(facts: false)).isEmpty) }

    @Test("the file reads back what was signed")
    func roundTrip() throws {
        var signatures = TranslationSignatures()
        signatures.sign("ar", reader: "سلمى", date: "2026-11-21", texts: "abc")
        let again = try TranslationSignatures(json: try signatures.json())
        #expect(again == signatures && again.status(of: "ar", texts: "abc").isRead)
        #expect(!again.status(of: "ar", texts: "abd").isRead && !again.status(of: "tr", texts: "abc").isRead)
    }
}
