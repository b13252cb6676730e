import Foundation
import XForms

/// Plays one recording on our engine, step by step.
struct RecordingReplay {
    private let definition: FormDefinition
    private let recording: Recording
    private var answers: Answers
    /// The state as recorded up to now, and both sides when they were last compared.
    private var expected: [String: Recording.Node]
    private var comparedExpected: [String: Recording.Node] = [:]
    private var comparedActual: [String: Answers.Snapshot] = [:]

    init(_ definition: FormDefinition, _ recording: Recording) {
        self.definition = definition
        self.recording = recording
        answers = Answers(of: definition, environment: Self.environment)
        if recording.startsFresh == false, let saved = recording.`init`.submission {
            answers =
                (try? Answers(resuming: Array(saved.utf8), of: definition, environment: Self.environment)) ?? answers
        }
        expected = recording.`init`.state
    }

    /// A still clock in the time of the recordings, UTC, and chance that is the same at every run.
    private static let environment = Environment(
        clock: { 1_788_264_000 }, timeZone: .gmt, randomBytes: { count in (0..<count).map { UInt8($0 * 37 % 251) } })

    /// One outcome for the start and one for each step.
    mutating func run() -> [ConformanceResult.Outcome] {
        var outcomes = [outcome(of: compareState() ?? compare(submission: recording.`init`.submission))]
        for step in recording.steps { outcomes.append(outcome(of: play(step))) }
        return outcomes
    }

    /// Where the two differ.
    struct Difference {
        var expected: String
        var actual: String
    }

    private func outcome(of difference: Difference?) -> ConformanceResult.Outcome {
        difference.map { .failed(expected: $0.expected, actual: $0.actual) } ?? .passed
    }

    // MARK: Steps

    private mutating func play(_ step: Recording.Step) -> Difference? {
        let refused = act(step)
        for (path, node) in step.changes ?? [:] { expected[path] = node }
        return refused ?? compareState() ?? compare(submission: step.submission)
    }

    private mutating func act(_ step: Recording.Step) -> Difference? {
        let ref = step.ref ?? ""
        switch step.op {
        case "answer":
            let attempt = answers.attempt(step.value ?? "", isMissing: step.type == nil, atPath: ref)
            let word = Self.words[attempt] ?? ""
            return word == step.result ? nil : Difference(expected: "\(ref) \(step.result ?? "")", actual: word)
        case "add-repeat": return answers.addRepeat(atPath: ref) ? nil : Difference(expected: ref, actual: "no repeat")
        case "remove-repeat":
            return answers.removeRepeat(atPath: ref) ? nil : Difference(expected: ref, actual: "no instance")
        case "choices": return compare(choices: step.choices ?? [], at: ref)
        case "set-language":
            guard let number = definition.language(step.value ?? "") else {
                return Difference(expected: step.value ?? "", actual: "no such language")
            }
            answers.setLanguage(number)
            return nil
        case "new-instance":
            answers = Answers(of: definition, environment: Self.environment, language: answers.language)
            return nil
        case "validate": return compare(outcome: step.outcome ?? "", at: step.ref)
        case "finalize":
            answers.finish()
            return nil
        case "navigate": return nil
        default: return Difference(expected: step.op, actual: "an operation we do not know")
        }
    }

    private static let words: [Answers.Attempt: String] = [
        .stored: "OK", .requiredButEmpty: "REQUIRED_BUT_EMPTY", .constraintViolated: "CONSTRAINT_VIOLATED",
        .noSuchNode: "no such node",
    ]

    private func compare(choices: [Recording.Choice], at ref: String) -> Difference? {
        let offered = (answers.choices(atPath: ref) ?? []).map { Recording.Choice(value: $0.value, label: $0.label) }
        let fits =
            choices.count == offered.count
            && zip(choices, offered).allSatisfy { recorded, ours in
                recorded.value == ours.value && (recorded.label == nil || recorded.label == ours.label)
            }
        if fits { return nil }
        return Difference(expected: "\(ref) " + Self.text(choices), actual: Self.text(offered))
    }

