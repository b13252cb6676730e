package import XForms

/// "Check your answers", rendered once for one questionnaire and language.
struct CheckSheet: Sendable {
    let frame: Stencil<CheckPlace>
    let heading: Stencil<PageFragments.TextPlace>
    let group: Stencil<PageFragments.GroupPlace>
    let row: Stencil<CheckRowPlace>
    let empty: Stencil<CheckRowPlace>
    let closed: Stencil<CheckRowPlace>

    init(words: FormWords, title: String, frame: Frame, pages: Pages) throws {
        let language = words.interface
        let page = CheckPage(title: language.say(.checkTitle), form: title)
        self.frame = try pages.prepare(page, in: language, frame: frame)
        heading = try pages.templates.stencil("parts/check-heading", of: [SentencePart(), AuthorPart(words)])
        group = try pages.templates.stencil("parts/check-group", of: [GroupPart()])
        row = try pages.prepare(CheckRowPart(), in: language)
        empty = try pages.prepare(CheckEmptyPart(), in: language)
        closed = try pages.prepare(CheckClosedPart(), in: language)
    }
}

/// One question and its answer, as words.
package struct AnswerRow: Sendable {
    package let key: NodeKey
    package let label: String
    /// The label's language, where it is not that of the screens.
    package let lang: String?
    /// Nil when nothing was filled in.
    package let answer: AnswerText?
    /// The label as HTML, where it is the same for everybody.
    var labelHTML: [UInt8]?
}

extension AnswerRow {
    /// Writes the label.
    fileprivate func write(into out: inout HTMLBuffer) {
        if let labelHTML { out.raw(labelHTML) } else { out.text(label) }
    }
}

/// The answers of one page.
private struct AnswerGroup {
    let page: Page
    /// The page's own heading; nil where its questions stand under no heading.
    let heading: String?
    let rows: [AnswerRow]
}

extension FormPages {
    /// Every question that is asked now and what was answered, in order.
    ///
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    package func rows(of answers: Answers) throws -> [AnswerRow] { try groups(of: answers).flatMap(\.rows) }

    /// "Check your answers" as bytes of HTML.
    ///
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    package func checkBytes(_ fill: CheckFill) throws -> [UInt8] {
        let groups = try groups(of: fill.answers)
        var out = HTMLBuffer(capacity: check.frame.size + groups.reduce(1024) { $0 + $1.rows.count * 400 })
        check.frame.write(into: &out) { place, _, out in
            switch place {
            case .titlePrefix: if !fill.violations.isEmpty { out.text(words.interface.say(.errorPrefix) + " ") }
            case .action: out.text(fill.action)
            case .token: out.text(fill.token)
            case .back: out.text(fill.back)
            case .notice: fragments.writeNotice(fill.notice, into: &out)
            case .summary: fragments.errors.writeSummary(errors(fill, groups), isAddress: true, into: &out)
            case .idle: out.idle(fill.idleSeconds)
            case .rows: write(groups[...], fill, into: &out)
            }
        }
        return out.bytes
    }

    private func groups(of answers: Answers) throws -> [AnswerGroup] {
        let reader = AnswerWords(answers: answers, words: words)
        return try answers.pages.compactMap { page in
            let sheet = try sheet(page.index)
            let rows = answers.questions(on: page).compactMap { question -> AnswerRow? in
                guard question.isRelevant, let part = sheet.questions[question.index], part.widget != .note else {
                    return nil
                }
                let label = part.isFixed ? part.name : words.label(of: question, answers)
                return AnswerRow(
                    key: question.key, label: label, lang: part.labelLang, answer: reader.text(of: question, part),
                    labelHTML: part.isFixed ? part.nameHTML : nil)
            }
            return rows.isEmpty ? nil : AnswerGroup(page: page, heading: sheet.outline.fixedHeading, rows: rows)
        }
    }

    /// Messages with the address of the question they are about.
    private func errors(_ fill: CheckFill, _ groups: [AnswerGroup]) -> [(
        anchor: String, message: ErrorFragments.Message
    )] {
        fill.violations.map { violation in
            let page = groups.first { $0.rows.contains { $0.key == violation.key } }?.page
            let address = page.map { fill.address($0) + "#" + violation.key.description } ?? "#inhoud"
            return (address, violation.words(in: words, answers: fill.answers))
        }
    }

    /// A page with a heading of its own stands under it; pages without one stand together.
    private func write(_ groups: ArraySlice<AnswerGroup>, _ fill: CheckFill, into out: inout HTMLBuffer) {
        var rest = groups
        while let first = rest.first {
            let together = first.heading == nil ? rest.prefix { $0.heading == nil } : rest.prefix(1)
            rest = rest.dropFirst(together.count)
            check.group.write(into: &out) { place, _, out in
                switch place {
                case .label: if let heading = first.heading { fragments.write(check.heading, heading, into: &out) }
                case .content: for group in together { write(group, fill, into: &out) }
                case .id, .buttons, .command: break
                }
            }
        }
    }

    private func write(_ group: AnswerGroup, _ fill: CheckFill, into out: inout HTMLBuffer) {
        let address = fill.address(group.page)
        if fill.closed.contains(group.page.key) { return writeClosed(group, into: &out) }
        var lead = HTMLBuffer(capacity: address.utf8.count + 16)
        lead.text(address)
        lead.raw("#")
        for row in group.rows {
            (row.answer == nil ? check.empty : check.row).write(into: &out) { place, _, out in
                switch place {
                case .label: row.write(into: &out)
                case .labelLanguage: out.language(row.lang, row.lang.map(FormWords.direction))
                case .answer: out.text(row.answer?.words ?? "")
                case .answerLanguage: out.language(row.answer?.lang, row.answer?.dir)
                case .address:
                    out.raw(lead.bytes)
                    out.text(row.key.description)
                }
            }
        }
    }

    /// Questions that a person answered alone: that they were asked, and no more.
    private func writeClosed(_ group: AnswerGroup, into out: inout HTMLBuffer) {
        for row in group.rows {
            check.closed.write(into: &out) { place, _, out in
                switch place {
                case .label: row.write(into: &out)
                case .labelLanguage: out.language(row.lang, row.lang.map(FormWords.direction))
                case .answer, .answerLanguage, .address: break
                }
            }
        }
    }
}
