package import XForms

/// How a question looks and is answered on our pages; each has a template `Templates/questions/<name>.mustache`.
package enum Widget: String, CaseIterable, Sendable {
    case text, multiline, number
    case date, monthYear, year, time, dateTime
    /// Stacked radio buttons, stacked checkboxes, a native menu.
    case radios, checkboxes, menu
    /// Numbers in a row with words at both ends: radio buttons that wrap, never a slider or a grid.
    case scale
    case rank
    /// A checkbox "I have read this".
    case acknowledge
    /// Words without an answer.
    case note
    /// A question that this service does not offer; `check` refuses such a questionnaire.
    case notOffered

    /// The widget of a question: the first row that fits.
    package init(for question: QuestionDefinition) {
        self = Self.rows.first { $0.fits(question) }?.widget ?? .text
    }

    /// The table of control, type and appearance; a new one is a row here and a template.
    private static let rows: [Row] = [
        Row(.note) { $0.isNote },
        Row([.input, .secret], types: [.geopoint, .geotrace, .geoshape, .binary, .barcode], .notOffered),
        Row([.upload], .notOffered),
        Row([.input, .secret], types: [.int, .decimal], .number),
        Row([.input, .secret], types: [.date], appearance: "month-year", .monthYear),
        Row([.input, .secret], types: [.date], appearance: "year", .year),
        Row([.input, .secret], types: [.date], .date),
        Row([.input, .secret], types: [.time], .time),
        Row([.input, .secret], types: [.dateTime], .dateTime),
        Row([.input, .secret], appearance: "numbers", .number),
        Row([.input, .secret], appearance: "multiline", .multiline),
        Row([.input, .secret], .text),
        Row(.scale) {
            $0.kind == .select1 && ($0.has(appearance: "likert") || $0.has(appearance: "scale")) && $0.isNumeric
        },
        // The head of ODK's tables: choices without buttons. We make no tables; only its label stands.
        Row([.select1, .select], appearance: "label", .note),
        Row([.select1], appearance: "minimal", .menu),
        Row([.select1], appearance: "autocomplete", .menu),
        Row(.menu) { $0.kind == .select1 && $0.isLong },
        Row([.select1], .radios),
        Row([.select], .checkboxes),
        Row([.rank], .rank),
        Row([.trigger], .acknowledge),
        Row(.scale) { $0.kind == .range && $0.range?.fitsInARow ?? false },
        Row([.range], .number),
    ]

    private struct Row: Sendable {
        let widget: Widget
        let fits: @Sendable (QuestionDefinition) -> Bool

        init(_ widget: Widget, _ fits: @escaping @Sendable (QuestionDefinition) -> Bool) {
            self.widget = widget
            self.fits = fits
        }

        init(_ kinds: Set<ControlKind>, types: Set<ValueType>? = nil, appearance: String? = nil, _ widget: Widget) {
            self.init(widget) { question in
                kinds.contains(question.kind)
                    && types?.contains(question.type) ?? true
                    && appearance.map(question.has(appearance:)) ?? true
            }
        }
    }
}

extension QuestionDefinition {
    /// At least three of the fixed choices are whole numbers in order: a scale.
    fileprivate var isNumeric: Bool {
        guard case .fixed(let choices) = choices else { return false }
        let numbers = choices.compactMap { Int($0.value) }
        return numbers.count >= 3 && numbers == numbers.sorted()
    }

    /// More choices than anybody reads as a list of radio buttons.
    fileprivate var isLong: Bool {
        guard case .fixed(let choices) = choices else { return false }
        return choices.count > 30
    }
}

extension RangeBounds {
    /// At most eleven whole steps, such as 0 to 10.
    fileprivate var fitsInARow: Bool { steps.map { $0.count <= 11 } ?? false }

    /// The values of the range when they can be shown one by one; nil when there are more than a hundred.
    var steps: [String]? {
        guard step > 0, (maximum - minimum) / step <= 100 else { return nil }
        let count = Int(((maximum - minimum) / step + 1e-9).rounded(.down))
        let values = (0...count).map { minimum + Double($0) * step }
        return (start <= end ? values : values.reversed()).map(Self.text)
    }

    /// A bound as one writes it, without a needless fraction.
    static func text(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}
