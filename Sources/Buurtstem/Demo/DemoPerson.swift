import Foundation
import Programme
import XForms

/// Somebody who is not there: chooses by chance, and a year later mostly the same.
struct DemoPerson {
    var dice: DemoDice
    /// About which figure from 0 to 10 most answers lie.
    var mood: Double
    /// What was answered before, by path.
    private var known: [String: String] = [:]
    private let environment: Environment

    init(seed: UInt64, form: FormDefinition, today: Day) {
        dice = DemoDice(state: seed)
        mood = 5 + Double(dice.next() % 30) / 10
        environment = Environment(
            clock: { Double(today.number) * 86_400 }, timeZone: .gmt,
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })
    }

    /// Fills in the questionnaire as somebody does, page by page.
    mutating func answer(_ form: FormDefinition, at place: String) -> Submission {
        var answers = Answers(of: form, environment: environment)
        for node in form.nodes.indices where form.nodes[node].attributes.value("part") == "neighbourhood" {
            answers.preset(place, at: node)
        }
        var answered: Set<NodeKey> = []
        // What is asked depends on what was answered, so pages are looked at again until nothing new is asked.
        var isAsked = true
        while isAsked {
            isAsked = false
            for page in answers.pages {
                for question in answers.questions(on: page)
                where question.isRelevant && !question.isReadOnly && answered.insert(question.key).inserted {
                    isAsked = true
                    let value = value(of: question, answers, form)
                    if !value.isEmpty { _ = answers.set(value, at: question.key) }
                }
            }
        }
        for violation in answers.violations() { _ = answers.set("", at: violation.key) }
        return answers.finalise()
    }

    private mutating func value(of question: Question, _ answers: Answers, _ form: FormDefinition) -> String {
        let path = form.nodes[question.key.node].path
        let choices = answers.choices(of: question).map(\.value)
        if let before = known[path], dice.next() % 8 != 0, choices.isEmpty || choices.contains(before) { return before }
        let value = fresh(question, choices, form)
        known[path] = value
        return value
    }

    private mutating func fresh(_ question: Question, _ choices: [String], _ form: FormDefinition) -> String {
        guard choices.isEmpty else {
            // Who fills in: the first choice is oneself. Of the ages the first is too young.
            switch form.nodes[question.key.node].attributes.value("part") {
            case "mode": return choices[0]
            case "age-check": return choices[min(choices.count - 1, 1 + Int(dice.next() % UInt64(choices.count)))]
            default: break
            }
            return choices[Int(dice.next() % UInt64(choices.count))]
        }
        switch form.nodes[question.key.node].type {
        case .int: return String(max(0, min(10, Int((mood + Double(dice.next() % 50) / 10 - 2.5).rounded()))))
        default: return ""
        }
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
struct DemoDice {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
