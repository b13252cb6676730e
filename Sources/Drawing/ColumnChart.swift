/// The geometry of a column chart: one column for each value, from left to right, on lines that say how much.
///
/// Only figures: colours and strokes are the style sheet's, words are the page's.
package struct ColumnChart: Sendable, Equatable {
    /// A rectangle, as it stands in attributes.
    package struct Column: Sendable, Equatable {
        package let x: String
        package let y: String
        package let width: String
        package let height: String
        /// The middle of its foot.
        package let middle: String
    }

    /// A line across, and the number that it stands for.
    package struct Line: Sendable, Equatable {
        package let y: String
        package let value: Int
    }

    package let columns: [Column]
    package let lines: [Line]

    /// Share of a column's room that it fills.
    private static let filled = 0.7
    /// At most so many lines above the ground.
    private static let mostLines = 4

    /// - Parameters:
    ///   - values: none below nought; no chart without any.
    ///   - width: of the whole drawing.
    ///   - height: of the highest line above the ground, which lies at `height`.
    package init?(_ values: [Int], width: Double, height: Double) {
        guard let most = values.max(), !values.contains(where: { $0 < 0 }) else { return nil }
        let step = Self.step(most)
        let top = Double(max(1, (most + step - 1) / step) * step)
        let room = width / Double(values.count)
        columns = values.enumerated().map { number, value in
            let tall = height * Double(value) / top
            let left = room * (Double(number) + (1 - Self.filled) / 2)
            return Column(
                x: Self.text(left), y: Self.text(height - tall), width: Self.text(room * Self.filled),
                height: Self.text(tall), middle: Self.text(room * (Double(number) + 0.5)))
        }
        lines = stride(from: 0, through: Int(top), by: step).map { value in
            Line(y: Self.text(height - height * Double(value) / top), value: value)
        }
    }

    /// The least of 1, 2 and 5 times a power of ten that needs no more than ``mostLines`` lines.
    private static func step(_ most: Int) -> Int {
        var power = 1
        while true {
            for step in [power, 2 * power, 5 * power] where step * mostLines >= most { return step }
            power *= 10
        }
    }

    /// One decimal and a point, whatever the machine's language.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
