import Foundation
import Programme
import Records
import XForms

/// Somebody who is not there: chooses by chance, and a year later mostly the same.
struct DemoPerson {
    var dice: DemoDice
    /// About which figure from 0 to 10 most answers lie.
    var mood: Double
    /// How the last questionnaire was filled in; by oneself where it does not ask.
    private(set) var mode = ResponseMode.oneself
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

    /// More choices than these, all figures, are a scale from 0 to 10.
    private static let fewFigures = 8

    /// Fills in the questionnaire as somebody does, page by page.
    mutating func answer(_ form: FormDefinition, at place: String) -> Submission {
        var answers = Answers(of: form, environment: environment)
        mode = .oneself
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
                    if form.nodes[question.key.node].attributes.value("part") == "mode" {
                        mode = ResponseMode(word: value) ?? .oneself
                    }
                    if !value.isEmpty { _ = answers.set(value, at: question.key) }
                }
            }
        }
        for violation in answers.violations() { _ = answers.set("", at: violation.key) }
        return answers.finalise()
    }

    private mutating func value(of question: Question, _ answers: Answers, _ form: FormDefinition) -> String {
        let node = form.nodes[question.key.node]
        // Of a repeat each instance is about somebody else.
        let path = question.key.instance == 0 ? node.path : "\(node.path) \(question.key.instance)"
        let choices = answers.choices(of: question).map(\.value)
        if let tie = form.tie, let value = tied(tie, node.path, choices) {
            known[path] = value
            return value
        }
        if let before = known[path], dice.next() % 8 != 0, choices.isEmpty || choices.contains(before) { return before }
        let value = fresh(question, choices, form)
        known[path] = value
        return value
    }

    /// Whom somebody names, and what is new: some oftener than others; nil for another question.
    private mutating func tied(_ tie: TieQuestion, _ path: String, _ choices: [String]) -> String? {
        let named = choices.filter { !tie.none.contains($0) }
        guard !named.isEmpty else { return nil }
        switch path {
        case tie.path where tie.repetition != nil:
            return named[Int(min(dice.next() % UInt64(named.count), dice.next() % UInt64(named.count)))]
        case tie.path: return some(of: choices, tie) { $1 % 3 < 2 ? 3 + UInt64($1 % 4) : 2 }
        case tie.before:
            let now = Set((known[tie.path] ?? "").split(separator: " ").map(String.init))
            return some(of: choices, tie) { name, _ in now.contains(name) ? 6 : 1 }
        case tie.new?.path: return dice.next() % 5 < 2 ? tie.new?.choice : choices.first { $0 != tie.new?.choice }
        default: return nil
        }
    }

    /// - Parameter odds: of ten, for a choice and its place in the list.
    private mutating func some(of choices: [String], _ tie: TieQuestion, _ odds: (String, Int) -> UInt64) -> String {
        var chosen: [String] = []
        for (place, choice) in choices.enumerated() where !tie.none.contains(choice) {
            if dice.next() % 10 < odds(choice, place) { chosen.append(choice) }
        }
        let nobody = choices.first { tie.none.contains($0) && !tie.missing.contains($0) }
        return chosen.isEmpty ? nobody ?? "" : chosen.joined(separator: " ")
    }

    /// Of a few choices the first are chosen most, as people mostly do.
    private mutating func likely(_ choices: [String]) -> String {
        let (one, other) = (dice.next(), dice.next())
        let count = UInt64(choices.count)
        return choices[Int(choices.count <= Self.fewFigures ? min(one % count, other % count) : one % count)]
    }

    /// The choices that are no answer, by the question itself or a group around it.
    private static func missing(_ form: FormDefinition, _ node: Int) -> Set<String> {
        var next: Int? = node
        while let here = next {
            if let words = form.nodes[here].attributes.value("missing") {
                return Set(words.split(separator: " ").map(String.init))
            }
            next = form.nodes[here].parent
        }
        return []
    }

    private mutating func fresh(_ question: Question, _ choices: [String], _ form: FormDefinition) -> String {
        guard choices.isEmpty else {
            // One in eight is helped. Of the ages the first is too young.
            switch form.nodes[question.key.node].attributes.value("part") {
            case "mode":
                let helped = ResponseMode.withHelp.word
                return choices.contains(helped) && dice.next() % 8 == 0 ? helped : choices[0]
            case "age-check":
                return choices.first { $0 == "ja" }
                    ?? choices[min(choices.count - 1, 1 + Int(dice.next() % UInt64(choices.count)))]
            default: break
            }
            // What is no answer is chosen by few.
            let missing = Self.missing(form, question.key.node)
            let answers = choices.filter { !missing.contains($0) }
            let some = answers.isEmpty || dice.next() % 16 == 0 ? choices : answers
            let figures = some.compactMap { Int($0) }
            guard figures.count == some.count, figures.count > Self.fewFigures else {
                return likely(some)
            }
            // Some questions are harder than others.
            let lean = Double(question.key.node * 7 % 9) / 2 - 2
            let figure = (mood + lean + Double(dice.next() % 60) / 10 - 3).rounded()
            return String(max(0, min(10, Int(figure))))
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
