package import Programme
import Stories

extension StoryFigures {
    /// Counts what people decided about stories of one neighbourhood, so that beside everything that went out before nobody
    /// learns anything of fewer than ten tellers.
    ///
    /// - A figure is shown for ten tellers and more, and where ten and more do not speak of it: who does not speak of a
    ///   theme, or of a side of life beside a theme, follows from the two figures, and where all speak of one thing it
    ///   would be known of each. Sides of life overlap and are never added up, so nothing else follows from figures shown.
    /// - Where a figure that went out would change by one to nine, the round stays as it went out: the difference would tell
    ///   of those few. What was hidden of a round stays hidden until all of it could have been told since.
    /// - How many an activity reached changes by ten and more, or stays as it went out.
    ///
    /// - Parameters:
    ///   - rounds: the name of each round by its id.
    ///   - earlier: what went out before of this neighbourhood, in any order but the newest last.
    package init(
        _ passages: [DecidedPassage], rounds names: [String: String], themes: [String], dimensions: [String],
        activities: [Activity], beside earlier: [StoryFigures]
    ) {
        let told = Dictionary(grouping: passages) { passage in passage.round.map { names[$0] ?? $0 } ?? "" }
        let known = Set(told.keys).union(earlier.flatMap(\.rounds).map(\.name)).sorted()
        let counted = known.compactMap { name -> Round? in
            let before = earlier.compactMap { $0.rounds.first { $0.name == name } }
            let count = StoryCount(told[name] ?? [], themes: themes, dimensions: dimensions)
            return count.round(name, beside: before)
        }
        let out = earlier.flatMap(\.deeds)
        let deeds = activities.map { activity in
            let before = out.filter { $0.title == activity.title && $0.starts == activity.starts }.compactMap(\.reached)
            let reached = activity.reached.flatMap { $0 >= Self.fewest ? $0 : nil }
            let isNear = before.contains { (1..<Self.fewest).contains(abs($0 - (activity.reached ?? 0))) }
            return Deed(
                title: activity.title, theme: activity.theme.rawValue, starts: activity.starts, ends: activity.ends,
                reached: isNear ? before.last : reached)
        }
        self.init(rounds: counted, deeds: deeds)
    }
}

/// Tellers of one round, counted.
private struct StoryCount {
    struct Key: Hashable {
        let theme: String
        let helps: Bool
        /// Nil: the theme, whatever the side.
        let side: String?
    }

    let all: Int
    let counts: [Key: Int]
    let themes: [String]
    let dimensions: [String]

    init(_ passages: [DecidedPassage], themes: [String], dimensions: [String]) {
        self.themes = themes
        self.dimensions = dimensions
        all = Set(passages.map(\.story)).count
        var tellers: [Key: Set<StoryID>] = [:]
        for passage in passages {
            let codes = passage.coding.codes
            for theme in themes where codes.contains(theme) {
                for helps in [true, false] {
                    let fits = helps ? passage.coding.valence.hasHelp : passage.coding.valence.hasHindrance
                    guard fits else { continue }
                    tellers[Key(theme: theme, helps: helps, side: nil), default: []].insert(passage.story)
                    for side in dimensions where codes.contains(side) {
                        tellers[Key(theme: theme, helps: helps, side: side), default: []].insert(passage.story)
                    }
                }
            }
        }
        counts = tellers.mapValues(\.count)
    }

    /// The round as it may go out; nil when there is nothing of it.
    func round(_ name: String, beside earlier: [StoryFigures.Round]) -> StoryFigures.Round? {
        guard let last = earlier.last else { return all == 0 ? nil : fresh(name, beside: []) }
        return earlier.contains(where: isNear) ? last : fresh(name, beside: earlier)
    }

    private func fresh(_ name: String, beside earlier: [StoryFigures.Round]) -> StoryFigures.Round {
        let rows = themes.flatMap { theme in
            [true, false].map { helps in row(theme, helps, beside: earlier) }
        }
        return StoryFigures.Round(name: name, tellers: all >= StoryFigures.fewest ? all : nil, themes: rows)
    }

    private func row(_ theme: String, _ helps: Bool, beside earlier: [StoryFigures.Round]) -> StoryFigures.Theme {
        let before = earlier.map { round in
            (whole: round.tellers, row: round.themes.first { $0.theme == theme && $0.helps == helps })
        }
        let count = counts[Key(theme: theme, helps: helps, side: nil)] ?? 0
        let isTied = before.contains { Self.isTied(count, of: all, before: $0.row?.tellers, of: $0.whole) }
        let shown = isTied ? nil : Self.shown(count, of: all)
        var sides: [String: Int?] = [:]
        for side in dimensions {
            let part = counts[Key(theme: theme, helps: helps, side: side)] ?? 0
            let isTied = before.contains {
                Self.isTied(part, of: count, before: $0.row?.sides[side].flatMap { $0 }, of: $0.row?.tellers)
            }
            sides[side] = .some(shown == nil || isTied ? nil : Self.shown(part, of: count))
        }
        return StoryFigures.Theme(theme: theme, helps: helps, tellers: shown, sides: sides)
    }

    /// Whether a figure would narrow down what was hidden: it stays hidden until all of it could have come since.
    private static func isTied(_ part: Int, of whole: Int, before: Int?, of then: Int?) -> Bool {
        guard let then, before == nil else { return false }
        return part > whole - then
    }

    private static func shown(_ part: Int, of whole: Int) -> Int? {
        part >= StoryFigures.fewest && whole - part >= StoryFigures.fewest ? part : nil
    }

    /// Whether a figure that went out, or what follows from two of them, is now another by one to nine.
    private func isNear(_ earlier: StoryFigures.Round) -> Bool {
        guard let whole = earlier.tellers else { return false }
        var pairs = [(whole, all)]
        for theme in earlier.themes {
            guard let then = theme.tellers else { continue }
            let now = counts[Key(theme: theme.theme, helps: theme.helps, side: nil)] ?? 0
            pairs += [(then, now), (whole - then, all - now)]
            for case (let side, let was?) in theme.sides {
                let part = counts[Key(theme: theme.theme, helps: theme.helps, side: side)] ?? 0
                pairs += [(was, part), (then - was, now - part)]
            }
        }
        return pairs.contains { (1..<StoryFigures.fewest).contains(abs($0.0 - $0.1)) }
    }
}
