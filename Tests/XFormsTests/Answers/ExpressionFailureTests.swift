import Foundation
import Synchronization
import Testing
import XForms

@Suite("Expressions that cannot be worked out")
struct ExpressionFailureTests {
    private static let canary = "KANARIE-7f3a"

    /// What becomes too long with a long answer: a text of more than a million bytes.
    private static func definition() throws -> FormDefinition {
        let long = "concat(" + Array(repeating: "/data/a", count: 60).joined(separator: ", ") + ")"
        let form = Scenario.form(
            "<data id=\"proef\" version=\"1\"><a/><b/><c/></data>",
            model: """
                <bind nodeset="/data/b" calculate="\(long)"/>
                <bind nodeset="/data/c" relevant="string-length(\(long)) &gt; 5"/>
                """,
            body: """
                <input ref="/data/a"><label>Wat?</label></input>
                <input ref="/data/c"><label>En <output value="\(long)"/>?</label></input>
                """)
        return try #require(FormDefinition.load(Array(form.utf8)).definition)
    }

    private final class Heard: Sendable {
        let failures = Mutex<[ExpressionFailure]>([])
    }

    /// Answers at length, and looks at all pages.
    private static func answer(_ definition: FormDefinition, telling heard: Heard?) throws {
        var failed: (@Sendable (ExpressionFailure) -> Void)?
        if let heard { failed = { failure in heard.failures.withLock { $0.append(failure) } } }
        let environment = Environment(
            clock: { 0 }, timeZone: .gmt, randomBytes: { count in [UInt8](repeating: 0, count: count) }, failed: failed)
        var answers = Answers(of: definition, environment: environment)
        let key = try #require(answers.key(atPath: "/data/a"))
        let isSet = answers.set(String(repeating: canary, count: 2_000), at: key)
        #expect(isSet)
        for page in answers.pages {
            for question in answers.questions(on: page) { _ = answers.label(of: question) }
        }
    }

    @Test("Each is told once, with its place in the definition and nothing of the answer")
    func told() throws {
        let definition = try Self.definition()
        let heard = Heard()
        for _ in 0..<3 { try Self.answer(definition, telling: heard) }
        let failures = heard.failures.withLock { $0 }
        let places = ["/data/b calculate", "/data/c output", "/data/c relevant"]
        #expect(failures.map { "\($0.path) \($0.rule)" }.sorted() == places)
        #expect(failures.allSatisfy { $0.kind == .stringTooLong && $0.questionnaire == "proef" && $0.version == "1" })
        #expect(!"\(failures)".contains(Self.canary))
    }

    @Test("Where nobody listens nothing is kept back for whoever listens later")
    func later() throws {
        let definition = try Self.definition()
        try Self.answer(definition, telling: nil)
        let heard = Heard()
        try Self.answer(definition, telling: heard)
        #expect(heard.failures.withLock { $0.count } == 3)
    }
}
