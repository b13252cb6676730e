import Foundation
import Testing
import XForms

/// A respondent's story: a small form, and what somebody does with it.
///
/// A class so that what is done can stand inside an expectation.
final class Scenario {
    var answers: Answers

    var definition: FormDefinition { answers.definition }

    /// - Parameters:
    ///   - instance: the primary instance, such as `<data id="t"><a/></data>`.
    ///   - model: binds and what else stands in the model, secondary instances and `itext` included.
    ///   - body: what stands in the body.
    init(_ instance: String, model: String = "", body: String, language: Int? = nil, now: Double = Scenario.now) throws
    {
        let form = Self.form(instance, model: model, body: body)
        let loaded = FormDefinition.load(Array(form.utf8))
        let errors = loaded.diagnostics.filter { $0.severity == .error }.map { $0.line(language: "en") }
        let definition = try #require(loaded.definition, "\(errors)")
        answers = Answers(of: definition, environment: Self.environment(now: now), language: language)
    }

    init(_ answers: Answers) { self.answers = answers }

    /// 2026-03-03T12:00:00Z, a winter's Tuesday in Amsterdam.
    static let now = 1_772_539_200.0

    /// Amsterdam, a still clock, and the same chance at every run.
    static func environment(now: Double = Scenario.now) -> Environment {
        Environment(
            clock: { now }, timeZone: TimeZone(identifier: "Europe/Amsterdam") ?? .gmt,
            randomBytes: { count in (0..<count).map { UInt8(($0 * 37 + 11) % 251) } })
    }

    /// The document around the parts.
    static func form(_ instance: String, model: String = "", body: String) -> String {
        """
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
          xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
          xmlns:odk="http://www.opendatakit.org/xforms" xmlns:bs="urn:buurtstem:xforms">
        <h:head><h:title>Test</h:title><model>
        <instance>\(instance)</instance>
        \(model)
        </model></h:head>
        <h:body>
        \(body)
        </h:body></h:html>
        """
    }
}

// MARK: - Doing

extension Scenario {
    /// Types or chooses an answer at a path; indexes count from 1 and may be left out.
    @discardableResult
    func answer(_ path: String, _ value: String) -> Bool {
        guard let key = answers.key(atPath: path) else { return false }
        return answers.set(value, at: key)
    }

    /// Types or chooses an answer at a key.
    func set(_ value: String, at key: NodeKey) -> Bool { answers.set(value, at: key) }

    /// Adds an instance of the repeat at a path.
    @discardableResult
    func add(_ path: String, in parent: String = "/data") -> Bool {
        guard let key = answers.key(atPath: parent),
            let index = definition.repeats.first(where: { definition.nodes[$0.node].path == path })?.index
        else { return false }
        return answers.addRepeat(index, in: key) != nil
    }

    /// Removes the instance at a path.
    @discardableResult
    func remove(_ path: String) -> Bool {
        answers.key(atPath: path).map { answers.removeRepeat($0) } ?? false
    }
}

// MARK: - Looking

extension Scenario {
    private func normal(_ path: String) -> String {
        let steps = path.split(separator: "/").enumerated().map { place, step in
            place == 0 || step.hasSuffix("]") ? String(step) : step + "[1]"
        }
        return "/" + steps.joined(separator: "/")
    }

    /// The value at a path; nil when the node is not there.
    func value(_ path: String) -> String? { answers.snapshot[normal(path)]?.value }

    func isRelevant(_ path: String) -> Bool? { answers.snapshot[normal(path)]?.isRelevant }

    func isRequired(_ path: String) -> Bool? { answers.snapshot[normal(path)]?.isRequired }

    func isReadOnly(_ path: String) -> Bool? { answers.snapshot[normal(path)]?.isReadOnly }

    func question(_ path: String) -> Question? {
        answers.key(atPath: path).flatMap { answers.question(at: $0) }
    }

    /// The values and labels offered at a path.
    func choices(_ path: String) -> [String] {
        question(path).map { answers.choices(of: $0).map { "\($0.value)=\($0.label)" } } ?? []
    }

    func label(_ path: String) -> String? { question(path).flatMap { answers.label(of: $0)?.plain } }

    /// The paths of the values that break a rule, each with the rule.
    var violations: [String] {
        answers.violations().map { "\(answers.path(of: $0.key) ?? "?") \($0.kind)" }
    }

    var pages: [String] { answers.pages.map(\.key) }

    var xml: String {
        var copy = answers
        return String(decoding: copy.finalise().xml, as: UTF8.self)
    }
}
