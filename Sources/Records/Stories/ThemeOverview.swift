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
        var known: [(id: String, rows: [Row])] = []
        var together: [Row] = []
        let places = Dictionary(grouping: passages, by: \.neighbourhood).sorted { $0.key < $1.key }
        var rows: [String: [Row]] = [:]
        for theme in themes {
            for helps in [true, false] {
                let fitting = { (all: [DecidedPassage]) in
                    all.filter {
                        $0.coding.codes.contains(theme)
                            && (helps ? $0.coding.valence.hasHelp : $0.coding.valence.hasHindrance)
                    }
                }
                var hidden: [Int] = []
                for (place, all) in places {
                    let row = Self.row(theme, helps, fitting(all), dimensions)
                    let tellers = Set(fitting(all).map(\.story)).count
                    if row.tellers == nil { hidden.append(tellers) }
                    rows[place, default: []].append(row)
                }
                let row = Self.row(theme, helps, fitting(passages), dimensions)
                // The sum over all gives nothing back.
                let isSafe = Self.isSafe(hidden)
                let cells = isSafe && Self.areCellsSafe(places.map { fitting($0.value) }, dimensions) ? row.cells : []
                together.append(Row(theme: theme, helps: helps, cells: cells, tellers: isSafe ? row.tellers : nil))
            }
        }
        for (place, _) in places {
            let own = rows[place] ?? []
            if own.contains(where: { $0.tellers != nil }) { known.append((place, own)) }
        }
        neighbourhoods = known
        self.together = together
    }

    private static func tellers(_ passages: [DecidedPassage], _ dimension: String) -> Int {
        Set(passages.filter { $0.coding.codes.contains(dimension) }.map(\.story)).count
    }

    private static func row(
        _ theme: String, _ helps: Bool, _ passages: [DecidedPassage], _ dimensions: [String]
    ) -> Row {
        let all = Set(passages.map(\.story)).count
        guard all >= fewest else { return Row(theme: theme, helps: helps, cells: [], tellers: nil) }
        let counts = dimensions.map { tellers(passages, $0) }
        // Who speaks of the theme and not of that side is a figure too: it follows from the two.
        let isWhole = counts.flatMap { [$0, all - $0] }.allSatisfy { $0 == 0 || $0 >= fewest }
        return Row(theme: theme, helps: helps, cells: isWhole ? counts : [], tellers: all)
    }

    /// Whether no cell of one neighbourhood follows from the cells of all less those of the others.
    private static func areCellsSafe(_ places: [[DecidedPassage]], _ dimensions: [String]) -> Bool {
        let hidden = places.filter { row("", true, $0, dimensions).cells.isEmpty }
        return dimensions.allSatisfy { dimension in
            isSafe(hidden.map { tellers($0, dimension) })
                && isSafe(hidden.map { Set($0.map(\.story)).count - tellers($0, dimension) })
        }
    }

    /// Whether figures that are hidden may be known as a sum: several, and many together, or nothing at all.
    private static func isSafe(_ hidden: [Int]) -> Bool {
        let some = hidden.filter { $0 > 0 }
        return some.isEmpty || some.count > 1 && some.reduce(0, +) >= fewest
    }
}