    private static func text(_ choices: [Recording.Choice]) -> String {
        choices.map { "\($0.value ?? "")=\($0.label ?? "-")" }.joined(separator: ", ")
    }

    private func compare(outcome: String, at ref: String?) -> Difference? {
        let first = answers.violations().first { $0.kind == .required || $0.kind == .constraint }
        let word = first.map { $0.kind == .required ? "required-but-empty" : "constraint-violated" } ?? "valid"
        let place = first.flatMap { answers.path(of: $0.key) }
        if word == outcome, ref == nil || ref == place { return nil }
        return Difference(expected: "\(outcome) \(ref ?? "")", actual: "\(word) \(place ?? "")")
    }
}

// MARK: - States

extension RecordingReplay {
    /// Compares every node that either side changed since the last comparison.
    ///
    /// JavaRosa makes the instances of a `jr:count` only when somebody steps through the form: while it has fewer
    /// than we, the comparison waits.
    private mutating func compareState() -> Difference? {
        let actual = answers.snapshot
        if isAhead(actual) { return nil }
        defer {
            comparedExpected = expected
            comparedActual = actual
        }
        for path in Set(actual.keys).union(expected.keys).sorted() {
            let isOld = Self.same(comparedExpected[path], expected[path]) && comparedActual[path] == actual[path]
            if isOld, comparedActual[path] != nil || comparedExpected[path] != nil { continue }
            guard !Self.fits(expected[path], actual[path]) else { continue }
            return Difference(
                expected: "\(path) \(Self.text(expected[path]))", actual: Self.text(actual[path]))
        }
        return nil
    }

    /// We have made instances that a count asks for and JavaRosa has not yet.
    private func isAhead(_ actual: [String: Answers.Snapshot]) -> Bool {
        let counted = definition.repeats.filter { $0.count != nil }.map { definition.nodes[$0.node].path }
        guard !counted.isEmpty else { return false }
        return actual.keys.contains { path in
            expected[path] == nil && counted.contains { Self.plain(path).hasPrefix($0) }
        }
    }

    private static func plain(_ path: String) -> String {
        var plain = ""
        var inside = false
        for character in path {
            if character == "[" { inside = true }
            if !inside { plain.append(character) }
            if character == "]" { inside = false }
        }
        return plain
    }

    private static func fits(_ recorded: Recording.Node?, _ actual: Answers.Snapshot?) -> Bool {
        guard let recorded, let actual else { return recorded == nil && actual == nil }
        return recorded.rel == actual.isRelevant && recorded.req == actual.isRequired
            && recorded.ro == actual.isReadOnly
            && fits(recorded.v, actual.value)
    }

    private static func fits(_ recorded: Recording.Value?, _ actual: String?) -> Bool {
        switch recorded {
        case nil: actual == nil
        // A group without children is a leaf to JavaRosa.
        case .text("") where actual == nil: true
        case .dynamic: true
        case .text(let text): actual.map { RecordedText.same(text, $0) } ?? false
        }
    }

    private static func same(_ one: Recording.Node?, _ other: Recording.Node?) -> Bool { text(one) == text(other) }

    private static func text(_ node: Recording.Node?) -> String {
        guard let node else { return "gone" }
        let value =
            switch node.v {
            case nil: "group"
            case .dynamic: "…"
            case .text(let text): "‘\(text)’"
            }
        return "\(value) rel=\(node.rel) req=\(node.req) ro=\(node.ro)"
    }

    private static func text(_ node: Answers.Snapshot?) -> String {
        guard let node else { return "gone" }
        let value = node.value.map { "‘\($0)’" } ?? "group"
        return "\(value) rel=\(node.isRelevant) req=\(node.isRequired) ro=\(node.isReadOnly)"
    }

    // MARK: Submissions

    private func compare(submission recorded: String?) -> Difference? {
        guard let recorded, !isAhead(answers.snapshot) else { return nil }
        let ours = String(decoding: answers.submission, as: UTF8.self)
        guard let place = RecordedText.firstDifference(recorded, ours) else { return nil }
        return Difference(expected: "submission: \(place.expected)", actual: place.actual)
    }
}
