import Programme
import Stories

/// How many tellers speak of a theme, and of which side of life, as something that helps or hinders: counted in tellers, never
/// in passages, and nothing under ten.
///
/// What is too small merges upward: a theme whose cells are not all large enough shows one figure for the theme, and what is
/// too small in a neighbourhood counts only where neighbourhoods stand together.
package struct ThemeOverview: Sendable, Equatable {
    /// One theme with helps or hinders.
    package struct Row: Sendable, Equatable {
        package let theme: String
        package let helps: Bool
        /// By dimension, in the order asked; nil where nothing may be said. Empty when the row was merged.
        package let cells: [Int?]
        /// Tellers who speak of the theme so; nil when that may not be said.
        package let tellers: Int?
    }

    /// By neighbourhood, in order of their ids; only those with something to show.
    package let neighbourhoods: [(id: String, rows: [Row])]
    /// All together.
    package let together: [Row]

    package static func == (left: ThemeOverview, right: ThemeOverview) -> Bool {
        left.together == right.together && left.neighbourhoods.map(\.id) == right.neighbourhoods.map(\.id)
            && left.neighbourhoods.map(\.rows) == right.neighbourhoods.map(\.rows)
    }

    /// Fewest tellers that a figure counts.
    package static let fewest = 10

    package init(_ passages: [DecidedPassage], themes: [String], dimensions: [String]) {
        let index = Dictionary(grouping: passages, by: \.neighbourhood).mapValues { Self.fitting($0, themes) }
        let places = index.sorted { $0.key < $1.key }
        let whole = Self.fitting(passages, themes)
        var rows: [String: [Row]] = [:]
        var together: [Row] = []
        for theme in themes {
            for helps in [true, false] {
                let key = Key(theme: theme, helps: helps)
                let counted = places.map { Counts($0.value[key] ?? [], dimensions) }
                let own = counted.map { Self.row(key, $0) }
                for (place, row) in zip(places, own) { rows[place.key, default: []].append(row) }
                let row = Self.row(key, Counts(whole[key] ?? [], dimensions))
                // The sum over all gives nothing back.
                let isSafe = Self.isSafe(zip(own, counted).filter { $0.0.tellers == nil }.map(\.1.tellers))
                let merged = zip(own, counted).filter(\.0.cells.isEmpty).map(\.1)
                let cells = isSafe && Self.areCellsSafe(merged, dimensions) ? row.cells : []
                together.append(Row(theme: theme, helps: helps, cells: cells, tellers: isSafe ? row.tellers : nil))
            }
        }
        neighbourhoods = places.compactMap { place, _ in
            let own = rows[place] ?? []
            return own.contains { $0.tellers != nil } ? (place, own) : nil
        }
        self.together = together
    }

    private struct Key: Hashable {
        let theme: String
        let helps: Bool
    }

    /// The passages that speak of each theme as something that helps, or that hinders.
    private static func fitting(_ passages: [DecidedPassage], _ themes: [String]) -> [Key: [DecidedPassage]] {
        let asked = Set(themes)
        var found: [Key: [DecidedPassage]] = [:]
        for passage in passages {
            let valence = passage.coding.valence
            guard valence.hasHelp || valence.hasHindrance else { continue }
            for theme in passage.coding.codes where asked.contains(theme) {
                if valence.hasHelp { found[Key(theme: theme, helps: true), default: []].append(passage) }
                if valence.hasHindrance { found[Key(theme: theme, helps: false), default: []].append(passage) }
            }
        }
        return found
    }

    /// Tellers, and those who speak of each side of life.
    private struct Counts {
        let tellers: Int
        let sides: [Int]

        init(_ passages: [DecidedPassage], _ dimensions: [String]) {
            tellers = Set(passages.map(\.story)).count
            sides = dimensions.map { side in
                passages.isEmpty
                    ? 0 : Set(passages.lazy.filter { $0.coding.codes.contains(side) }.map(\.story)).count
            }
        }
    }

    private static func row(_ key: Key, _ counts: Counts) -> Row {
        let all = counts.tellers
        guard all >= fewest else { return Row(theme: key.theme, helps: key.helps, cells: [], tellers: nil) }
        // Who speaks of the theme and not of that side is a figure too: it follows from the two.
        let isWhole = counts.sides.flatMap { [$0, all - $0] }.allSatisfy { $0 == 0 || $0 >= fewest }
        return Row(theme: key.theme, helps: key.helps, cells: isWhole ? counts.sides : [], tellers: all)
    }

    /// Whether no cell of one neighbourhood follows from the cells of all less those of the others.
    /// - Parameter merged: the neighbourhoods whose cells are not shown.
    private static func areCellsSafe(_ merged: [Counts], _ dimensions: [String]) -> Bool {
        dimensions.indices.allSatisfy { side in
            isSafe(merged.map { $0.sides[side] }) && isSafe(merged.map { $0.tellers - $0.sides[side] })
        }
    }

    /// Whether figures that are hidden may be known as a sum: several, and many together, or nothing at all.
    private static func isSafe(_ hidden: [Int]) -> Bool {
        let some = hidden.filter { $0 > 0 }
        return some.isEmpty || some.count > 1 && some.reduce(0, +) >= fewest
    }
}
