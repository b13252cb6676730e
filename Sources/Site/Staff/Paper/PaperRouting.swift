import XForms

/// The way through a questionnaire in words: found by trying each choice with the engine that asks on the screen, so that
/// paper and web cannot differ.
struct PaperRouting {
    /// A choice of an earlier question that decides.
    struct Cause: Hashable {
        /// Place of the question in the outline.
        let item: Int
        /// Place of the choice; nil where a number or date decides.
        let choice: Int?
    }

    /// Where a choice leads, by the place of the question and of the choice: the place of what comes next, or the number of
    /// places for the end. Only where that is not simply the next.
    private(set) var jumps: [Int: [Int: Int]] = [:]
    /// What makes somebody asked, of those that are not asked otherwise.
    private(set) var causes: [Int: [Cause]] = [:]
    /// What makes somebody pass over it, beside the jumps.
    private(set) var skips: [Int: [Cause]] = [:]
    /// Asked of some, and no single answer tells of whom.
    private(set) var unclear: Set<Int> = []

    /// Numbers at which questionnaires often part.
    private static let numbers = ["0", "1", "2", "5", "10", "15", "16", "17", "18", "30", "50", "67", "80", "100"]

    init(_ outline: PaperOutline) {
        let items = outline.items
        func asked(_ answers: Answers) -> [Bool] { items.map { answers.isAsked($0.key) } }
        let plain = asked(outline.answers)
        // How to come to each question, as far as that is known.
        var ways: [Answers?] = plain.map { $0 ? outline.answers : nil }
        for (place, item) in items.enumerated() {
            guard item.widget != .note, let here = ways[place] else { continue }
            let before = asked(here)
            var after: [[Bool]] = []
            let values = Self.values(item, here)
            for (choice, value) in values.texts.enumerated() {
                var trial = here
                trial.set(value, at: item.key)
                let now = asked(trial)
                after.append(now)
                let cause = Cause(item: place, choice: values.areChoices ? choice : nil)
                for later in items.indices.dropFirst(place + 1) {
                    if now[later], !before[later] {
                        causes[later, default: []].append(cause)
                        if ways[later] == nil { ways[later] = trial }
                    }
                    if !now[later], before[later] { skips[later, default: []].append(cause) }
                }
            }
            if values.areChoices, values.areSingle { lead(place, before, after) }
        }
        for place in items.indices where !plain[place] && causes[place] == nil { unclear.insert(place) }
        drop(plain)
    }

    /// Where each choice leads: past what is not asked then and would be asked otherwise.
    private mutating func lead(_ place: Int, _ before: [Bool], _ after: [[Bool]]) {
        for (choice, now) in after.enumerated() {
            var next = place + 1
            while next < now.count, !now[next], before[next] || after.contains(where: { $0[next] }) { next += 1 }
            if next > place + 1 { jumps[place, default: [:]][choice] = next }
        }
    }

    /// What a jump passes over needs no second word.
    private mutating func drop(_ plain: [Bool]) {
        for (place, all) in skips {
            let left = all.filter { cause in
                guard plain[place], let choice = cause.choice else { return plain[place] }
                return !(jumps[cause.item]?[choice].map { place < $0 } ?? false)
            }
            skips[place] = left.isEmpty ? nil : left
        }
    }

    private static func values(
        _ item: PaperOutline.Item, _ answers: Answers
    ) -> (texts: [String], areChoices: Bool, areSingle: Bool) {
        guard let question = answers.question(at: item.key) else { return ([], false, false) }
        switch item.widget {
        case .radios, .menu, .scale, .checkboxes:
            let choices = answers.choices(of: question).map(\.value)
            if !choices.isEmpty { return (choices, true, item.widget != .checkboxes) }
            return (numbers, false, false)
        case .acknowledge: return (["OK"], true, false)
        case .number: return (numbers, false, false)
        case .text, .multiline, .date, .monthYear, .year, .time, .dateTime, .rank, .note, .notOffered:
            return ([], false, false)
        }
    }
}
