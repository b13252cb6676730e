/// The geometry of two bars for each thing, one to either side of a middle line: what hinders to the left, what helps to the
/// right.
///
/// Only figures: colours are the style sheet's, words are the page's.
package struct PairedBars: Sendable, Equatable {
    package struct Bar: Sendable, Equatable {
        package let x: String
        package let y: String
        package let width: String
        package let isRight: Bool
    }

    /// Where the name of each thing stands, from above.
    package let names: [String]
    package let bars: [Bar]
    package let height: String

    package static let barHeight = 16

    private static let rowHeight = 30

    /// - Parameters:
    ///   - rows: left and right figure of each thing; nil is left out.
    ///   - width: of the longest bar.
    package init?(_ rows: [(left: Int?, right: Int?)], width: Int) {
        let most = rows.flatMap { [$0.left, $0.right] }.compactMap(\.self).max() ?? 0
        guard most > 0 else { return nil }
        names = rows.indices.map { String($0 * Self.rowHeight + Self.rowHeight / 2) }
        bars = rows.enumerated().flatMap { number, row in
            [(row.left, false), (row.right, true)].compactMap { figure, isRight -> Bar? in
                guard let figure, figure > 0 else { return nil }
                let length = max(1, width * figure / most)
                return Bar(
                    x: String(isRight ? 0 : -length),
                    y: String(number * Self.rowHeight + (Self.rowHeight - Self.barHeight) / 2), width: String(length),
                    isRight: isRight)
            }
        }
        height = String(rows.count * Self.rowHeight)
    }
}
