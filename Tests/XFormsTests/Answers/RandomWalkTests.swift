import Testing
import XForms

@Suite("Random walks")
struct RandomWalkTests {
    /// A respondent who does anything the form lets them do.
    private struct Walker {
        var answers: Answers
        var random: SplitMix

        mutating func step() {
            let pages = answers.pages
            guard !pages.isEmpty else { return }
            let page = pages[random.below(pages.count)]
            if let series = answers.series(on: page) {
                if random.below(3) > 0 {
                    answers.addRepeat(series.index, in: series.parent)
                } else if let instance = series.instances.last {
                    answers.removeRepeat(instance.key)
                }
                return
            }
            let questions = answers.questions(on: page)
            guard !questions.isEmpty else { return }
            let question = questions[random.below(questions.count)]
            answers.set(value(for: question), at: question.key)
        }

        /// Fills in a whole page at once, and the same one by one.
        mutating func fillPage() -> (together: Answers, oneByOne: Answers)? {
            let pages = answers.pages
            guard !pages.isEmpty else { return nil }
            var entries: [(text: String, key: NodeKey)] = []
            for question in answers.questions(on: pages[random.below(pages.count)]) {
                entries.append((value(for: question), question.key))
            }
            var (together, oneByOne) = (answers, answers)
            together.set(entries)
            for entry in entries { oneByOne.set(entry.text, at: entry.key) }
            return (together, oneByOne)
        }

        private mutating func value(for question: Question) -> String {
            let choices = answers.choices(of: question)
            if !choices.isEmpty, random.below(8) > 0 {
                return (0..<1 + random.below(2)).map { _ in choices[random.below(choices.count)].value }.joined(
                    separator: " ")
            }
            return [
                "", "1", "0", "3,5", "-7", "ja", "1-2-1950", "9:30", "een verhaal\r\nover <zorg> & 😀", "99999999999",
            ][random.below(10)]
        }
    }

    private func check(_ form: FormDefinition, name: String, seed: UInt64, steps: Int) throws {
        var walker = Walker(
            answers: Answers(of: form, environment: Scenario.environment()), random: SplitMix(seed: seed))
        for step in 0..<steps {
            walker.step()
            guard step % 5 == 4 else { continue }
            let answers = walker.answers
            let draft = answers.draft()
            let back = try Answers(restoring: draft, of: form, environment: Scenario.environment())
            #expect(back.snapshot == answers.snapshot, "\(name) \(seed) \(step): a draft brings everything back")
            #expect(back.draft() == draft, "\(name) \(seed) \(step)")
            #expect(back.pages == answers.pages, "\(name) \(seed) \(step)")
            if let (together, oneByOne) = walker.fillPage() {
                #expect(together.snapshot == oneByOne.snapshot, "\(name) \(seed) \(step): a page as its answers")
            }
            var anew = answers
            anew.recalculateForComparison()
            #expect(anew.snapshot == answers.snapshot, "\(name) \(seed) \(step): from scratch as step by step")
            for page in answers.pages { _ = answers.items(on: page) }
            _ = answers.violations()
        }
        var answers = walker.answers
        let submission = answers.finalise()
        var back = try Answers(reading: submission.xml, of: form, environment: Scenario.environment())
        #expect(back.finalise().canonical == submission.canonical, "\(name) \(seed): the submission reads back")
    }

    @Test("Our questionnaires hold together whatever somebody does", arguments: UInt64(1)...12)
    func shipped(seed: UInt64) throws {
        for (name, form) in try Kit.shipped() { try check(form, name: name, seed: seed, steps: 60) }
    }

    @Test("So do the forms of the field", .enabled(if: Kit.isPresent, "the conformance kit is not there"))
    func field() throws {
        for (number, form) in try Kit.forms().enumerated() where form.bytes.count < 40_000 {
            guard let definition = FormDefinition.load(form.bytes, beside: form.beside).definition else { continue }
            try check(definition, name: form.name, seed: UInt64(number), steps: 10)
        }
    }
}
