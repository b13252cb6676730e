import XForms

/// Gives every repeat of a questionnaire its room on paper: those that anybody may add to, and those that answers count.
enum PaperRoom {
    static func make(_ answers: inout Answers) {
        let form = answers.definition
        for repetition in form.repeats where repetition.parent == nil {
            if repetition.isOpen, let parent = form.nodes[repetition.node].parent {
                while PaperOutline.instances(of: repetition.index, in: answers).count < PaperOutline.copies,
                    answers.addRepeat(repetition.index, in: NodeKey(node: parent)) != nil
                {}
                continue
            }
            if repetition.count != nil {
                var search = Search(repetition.index, answers)
                search.go(from: answers, steps: Search.mostSteps)
                answers = search.best
            }
        }
    }

    /// Looks for the answers that bring most instances of a repeat whose number other answers say: a question at a time, and
    /// of its answers those alone that give more instances or else open more questions. Where that leads nowhere the one
    /// before is answered otherwise.
    private struct Search {
        /// Most answers that lead to the question that counts, and that question.
        static let mostSteps = 12
        /// Answers that are tried; a questionnaire that needs more gets the room that was found.
        private static let mostTrials = 1_500

        private let repetition: Int
        private let questions: [QuestionDefinition]
        private var trials = 0
        private(set) var best: Answers
        private var most = 0

        init(_ repetition: Int, _ start: Answers) {
            self.repetition = repetition
            best = start
            questions = start.definition.questions.filter { question in
                question.containers.allSatisfy { !$0.isRepeat } && !question.isNote
                    && !start.definition.nodes[question.node].isCalculated
            }
        }

        private func worth(_ answers: Answers) -> (instances: Int, asked: Int) {
            let asked = questions.count { answers.isAsked(NodeKey(node: $0.node)) }
            return (PaperOutline.instances(of: repetition, in: answers).count, asked)
        }

        /// Goes on until there is room enough.
        mutating func go(from answers: Answers, steps: Int) {
            let before = worth(answers)
            if before.instances > most { (best, most) = (answers, before.instances) }
            guard most < PaperOutline.copies, steps > 0 else { return }
            for question in questions {
                let key = NodeKey(node: question.node)
                guard let asked = answers.question(at: key), asked.value.isEmpty else { continue }
                for value in [String(PaperOutline.copies)] + answers.choices(of: asked).map(\.value) {
                    guard most < PaperOutline.copies, trials < Self.mostTrials else { return }
                    trials += 1
                    var trial = answers
                    guard trial.set(value, at: key) else { continue }
                    let now = worth(trial)
                    guard now > before, now.instances <= PaperOutline.copies else { continue }
                    go(from: trial, steps: steps - 1)
                }
            }
        }
    }
}
