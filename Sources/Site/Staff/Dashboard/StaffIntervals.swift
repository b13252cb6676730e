import Drawing

/// Figures with their intervals on a page of staff; the same stand in a table below.
struct StaffIntervals: Sendable {
    struct Name: Sendable {
        let y: String
        let number: String
    }

    struct Line: Sendable {
        let x: String
        let words: String
    }

    let title: String
    let marks: [IntervalChart.Mark]
    let names: [Name]
    let lines: [Line]
    let height: String
    /// Where the numbers of the scale stand, and how tall all is.
    let foot: String
    let tall: String
    /// Which time each mark is of; the earlier one nil when there is one time alone.
    let before: String?
    let now: String

    private static let width = 520.0

    init?(
        _ rows: [[(value: Double, low: Double, high: Double)?]], scale: ClosedRange<Int>, title: String,
        rounds: [String], figures: (String) -> String
    ) {
        guard let chart = IntervalChart(rows, scale: scale, width: Self.width), !chart.marks.isEmpty,
            let now = rounds.last, let height = Double(chart.height)
        else { return nil }
        self.title = title
        marks = chart.marks
        names = chart.names.enumerated().map { Name(y: $1, number: figures(String($0 + 1))) }
        lines = chart.lines.map { Line(x: $0.x, words: figures(String($0.value))) }
        self.height = chart.height
        foot = String(Int(height) + 20)
        tall = String(Int(height) + 38)
        self.now = now
        before = rounds.count > 1 ? rounds[0] : nil
    }
}

/// A radar on a page of staff: one time alone, for talking.
struct StaffRadar: Sendable {
    struct Name: Sendable {
        let x: String
        let y: String
        let number: String
    }

    let title: String
    let caption: String
    let rings: [String]
    let axes: [Radar.Point]
    let outline: String
    let dots: [Radar.Point]
    let names: [Name]

    init?(_ shares: [Double?], title: String, caption: String, names: [String]) {
        guard let radar = Radar(axes: shares.count, radius: 120, rings: 5, margin: 22) else { return nil }
        self.title = title
        self.caption = caption
        rings = radar.rings
        axes = radar.ends
        outline = radar.outline(shares)
        dots = radar.points(shares).compactMap(\.self)
        self.names = zip(radar.names, names).map { Name(x: $0.x, y: $0.y, number: $1) }
    }
}

extension InterfaceLanguage {
    /// A figure with so many decimals, as this language writes it; no minus before a nought.
    func decimal(_ figure: Double, places: Int) -> String {
        let factor = places == 0 ? 1 : places == 1 ? 10 : 100
        let whole = Int((abs(figure) * Double(factor)).rounded())
        let tail = String(whole % factor)
        let padded = String(repeating: "0", count: places - min(places, tail.count)) + tail
        let digits = String(whole / factor) + (places == 0 ? "" : decimalSeparator + padded)
        return (figure < 0 && whole > 0 ? "−" : "") + figures(digits)
    }
}
