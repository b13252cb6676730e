import XForms

// One question with its value, state and message.

extension QuestionPageWriter {
    func write(_ question: Question, _ sheet: QuestionSheet, into out: inout HTMLBuffer) {
        let key = question.key.description
        let message = messages.first { $0.key == question.key }?.text
        let other = fill.elsewhere[question.key]
        let parts = sheet.hasParts ? DateFields.parts(of: question.value, widget: sheet.widget) : []
        let isFixed = question.isReadOnly && sheet.widget != .note
        (isFixed ? sheet.readOnly : sheet.stencil).write(into: &out) { place, index, out in
            switch place {
            case .checked:
                if sheet.isChosen(index, in: question.value) { out.raw(" checked=\"checked\"") }
            case .selected:
                if sheet.isChosen(index, in: question.value) { out.raw(" selected=\"selected\"") }
            case .key: out.text(key)
            case .label: out.text(fill.answers.label(of: question)?.plain ?? "")
            case .hint: out.text(fill.answers.hint(of: question)?.plain ?? "")
            case .guidance: out.text(fill.answers.hint(of: question)?.guidance ?? "")
            case .optional: if !question.isRequired { out.raw(pages.fragments.optionalMark) }
            case .given: writeGiven(question, sheet, into: &out)
            case .error:
                if let message { pages.fragments.errors.writeError(message, for: key, into: &out) }
                if let other { writeElsewhere(other, key, into: &out) }
            case .clear: if !question.isRequired { pages.fragments.write(pages.fragments.clear, key, into: &out) }
            case .described: writeDescribed(sheet, key, isWrong: message != nil, isElsewhere: other != nil, into: &out)
            case .invalid:
                if question.isRequired { out.raw(" aria-required=\"true\"") }
                if message != nil { out.raw(" aria-invalid=\"true\"") }
            case .value:
                if sheet.hasParts {
                    if parts.indices.contains(index) { out.text(parts[index]) }
                } else {
                    out.text(sheet.numbers.shown(question.value))
                }
            case .choices:
                pages.fragments.choices.write(
                    fill.answers.choices(of: question), of: question, as: sheet.widget, key: key, into: &out)
            }
        }
    }

    /// Writes the answer of a question that cannot be changed; nothing when it is empty.
    private func writeGiven(_ question: Question, _ sheet: QuestionSheet, into out: inout HTMLBuffer) {
        let reader = AnswerWords(answers: fill.answers, words: pages.words)
        guard let answer = reader.text(of: question, sheet) else { return }
        pages.fragments.write(pages.fragments.given, answer.words, lang: answer.lang, dir: answer.dir, into: &out)
    }

    /// Writes what was saved for this question from another tab or device.
    private func writeElsewhere(_ words: String, _ key: String, into out: inout HTMLBuffer) {
        pages.fragments.elsewhere.write(into: &out) { place, _, out in
            switch place {
            case .id: out.text(key)
            case .label: out.text(words)
            case .content, .buttons, .command: break
            }
        }
    }

    /// Names the hints and the message of a question to a screen reader.
    private func writeDescribed(
        _ sheet: QuestionSheet, _ key: String, isWrong: Bool, isElsewhere: Bool, into out: inout HTMLBuffer
    ) {
        guard sheet.hasHint || sheet.hasFormHint || isWrong || isElsewhere else { return }
        out.raw(" aria-describedby=\"")
        var between = ""
        for (isThere, end) in [
            (sheet.hasHint, "-uitleg"), (sheet.hasFormHint, "-vorm"), (isWrong, "-fout"), (isElsewhere, "-elders"),
        ] where isThere {
            out.text(between + key + end)
            between = " "
        }
        out.raw("\"")
    }
}

extension QuestionSheet {
    /// The value is shown in several fields, or in another form than it is stored.
    var hasParts: Bool {
        switch widget {
        case .date, .monthYear, .year, .time, .dateTime: true
        case .text, .multiline, .number, .radios, .checkboxes, .menu, .scale, .rank, .acknowledge, .note, .notOffered:
            false
        }
    }

    /// Whether the n-th fixed choice is chosen.
    func isChosen(_ index: Int, in value: String) -> Bool {
        switch widget {
        case .checkboxes: value.utf8.split(separator: 32).contains { $0.elementsEqual(values[index].utf8) }
        case .acknowledge: value == "OK"
        case .radios, .menu, .scale, .text, .multiline, .number, .date, .monthYear, .year, .time, .dateTime, .rank,
            .note, .notOffered:
            value == values[index]
        }
    }
}
