/// The geometry of figures with their intervals: a row for each thing, on it a mark for each time, all on one scale.
///
/// Only figures: colours and strokes are the style sheet's, words are the page's.
package struct IntervalChart: Sendable, Equatable {
    /// A dot with a line from the lower to the upper end, as they stand in attributes.
    package struct Mark: Sendable, Equatable {
        package let x: String
        package let y: String
        package let low: String
        package let high: String
        /// It is of the last time.
        package let isLast: Bool
    }

    /// A line down, and the number that it stands for.
    package struct Line: Sendable, Equatable {
        package let x: String
        package let value: Int
    }

    /// Where the name of each row stands.
    package let names: [String]
    package let marks: [Mark]
    package let lines: [Line]
    package let height: String

    private static let rowHeight = 34.0
    private static let apart = 11.0

    /// - Parameters:
    ///   - rows: of each thing a figure with its ends for each time, the last time last; nil is left out.
    ///   - scale: the ends of the scale.
    ///   - width: of the scale.
    package init?(_ rows: [[(value: Double, low: Double, high: Double)?]], scale: ClosedRange<Int>, width: Double) {
        guard !rows.isEmpty, scale.lowerBound < scale.upperBound else { return nil }
        let (lowest, span) = (Double(scale.lowerBound), Double(scale.upperBound - scale.lowerBound))
        func place(_ figure: Double) -> String {
            Self.text(width * min(1, max(0, (figure - lowest) / span)))
        }
        names = rows.indices.map { Self.text(Self.rowHeight * (Double($0) + 0.5)) }
        marks = rows.enumerated().flatMap { number, figures in
            figures.enumerated().compactMap { time, figure -> Mark? in
                guard let figure else { return nil }
                let middle = Self.rowHeight * (Double(number) + 0.5)
                let shift = (Double(time) - Double(figures.count - 1) / 2) * Self.apart
                return Mark(
                    x: place(figure.value), y: Self.text(middle + shift), low: place(figure.low),
                    high: place(figure.high), isLast: time == figures.count - 1)
            }
        }
        let step = max(1, (scale.upperBound - scale.lowerBound) / 5)
        lines = stride(from: scale.lowerBound, through: scale.upperBound, by: step).map {
            Line(x: place(Double($0)), value: $0)
        }
        height = Self.text(Self.rowHeight * Double(rows.count))
    }

    /// One decimal and a point, whatever the machine's language.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
