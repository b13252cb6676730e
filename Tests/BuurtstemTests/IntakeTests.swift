import Foundation
import Logging
import Programme
import Site
import Testing

@testable import Buurtstem

/// Questionnaires that people hand in are looked at by another process of the real program, within limits.
@Suite("Questionnaires handed in")
struct IntakeTests {
    private static func intake() -> ChildIntake {
        ChildIntake(root: Program.project, executable: Program.path, logger: Logger(label: "test"))
    }

    @Test("A questionnaire that came with the programme is found with its files, and can be used")
    func shipped() async throws {
        let intake = Self.intake()
        #expect(intake.shipped.contains("buurt-en-gezondheid"))
        let files = try #require(await intake.shipped("buurt-en-gezondheid"))
        #expect(files.beside["activiteiten.csv"] != nil)
        let report = try await intake.check(files)
        #expect(report.isOffered && report.form == "buurt-en-gezondheid" && report.months != nil && report.hasConsent)
        #expect(!report.unread.isEmpty, "nobody has read the translations yet")
        #expect(await intake.shipped("../keys") == nil)
    }

    @Test("What is no questionnaire gets its report; the service is not touched")
    func faulty() async throws {
        let report = try await Self.intake().check(QuestionnaireFiles(content: Array("<geen/>".utf8)))
        #expect(!report.isOffered && !report.findings.isEmpty)
        let empty = try await Self.intake().check(QuestionnaireFiles(content: []))
        #expect(!empty.isOffered)
    }

    @Test("A document that takes more than it may ends the child alone")
    func tooMuch() async throws {
        // Eight megabytes of small elements, each a node with its place: far above the memory that a child has.
        let many = String(repeating: "<a b=\"c\"/>", count: 800_000)
        let files = QuestionnaireFiles(content: Array("<x xmlns=\"http://www.w3.org/2002/xforms\">\(many)</x>".utf8))
        let intake = Self.intake()
        do throws(IntakeFailure) {
            let report = try await intake.check(files)
            #expect(!report.isOffered)
        } catch {
            #expect(error == .tooMuch)
        }
        #expect(try await intake.check(QuestionnaireFiles(content: Array("<geen/>".utf8))).isOffered == false)
    }
}
