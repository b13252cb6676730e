package import XForms

/// What a visitor sent from a question page: fields by name, in the order of the page.
package struct PostedPage: Sendable {
    private let fields: [(name: String, value: String)]
    private let widgets: [Widget]?

    /// - Parameters:
    ///   - fields: name and value of each field; a name may occur more than once.
    ///   - widgets: how each question of the definition is answered (`FormPages.widgets`); nil works it out.
    package init(_ fields: [(name: String, value: String)], widgets: [Widget]? = nil) {
        self.fields = fields
        self.widgets = widgets
    }

    /// Stores what was typed and chosen, in order of the page.
    ///
    /// A question that was not on the page that was sent keeps its answer; an empty field clears one.
    package func store(on page: Page, in answers: inout Answers) {
        answers.set(changes(on: page, in: answers).map { ($0.text, $0.question.key) })
    }

    /// What the page sent that is not what the answers hold, in order of the page.
    func changes(on page: Page, in answers: Answers) -> [(text: String, question: Question)] {
        changes(of: answers.questions(on: page), in: answers)
    }

    /// The same for the questions of the page.
    func changes(of questions: [Question], in answers: Answers) -> [(text: String, question: Question)] {
        var cursor = 0
        var entries: [(text: String, question: Question)] = []
        for question in questions {
            let widget = widgets?[question.index] ?? Widget(for: answers.definition.questions[question.index])
            guard let text = text(for: question, widget, in: answers, from: &cursor) else { continue }
            if text != question.value { entries.append((text, question)) }
        }
        return entries
    }

    /// The text to store for a question; nil when the question was not on the page.
    private func text(
        for question: Question, _ widget: Widget, in answers: Answers, from cursor: inout Int
    ) -> String? {
        let name = question.key.description
        guard let first = position(of: name, from: &cursor) else { return nil }
        switch widget {
        case .note, .notOffered: return nil
        case .text, .multiline: return Self.withoutCarriageReturns(fields[first].value)
        case .number:
            // A number in a text question has no type that would read its digits.
            let isText = answers.definition.questions[question.index].type == .string
            return isText ? PlainDigits.of(fields[first].value) : fields[first].value
        case .radios, .menu, .scale, .checkboxes, .acknowledge: return chosen(name, from: first)
        case .date, .monthYear, .year, .time, .dateTime:
            let typed = DateFields.ends.prefix(DateFields.count(widget)).map { value(name + $0, from: first) }
            let text = DateFields.text(of: typed, widget: widget)
            return DateFields.parts(of: question.value, widget: widget) == typed ? question.value : text
        case .rank: return ranked(name, from: first)
        }
    }

    /// Where a field stands; fields come in the order of the page, so the search goes on where the last one ended.
    private func position(of name: String, from cursor: inout Int) -> Int? {
        for index in fields.indices[cursor...] where fields[index].name == name {
            cursor = index
            return index
        }
        for index in 0..<cursor where fields[index].name == name {
            cursor = index
            return index
        }
        return nil
    }

    private func value(_ name: String, from first: Int) -> String {
        fields[first...].first { $0.name == name }?.value ?? ""
    }

    /// The values ticked; each group starts with an empty field that says it was on the page.
    private func chosen(_ name: String, from first: Int) -> String {
        // One, mostly: it is taken as it is.
        var (one, others): (String?, [String]) = (nil, [])
        for index in first..<fields.count where fields[index].name == name && !fields[index].value.isEmpty {
            if one == nil { one = fields[index].value } else { others.append(fields[index].value) }
        }
        guard let one, !others.isEmpty else { return one ?? "" }
        return ([one] + others).joined(separator: " ")
    }

    /// Names in the order of the places given to them; without a place, a name is left out.
    private func ranked(_ name: String, from first: Int) -> String {
        let prefix = name + ":"
        let places = fields[first...].compactMap { field -> (place: Int, name: Substring)? in
            guard field.name.hasPrefix(prefix), let place = Int(field.value) else { return nil }
            return (place, field.name.dropFirst(prefix.count))
        }
        return places.sorted { $0.place < $1.place }.map { String($0.name) }.joined(separator: " ")
    }

    /// A browser sends line ends as CR LF (HTML, "form data set"); XML and we keep LF.
    private static func withoutCarriageReturns(_ text: String) -> String {
        guard text.utf8.contains(13) else { return text }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var last: UInt8 = 0
        for byte in text.utf8 {
            if byte == 13 { bytes.append(10) } else if byte != 10 || last != 13 { bytes.append(byte) }
            last = byte
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
