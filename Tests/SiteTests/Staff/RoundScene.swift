import Foundation
import Programme
import Records
import RecordsSQLite
import Testing
import XForms

@testable import Site

/// Neighbourhoods, a published questionnaire and rounds in the store of a site under test.
struct RoundScene {
    let site: SiteUnderTest
    /// Published, from ``TestForms/wijk``.
    let published: QuestionnaireVersion
    /// Handed in, not published: the same with another version.
    let draft: QuestionnaireVersion

    static func note(_ action: AuditAction = .roundPrepared) -> AuditNote {
        AuditNote(at: 1, actor: .service, action: action)
    }

    init(_ site: SiteUnderTest, neighbourhoods: [String] = ["oost", "west"]) async throws {
        self.site = site
        let profiles = neighbourhoods.map {
            NeighbourhoodProfile(
                neighbourhood: Neighbourhood(id: $0, name: $0.capitalized), municipality: "Ergens",
                residents: Residents(byAge: [.to44: 800, .older: 200]))
        }
        #expect(try await site.store.save(profiles, in: .everywhere, noting: Self.note()))
        published = try await Self.publish(TestForms.wijk, site)
        draft = try await Self.handIn(Self.version("99", of: TestForms.wijk), site)
    }

    /// The same form under another version.
    static func version(_ version: String, of xml: String) -> String {
        xml.replacing(" version=\"3\"", with: " version=\"\(version)\"")
    }

    /// Hands in a questionnaire and publishes it.
    @discardableResult
    static func publish(_ xml: String, _ site: SiteUnderTest) async throws -> QuestionnaireVersion {
        let version = try await handIn(xml, site)
        let outcome = try await site.store.publish(
            version.definition, by: .random(), needsTwo: false, in: .everywhere, noting: note())
        #expect(outcome == .done)
        return version
    }

    static func handIn(_ xml: String, _ site: SiteUnderTest) async throws -> QuestionnaireVersion {
        let content = Array(xml.utf8)
        let report = FormCheck.report(content)
        let form = try #require(report.definition)
        let version = QuestionnaireVersion(
            definition: form.hashBytes, state: .draft, author: .random(), handedIn: 1,
            report: QuestionnaireReport(report))
        let definition = ArchivedDefinition(
            hash: form.hashBytes, formID: form.id, formVersion: form.version, content: content)
        #expect(try await site.store.handIn(version, definition, in: .everywhere, noting: note()) == .done)
        return version
    }

    /// Keeps a round in these neighbourhoods; open for the day of the clock when `isOpen`.
    @discardableResult
    func round(
        _ id: String, name: String? = nil, in places: [String], isOpen: Bool = false, entersTwice: Bool = false
    ) async throws -> Round {
        let all = try await site.store.neighbourhoods(in: .everywhere)
        let today = site.office.clock.day
        let round = Round(
            id: id, name: name ?? "T-\(id)", opens: today, closes: Day(number: today.number + 10), graceDays: 3,
            wished: 100,
            expectedPercent: 25, neighbourhoods: all.filter { places.contains($0.id) },
            questionnaires: [
                RoundQuestionnaire(
                    definition: published.definition, form: published.form, version: published.version,
                    collection: Round.collection(round: id, form: published.form), basis: .consent, access: .both)
            ],
            accountability: Accountability(
                controllers: ["Stichting Buurt"], contact: "Ada, 010 123", assessment: "DPIA-1", ethics: "nWMO-1",
                retained: Day(number: today.number + 100), hasReadConsent: true, leavesCareAlone: true,
                keepsCaregiversApart: true), entersTwice: entersTwice)
        #expect(try await site.store.save(round, isNew: true, in: .everywhere, noting: Self.note()) == .done)
        if isOpen { #expect(try await site.store.open(id, in: .everywhere, noting: Self.note()) == .done) }
        return round
    }
}

extension Browser {
    /// Posts a form with files, as a browser does that has any.
    func upload(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, content: String)]
    ) async throws -> Screen {
        let boundary = "----grens\(UInt32.random(in: .min ... .max))"
        var body = ""
        for (name, value) in fields {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
        }
        for file in files {
            body +=
                "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n\(file.content)\r\n"
        }
        return try await post(
            path, body: body + "--\(boundary)--\r\n", type: "multipart/form-data; boundary=\(boundary)")
    }
}
