import XMLTree

/// A piece of a text as written: words, or an expression not yet compiled.
enum WrittenPart: Hashable {
    case text(String)
    case output(String, SourcePosition)
}

/// A text of `itext` as written.
struct WrittenText {
    let id: String
    /// The element per language; nil where a language lacks the id.
    var translations: [XMLElement?]
    /// The finished text, once it was found to be the same wherever it stands.
    var everywhere: FormText?
}

extension FormReader {
    // MARK: itext

    /// Reads `itext` (ODK XForms, "Languages").
    mutating func readTexts() {
        let translations = parts.model.children(named: "itext").flatMap { $0.children(named: "translation") }
        for (number, translation) in translations.enumerated() {
            let name = translation.attribute("lang") ?? ""
            if name.isEmpty { report(.translationWithoutLanguage, at: translation.place) }
            if languages.contains(where: { $0.name == name }) {
                report(.duplicateLanguage(name), at: translation.place)
            }
            languages.append(FormLanguage(name: name))
            if let written = translation.attribute("default"), written != "false", written != "false()" {
                defaultLanguage = number
            }
            readTranslation(translation, number: number, of: translations.count)
        }
        if languages.isEmpty { languages = [FormLanguage(name: "")] }
    }

    private mutating func readTranslation(_ translation: XMLElement, number: Int, of count: Int) {
        for text in translation.children(named: "text") {
            guard let id = text.attribute("id"), !id.isEmpty else {
                report(.textWithoutID, at: text.place)
                continue
            }
            let place = textNumbers[id] ?? texts.count
            if place == texts.count {
                textNumbers[id] = place
                texts.append(WrittenText(id: id, translations: Array(repeating: nil, count: count)))
            }
            if texts[place].translations[number] != nil {
                report(.duplicateText(id, language: languages[number].name), at: text.place)
            }
            texts[place].translations[number] = text
        }
    }

    /// The forms of a text (`""` for the plain one) in order of their names, each once: the last of a kind counts.
    private static func forms(of text: XMLElement) -> [(form: String, parts: [WrittenPart])] {
        var forms: [(form: String, parts: [WrittenPart])] = []
        for case .element(let value) in text.children where value.name.local == "value" {
            let form = value.attribute("form")?.trimmed ?? ""
            forms.removeAll { $0.form == form }
            forms.append((form, parts(of: value)))
        }
        if forms.count > 1 { forms.sort { $0.form < $1.form } }
        return forms
    }

    // MARK: Words and outputs

    /// The words and outputs of an element, white space at both ends dropped.
    static func parts(of element: XMLElement) -> [WrittenPart] {
        if element.children.count == 1, case .text(let words) = element.children[0] {
            let words = words.trimmed
            return words.isEmpty ? [] : [.text(words)]
        }
        var parts: [WrittenPart] = []
        collect(element, into: &parts)
        if case .text(let first)? = parts.first { parts[0] = .text(first.trimmed(.start)) }
        if case .text(let last)? = parts.last { parts[parts.count - 1] = .text(last.trimmed(.end)) }
        return parts.filter { $0 != .text("") }
    }

    private static func collect(_ element: XMLElement, into parts: inout [WrittenPart]) {
        for child in element.children {
            switch child {
            case .text(let words):
                if case .text(let before)? = parts.last {
                    parts[parts.count - 1] = .text(before + words)
                } else {
                    parts.append(.text(words))
                }
            case .element(let inner) where inner.name.local == "output":
                parts.append(.output(inner.attribute(anyOf: "value", "ref") ?? "", inner.place))
            case .element(let inner): collect(inner, into: &parts)
            case .comment, .processingInstruction: break
            }
        }
    }

    // MARK: Texts at their place

    /// The text of a `label`, `hint` or `value`: by reference to `itext`, by an expression, or its own words.
    mutating func text(of element: XMLElement, at context: Int) -> FormText {
        guard let written = element.attribute("ref")?.trimmed, !written.isEmpty else {
            return everywhere(LocalText(plain: compiled(Self.parts(of: element), at: context)))
        }
        if let id = Self.itextId(written) { return text(id: id, at: context, position: element.place) }
        return everywhere(
            LocalText(plain: [.output(expression(written, at: context, role: .output, position: element.place))]))
    }

    /// The text of a message attribute: `jr:itext('id')` or the words themselves.
    mutating func message(_ written: String, at context: Int, position: SourcePosition) -> FormText {
        if let id = Self.itextId(written) { return text(id: id, at: context, position: position) }
        return everywhere(LocalText(plain: [.text(written.trimmed)]))
    }

    /// The text of `itext` with this id, its outputs to be read at `context`.
    mutating func text(id: String, at context: Int, position: SourcePosition) -> FormText {
        guard let number = textNumbers[id] else {
            report(.missingText(id, near: speller.nearest(id, in: texts.lazy.map(\.id))), at: position)
            return everywhere(LocalText())
        }
        return text(number, at: context)
    }

    /// The text of `itext` with this number, its outputs to be read at `context`.
    mutating func text(_ number: Int, at context: Int) -> FormText {
        if let known = texts[number].everywhere { return known }
        let compiled = expressions.count
        let translations = texts[number].translations
        let text = FormText(translations: translations.map { localText($0.map(Self.forms) ?? [], at: context) })
        if expressions.count == compiled { texts[number].everywhere = text }
        return text
    }

    private mutating func localText(_ forms: [(form: String, parts: [WrittenPart])], at context: Int) -> LocalText {
        var text = LocalText()
        for (form, parts) in forms {
            switch form {
            case "": text.plain = compiled(parts, at: context)
            case "short": text.short = compiled(parts, at: context)
            case "long": text.long = compiled(parts, at: context)
            case "guidance": text.guidance = compiled(parts, at: context)
            default:
                if let kind = LocalText.Media(rawValue: form), case .text(let address)? = parts.first {
                    text.media[kind] = address
                }
            }
        }
        if text.plain.isEmpty { text.plain = text.long ?? text.short ?? [] }
        return text
    }

    private mutating func compiled(_ parts: [WrittenPart], at context: Int) -> [TextPart] {
        var compiled: [TextPart] = []
        for part in parts {
            switch part {
            case .text(let words): compiled.append(.text(words))
            case .output(let source, let place):
                compiled.append(.output(expression(source, at: context, role: .output, position: place)))
            }
        }
        return compiled
    }

    private func everywhere(_ text: LocalText) -> FormText {
        FormText(translations: Array(repeating: text, count: max(1, languages.count)))
    }

    /// The id in `jr:itext('id')`; nil for any other expression.
    static func itextId(_ written: String) -> String? {
        let call = "jr:itext(".utf8
        let text = written.utf8.trimmed
        guard text.starts(with: call), text.last == UInt8(ascii: ")") else { return nil }
        let argument = text.dropFirst(call.count).dropLast().trimmed
        guard argument.count >= 2, let quote = argument.first,
            quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""),
            argument.last == quote
        else { return nil }
        let id = argument.dropFirst().dropLast()
        return id.contains(quote) ? nil : String(Substring(id))
    }
}
