import Foundation
import XForms

/// What the engine alone costs at a page turn: one thread, no HTTP, no disk.
enum Engine {
    static func measure(_ place: Workspace) throws -> [Figure] {
        let folder = "\(try place.ownRoot())/Questionnaires/\(Measurement.collection)"
        let path = "\(folder)/\(Measurement.collection).xml"
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let beside = { (name: String) in FileManager.default.contents(atPath: "\(folder)/\(name)").map { [UInt8]($0) } }
        guard let form = FormDefinition.load(bytes, beside: beside).definition else {
            throw BenchmarkError("\(path) cannot be served")
        }
        let world = Environment(
            clock: { 1_790_000_000 }, timeZone: .gmt,
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } })

        var answers = Answers(of: form, environment: world)
        var turns: [Answers] = []
        // Page by page, as somebody goes: an answer may open the pages behind it.
        while turns.count < answers.pages.count {
            let page = answers.pages[turns.count]
            turns.append(answers)
            fill(&answers, page)
        }
        let draft = answers.draft()
        guard turns.count > 3 else { throw BenchmarkError("\(path) has fewer than four pages") }
        let half = turns[3]
        let halfDraft = half.draft()
        let page = answers.pages[3]
        let chosen = choices(half, page)
        return [
            .note("engine, size of a full draft", "\(draft.count) bytes"),
            .note("engine, fresh answers", time { Answers(of: form, environment: world).draft().count }),
            .note(
                "engine, draft opened, page 4",
                time { ((try? Answers(restoring: halfDraft, of: form, environment: world))?.pages.count ?? 0) }),
            .note("engine, questions of page 4", time { half.questions(on: page).count }),
            .note("engine, page 4 answered, judged", time { turn(half, page, chosen) }),
            .note("engine, draft written", time { half.draft().count }),
            .note("engine, all judged", time { answers.violations().count }),
            .note(
                "engine, finished",
                time {
                    var last = answers
                    return last.finalise().canonical.count
                }),
        ]
    }

    private static func turn(_ before: Answers, _ page: Page, _ chosen: [(text: String, key: NodeKey)]) -> Int {
        var answers = before
        answers.set(chosen)
        return answers.violations(on: page).count
    }

    private static func fill(_ answers: inout Answers, _ page: Page) {
        answers.set(choices(answers, page))
    }

    /// An answer to each question of a page: the last but two of a list, 47 where something is typed (an age too).
    private static func choices(_ answers: Answers, _ page: Page) -> [(text: String, key: NodeKey)] {
        answers.questions(on: page).map { question in
            let values = answers.choices(of: question).map(\.value)
            return (values.isEmpty ? "47" : values[max(0, values.count - 3)], question.key)
        }
    }

    /// Microseconds of one call, the best of five stretches.
    private static func time(_ work: () -> Int) -> String {
        var best = Double.infinity
        var sum = 0
        for _ in 0..<5 {
            let start = now()
            for _ in 0..<400 { sum &+= work() }
            best = min(best, Double(now() - start) / 400_000)
        }
        return sum == .min ? "" : Figure.text(best, "µs")
    }
}
