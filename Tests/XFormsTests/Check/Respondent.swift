import Foundation
import Testing
import XForms

/// What somebody goes through in a questionnaire that ships.
struct Respondent {
    let name: String
    let story: Scenario

    init(_ name: String, neighbourhood: String = "voorbeeldbuurt", language: Int? = nil) throws {
        self.name = name
        var answers = Answers(
            of: try Shipped.definition(name), environment: Scenario.environment(), language: language)
        for (node, definition) in answers.definition.nodes.enumerated()
        where definition.attributes.value("part") == "neighbourhood" {
            answers.preset(neighbourhood, at: node)
        }
        story = Scenario(answers)
    }

    var definition: FormDefinition { story.definition }

    /// The path of the first node with a fact.
    func path(_ fact: String, _ value: String) -> String? {
        definition.nodes.first { $0.attributes.value(fact) == value }?.path
    }

    @discardableResult
    func answer(part: String, _ value: String) throws -> Bool {
        story.answer(try #require(path("part", part), "\(name) has no \(part)"), value)
    }

    /// Filled in by `mode`, and old enough; on behalf, of somebody who was asked and agrees.
    func begin(mode: String) throws {
        try answer(part: "mode", mode)
        if mode == "namens" {
            try answer(part: "asked", "ja")
            try answer(part: "agrees", "ja")
        }
        sayAge(isOld: true)
    }

    /// Answers the question about age that is asked now: one's own, or that of the person it is about.
    func sayAge(isOld: Bool) {
        for node in asked where node.attributes.value("part") == "age-check" {
            let bands = name == "buurt-en-gezondheid"
            story.answer(node.path, isOld ? (bands ? "65-79" : "ja") : (bands ? "jonger" : "nee"))
        }
    }

    /// Age and consent are well: the questionnaire itself begins.
    var goesOn: Bool { story.value("/\(name)/gaat_door") == "ja" }

    /// The questions that are asked now, notes left out.
    var asked: [NodeDefinition] {
        story.answers.pages.flatMap { story.answers.questions(on: $0) }
            .filter { $0.isRelevant && !definition.questions[$0.index].isNote }.map { definition.nodes[$0.key.node] }
    }
}
