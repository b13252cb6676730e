import Foundation
import Testing
import XForms

@Suite("A consent version keeps its words")
struct ConsentLedgerTests {
    /// A questionnaire in two languages, with what people agree to in both.
    private func form(
        notice: String = "Wij bewaren geen naam.", english: String = "We keep no name.", consent: String = "Ja",
        version: String = "2026-1", months: String = "24", turkish: String? = nil
    ) -> CheckedForm {
        var form = CheckedForm()
        form.itext = """
            <itext><translation lang="Nederlands (nl)" default="true()"><text id="n"><value>\(notice)</value></text></translation>
            <translation lang="English (en)"><text id="n"><value>\(english)</value></text></translation>
            \(turkish.map { "<translation lang=\"Türkçe (tr)\"><text id=\"n\"><value>\($0)</value></text></translation>" } ?? "")
            </itext>
            """
        form.model = """
            ¶<bind nodeset="/data" bs:purpose="Leren" bs:notice="jr:itext('n')" bs:consent="\(consent)"
                bs:consent-version="\(version)" bs:contact="Bel Ann." bs:retention="\(months)"/>
            """
        return form
    }

    private func report(_ form: CheckedForm, _ ledger: WordingLedger) -> [Diagnostic] {
        FormCheck.report(Array(form.marked.replacing("¶", with: "").utf8), ledgers: [.consent: ledger]).diagnostics
            .filter { $0.id.hasSuffix("-consent") }
    }

    private func accepted(_ form: CheckedForm) throws -> WordingLedger {
        var ledger = WordingLedger(.consent)
        ledger.accept(try #require(form.report.wordings.first { $0.kind == .consent }), on: "2026-11-22")
        // As the file has it.
        return try WordingLedger(.consent, json: ledger.json())
    }

    @Test(
        "other words under a known version are an error at its place, which shows both and says what to do",
        arguments: [
            ("geen naam", "geen naam of adres", "Wij bewaren geen naam of adres."), ("Ja", "Ja, graag", "Ja, graag"),
            ("\"24\"", "\"36\"", "36"), ("Leren", "Onderzoek", "Onderzoek"),
        ])
    func reworded(old: String, new: String, shown: String) throws {
        let ledger = try accepted(form())
        #expect(report(form(), ledger).isEmpty)
        #expect(
            report(form(notice: "Wij  bewaren\ngeen naam."), ledger).isEmpty == false, "a line break makes a paragraph")
        #expect(report(form(notice: "Wij  bewaren  geen naam."), ledger).isEmpty, "white space is no wording")
        var changed = form()
        changed.model = changed.model.replacing(old, with: new)
        changed.itext = changed.itext.replacing(old, with: new)
        let found = report(changed, ledger)
        #expect(found.map(\.id) == ["reworded-consent"] && found.first?.severity == .error)
        #expect(found.first?.position == changed.mark)
        let fault = try #require(found.first?.fault)
        for words in [fault.message.dutch, fault.message.english] {
            #expect(words.contains("‘proef/2026-1’") && words.contains("‘\(shown)’"), "\(words)")
        }
        #expect(fault.repair.english.contains("new bs:consent-version"))
        let whole = FormCheck.report(
            Array(changed.marked.replacing("¶", with: "").utf8), ledgers: [.consent: ledger])
        #expect(!whole.isOffered, "so it is not served")
        changed.model = changed.model.replacing("2026-1", with: "2026-2")
        #expect(report(changed, ledger).map(\.id) == ["unknown-consent"])
    }

    @Test("other words in a translation are an error too: somebody agreed to what they read")
    func retranslated() throws {
        let ledger = try accepted(form())
        let found = report(form(english: "We keep no names."), ledger)
        #expect(found.map(\.id) == ["retranslated-consent"] && found.first?.severity == .error)
        #expect(found.first?.fault.message.english.contains("(en)") == true)
    }

    @Test("a translation that has come is noted, until it is accepted; then it is guarded")
    func extended() throws {
        var ledger = try accepted(form())
        let more = form(turkish: "Ad saklamıyoruz.")
        let found = report(more, ledger)
        #expect(found.map(\.id) == ["unknown-consent"] && found.first?.severity == .note)
        ledger.accept(try #require(more.report.wordings.first { $0.kind == .consent }), on: "2027-01-01")
        #expect(report(more, ledger).isEmpty)
        #expect(report(form(turkish: "Ad ve adres saklamıyoruz."), ledger).map(\.id) == ["retranslated-consent"])
        #expect(ledger.entries["proef/2026-1"]?.accepted == "2026-11-22")
    }

    @Test("the telephone number may change: nobody agrees to that")
    func contact() throws {
        let ledger = try accepted(form())
        var changed = form()
        changed.model = changed.model.replacing("Bel Ann.", with: "Bel Bob.")
        #expect(report(changed, ledger).isEmpty)
    }

    @Test("the questionnaires that ship have their consent in the list, in every language")
    func shipped() throws {
        let json = try Kit.bytes(of: Kit.root.appending(path: "Questionnaires/consents.json"))
        let ledger = try WordingLedger(.consent, json: json)
        for name in Shipped.names {
            let consent = try #require(try Shipped.report(name).wordings.first { $0.kind == .consent })
            #expect(ledger.status(of: consent) == .same, "\(consent.name)")
            #expect(consent.words.count >= 4, "\(name)")
        }
        #expect(try [UInt8](ledger.json()) == json, "written as the command writes it")
    }
}
