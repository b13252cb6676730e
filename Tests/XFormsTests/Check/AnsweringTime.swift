import XForms

/// How long somebody takes who does not read fast, as docs/pages.md ("How long it takes") reckons.
enum AnsweringTime {
    /// Two thirds of what adults read of plain prose in their own language.
    static let wordsAMinute = 160.0
    static let pageTurn = 2.0
    static let choosing = 3.0
    /// Weighing where on a scale from 0 to 10.
    static let weighing = 6.0
    /// Ticking what fits, or typing a number.
    static let severalOrNumber = 8.0
    /// One or two sentences.
    static let ownWords = 45.0
    /// What happened, told in own words.
    static let story = 300.0
    static let checking = 10.0

    /// Seconds for everything that is asked now.
    static func seconds(_ answers: Answers) -> Double {
        var (seconds, words) = (checking, 0)
        // Who has just read a list of choices does not read it again.
        var read: Set<[String]> = []
        for page in answers.pages {
            seconds += pageTurn
            for question in answers.questions(on: page) where question.isRelevant {
                let definition = answers.definition.questions[question.index]
                words += count(answers.label(of: question)?.plain) + count(answers.hint(of: question)?.plain)
                let choices = answers.choices(of: question).map(\.label)
                if read.insert(choices).inserted { words += choices.reduce(0) { $0 + count($1) } }
                seconds += answering(
                    definition, part: answers.definition.nodes[definition.node].attributes.value("part"))
            }
        }
        return seconds + Double(words) / wordsAMinute * 60
    }

    private static func answering(_ question: QuestionDefinition, part: String?) -> Double {
        if question.isNote { return 0 }
        if question.isOpenText { return part == "story" ? story : ownWords }
        if question.kind == .range || question.has(appearance: "likert") { return weighing }
        return question.kind == .select1 ? choosing : severalOrNumber
    }

    private static func count(_ text: String?) -> Int { text?.split(whereSeparator: \.isWhitespace).count ?? 0 }
}
