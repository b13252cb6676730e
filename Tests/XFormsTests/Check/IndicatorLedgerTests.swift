import Foundation
import Testing
import XForms

@Suite("A core indicator keeps its words")
struct IndicatorLedgerTests {
    /// A question in two languages that is the indicator `gezond`.
    private func form(
        _ label: String = "Hoe gaat het?", choice: String = "Goed", english: String = "How are you?",
        indicator: String = "gezond"
    ) -> CheckedForm {
        var form = CheckedForm()
        form.itext = """
            <itext><translation lang="Nederlands (nl)" default="true()"><text id="t"><value>\(label)</value></text></translation>
            <translation lang="English (en)"><text id="t"><value>\(english)</value></text></translation></itext>
            """
        form.body = """
            <select1 ref="/data/a"><label ref="jr:itext('t')"/>
            <item><label>\(choice)</label><value>1</value></item></select1>
            """
        let facts =
            "bs:indicator=\"\(indicator)\" bs:direction=\"none\" bs:period=\"P0D\" bs:missing-rule=\"exclude\""
        form.model = "<bind nodeset=\"/data/a\" \(facts)/>"
        guard let hash = form.report.wordings.first?.hash else { return form }
        // Whoever changes the words can change the hash beside them: that is what the list is for.
        form.model = "¶<bind nodeset=\"/data/a\" \(facts) bs:wording=\"\(hash)\"/>"
        return form
    }

    private func report(_ form: CheckedForm, _ ledger: WordingLedger?) -> [Diagnostic] {
        FormCheck.report(
            Array(form.marked.replacing("¶", with: "").utf8), ledgers: ledger.map { [.indicator: $0] } ?? [:]
        ).diagnostics
            .filter { $0.id.contains("indicator") || $0.id == "changed-wording" }
    }

    private func accepted(_ form: CheckedForm) throws -> WordingLedger {
        var ledger = WordingLedger(.indicator)
        ledger.accept(try #require(form.report.wordings.first), on: "2026-11-22")
        // As the file has it.
        return try WordingLedger(.indicator, json: ledger.json())
    }

    @Test("other words under an old name are an error at its place, which shows both and says what to do")
    func reworded() throws {
        let ledger = try accepted(form())
        #expect(report(form(), ledger).isEmpty)
        #expect(report(form("Hoe  gaat\nhet?"), ledger).isEmpty, "white space is no wording")
        for (changed, old, new) in [
            (form("Hoe gaat het nu?"), "Hoe gaat het?", "Hoe gaat het nu?"),
            (form(choice: "Prima"), "1 Goed", "1 Prima"),
        ] {
            let found = report(changed, ledger)
            #expect(found.map(\.id) == ["reworded-indicator"] && found.first?.severity == .error)
            #expect(found.first?.position == changed.mark)
            let words = try #require(found.first?.fault)
            for message in [words.message.dutch, words.message.english] {
                #expect(message.contains("‘\(old)’") && message.contains("‘\(new)’"), "\(message)")
            }
            #expect(words.repair.english.contains("gezond-2") && words.repair.english.contains("old wording back"))
        }
        #expect(report(form("Hoe gaat het nu?", indicator: "gezond-2"), ledger).map(\.id) == ["unknown-indicator"])
    }

    @Test("another translation is another indicator: somebody answered what they read")
    func retranslated() throws {
        let ledger = try accepted(form())
        let found = report(form(english: "How are you doing?"), ledger)
        #expect(found.map(\.id) == ["retranslated-indicator"] && found.first?.severity == .error)
        #expect(found.first?.fault.message.english.contains("(en)") == true)
        #expect(found.first?.fault.repair.english.contains("gezond-2") == true)
    }

    @Test("a language that comes later is noted, and breaks no hash; once accepted it is guarded too")
    func added() throws {
        var ledger = try accepted(form())
        func with(_ turkish: String) -> CheckedForm {
            var more = form()
            more.itext = more.itext.replacing(
                "</itext>",
                with:
                    "<translation lang=\"Türkçe (tr)\"><text id=\"t\"><value>\(turkish)</value></text></translation></itext>"
            )
            return more
        }
        let found = report(with("Nasılsınız?"), ledger)
        #expect(found.map(\.id) == ["unknown-indicator"] && found.first?.severity == .note)
        ledger.accept(try #require(with("Nasılsınız?").report.wordings.first), on: "2027-01-01")
        #expect(report(with("Nasılsınız?"), ledger).isEmpty && report(form(), ledger).isEmpty)
        #expect(ledger.entries["gezond"]?.accepted == "2026-11-22", "the wording is still that of then")
        #expect(report(with("Nasıl gidiyor?"), ledger).map(\.id) == ["retranslated-indicator"])
    }

    @Test("a new indicator is noted; without a list nothing is said")
    func unknown() throws {
        let found = report(form(), WordingLedger(.indicator))
        #expect(found.map(\.id) == ["unknown-indicator"] && found.first?.severity == .note)
        #expect(report(form(), nil).isEmpty)
    }

    @Test("the questionnaires that ship have their indicators in the list, and the list has no others")
    func shipped() throws {
        let json = try Kit.bytes(of: Kit.root.appending(path: "Questionnaires/indicators.json"))
        let ledger = try WordingLedger(.indicator, json: json)
        let shipped = try Shipped.names.flatMap { try Shipped.report($0).wordings.filter { $0.kind == .indicator } }
        #expect(shipped.count >= 30)
        for wording in shipped { #expect(ledger.status(of: wording) == .same, "\(wording.name)") }
        #expect(Set(ledger.entries.keys) == Set(shipped.map(\.name)))
        #expect(try [UInt8](ledger.json()) == json, "written as the command writes it")
    }
}
