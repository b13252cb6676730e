import XForms

/// How a stored number is written for a reader: decimal sign of the language, thousands when the author asks for them.
struct NumberStyle: Sendable {
    private let isNumber: Bool
    private let decimal: String
    private let group: String?
    private let language: InterfaceLanguage

    init(_ question: QuestionDefinition, _ language: InterfaceLanguage) {
        isNumber = question.type == .int || question.type == .decimal
        self.language = language
        decimal = language.decimalSeparator
        group = question.has(appearance: "thousands-sep") ? language.groupSeparator : nil
    }

    /// The text to show; anything that is not a plain number stays as it was typed.
    func shown(_ value: String) -> String {
        guard isNumber, value.utf8.allSatisfy(Self.isPlain) else { return value }
        if group == nil && (decimal == "." || !value.utf8.contains(UInt8(ascii: "."))) {
            return language.figures(value)
        }
        let parts = value.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = group.map { Self.grouped(parts[0], by: $0) } ?? String(parts[0])
        return language.figures(parts.count == 2 ? whole + decimal + parts[1] : whole)
    }

    private static func grouped(_ digits: Substring, by sign: String) -> String {
        let body = digits.drop { $0 == "-" }
        var text = ""
        for (index, digit) in body.enumerated() {
            if index > 0 && (body.count - index) % 3 == 0 { text += sign }
            text.append(digit)
        }
        return digits.hasPrefix("-") ? "-" + text : text
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }
}
