import XMLTree

/// Arguments that are written into the expression, and can be judged there.
extension FormCheck {
    /// The arguments of a function, from 0, that are numbers.
    private static let numbers: [String: [Int]] = {
        var table: [String: [Int]] = [
            "substr": [1, 2], "substring": [1, 2], "selected-at": [1], "uuid": [0], "checklist": [0, 1],
            "weighted-checklist": [0, 1], "round": [0, 1], "pow": [0, 1], "atan2": [0, 1],
        ]
        for name in [
            "int", "abs", "sqrt", "exp", "exp10", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "floor",
            "ceiling",
        ] { table[name] = [0] }
        return table
    }()

    /// The only words an argument may be, small and without hyphens, as `digest` reads them.
    private static let words: [String: [Int: Set<String>]] = [
        "digest": [1: ["md5", "sha1", "sha256", "sha384", "sha512"], 2: ["base64", "hex"]]
    ]

    private static let escapes = Set("YymnbdeaHhMS3%".unicodeScalars)

    mutating func checkArguments(_ name: String, _ arguments: [Term], of expression: WrittenExpression) {
        for index in Self.numbers[name] ?? [] where index < arguments.count {
            guard let text = arguments[index].constantText, !Self.isComputable(text) else { continue }
            report(.wrongArgument(text, of: name, in: expression.name), at: expression.element)
        }
        for (index, allowed) in Self.words[name] ?? [:] where index < arguments.count {
            guard let text = arguments[index].constantText,
                !allowed.contains(text.lowercased().filter { $0 != "-" || index != 1 })
            else { continue }
            report(.wrongArgument(text, of: name, in: expression.name), at: expression.element)
        }
        switch name {
        case "uuid":
            guard let number = arguments.first?.constantNumber, number < 1 else { break }
            report(.wrongArgument(XPathNumber.text(number), of: name, in: expression.name), at: expression.element)
        case "format-date", "format-date-time": checkFormat(arguments, of: name, in: expression)
        case "weighted-checklist":
            guard !arguments.count.isMultiple(of: 2) else { break }
            let allowed = Bilingual(dutch: "een even aantal", english: "an even number")
            report(
                .argumentCount(name, given: arguments.count, allowed: allowed, in: expression.name),
                at: expression.element)
        case "regex":
            // The pattern comes second; a path there is an answer that is taken for a pattern.
            guard arguments.count == 2, case .text(let text) = arguments[0], case .path = arguments[1] else { break }
            report(
                .wrongArgument(text, of: name, in: expression.name).with(severity: .warning), at: expression.element)
        case "indexed-repeat": checkRepeats(arguments, of: expression)
        case "jr:choice-name":
            guard arguments.count == 2, case .path(let path) = arguments[1] else { break }
            report(.wrongPathText(path.written, function: name, in: expression.name), at: expression.element)
        case "jr:itext":
            guard arguments.count == 1, let id = arguments[0].constantText, texts[id] == nil else { break }
            report(.missingText(id, near: speller.nearest(id, in: texts.ids)), at: expression.element)
        case "selected", "is-selected": checkSelected(arguments, of: expression)
        default: break
        }
    }

    private mutating func checkFormat(_ arguments: [Term], of name: String, in expression: WrittenExpression) {
        guard arguments.count == 2, let format = arguments[1].constantText else { return }
        if !format.contains("%"), format.contains(where: \.isLetter) {
            return report(
                .wrongArgument(format, of: name, in: expression.name).with(severity: .warning),
                at: expression.element)
        }
        var scalars = format.unicodeScalars[...]
        while let start = scalars.firstIndex(of: "%") {
            let escape = scalars[start...].dropFirst().first
            guard let escape, Self.escapes.contains(escape) else {
                let written = "%" + (escape.map { String(Character($0)) } ?? "")
                return report(.wrongArgument(written, of: name, in: expression.name), at: expression.element)
            }
            scalars = scalars[start...].dropFirst(2)
        }
    }

    /// `indexed-repeat(value, repeat, place, …)`: what stands for a repeat must repeat, and the value lie in the first.
    private mutating func checkRepeats(_ arguments: [Term], of expression: WrittenExpression) {
        for argument in stride(from: 1, to: arguments.count, by: 2).map({ arguments[$0] }) {
            guard case .path(let path) = argument, let node = node(of: argument, in: expression),
                !outline.repeated.contains(node)
            else { continue }
            report(.wrongArgument(path.written, of: "indexed-repeat", in: expression.name), at: expression.element)
        }
        guard arguments.count > 1, case .path(let path) = arguments[0],
            let value = node(of: arguments[0], in: expression), let repeating = node(of: arguments[1], in: expression),
            outline.repeated.contains(repeating),
            !outline.schema.chain(value).contains(repeating)
        else { return }
        report(
            .wrongArgument(path.written, of: "indexed-repeat", in: expression.name).with(severity: .warning),
            at: expression.element)
    }

    /// `selected()` of an answer that is no choice: nobody ticks anything there.
    private mutating func checkSelected(_ arguments: [Term], of expression: WrittenExpression) {
        guard case .path(let path)? = arguments.first,
            [.numberAnswer, .date, .time].contains(
                kind(of: arguments[0], in: expression))
        else { return }
        report(.selectedElsewhere(path.written, in: expression.name), at: expression.element)
    }
}
