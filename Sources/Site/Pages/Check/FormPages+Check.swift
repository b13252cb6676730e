package import XForms

/// "Check your answers", rendered once for one questionnaire and language.
struct CheckSheet: Sendable {
    let frame: Stencil<CheckPlace>
    let heading: Stencil<PageFragments.TextPlace>
    let group: Stencil<PageFragments.GroupPlace>
    let row: Stencil<CheckRowPlace>
    let empty: Stencil<CheckRowPlace>

    init(words: FormWords, title: String, frame: Frame, pages: Pages) throws {
        let language = words.interface
        let page = CheckPage(
            title: language.texts["checkTitle"] ?? "", form: title, textLang: words.code,
            textDir: FormWords.direction(words.code))
        self.frame = try pages.prepare(page, in: language, frame: frame)
        heading = try pages.templates.stencil("parts/check-heading", of: [SentencePart()])
        group = try pages.templates.stencil("parts/check-group", of: [GroupPart()])
        row = try pages.prepare(CheckRowPart(), in: language)
        empty = try pages.prepare(CheckEmptyPart(), in: language)
    }
}

extension FormWords {
    /// The label of the group that a page is, when it has one that does not depend on the answers.
    fileprivate func heading(of page: Page) -> String? {
        guard case .group(let group, _)? = definition.pages[page.index].items.first,
            let label = definition.groups[group].label, let words = fixed(label), !words.isEmpty
        else { return nil }
        return words
    }
}

/// One question and its answer, as words.
package struct AnswerRow: Sendable {
    package let page: Page
    package let key: NodeKey
    package let label: String
    /// Nil when nothing was filled in.
    package let answer: String?
}

extension FormPages {
    /// Every question that is asked now and what was answered, in order.
    ///
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    package func rows(of answers: Answers) throws -> [AnswerRow] {
        let reader = AnswerWords(answers: answers, words: words)
        return try answers.pages.flatMap { page in
            let sheets = try sheet(page.index).questions
            return answers.questions(on: page).compactMap { question -> AnswerRow? in
                guard question.isRelevant, let sheet = sheets[question.index], sheet.widget != .note else { return nil }
                let label = sheet.isFixed ? sheet.name : words.label(of: question, answers)
                return AnswerRow(
                    page: page, key: question.key, label: label, answer: reader.text(of: question, sheet))
            }
        }
    }

    /// "Check your answers" as bytes of HTML.
    ///
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    package func checkBytes(_ fill: CheckFill) throws -> [UInt8] {
        let rows = try rows(of: fill.answers)
        var addresses: [NodeKey: String] = [:]
        for row in rows { addresses[row.key] = fill.address(row.page) + "#" + row.key.description }
        let wrong = fill.violations.map { violation in
            (violation.key, violation.words(in: words, answers: fill.answers))
        }
        var out = HTMLBuffer(capacity: check.frame.size + rows.count * (check.row.size + 200) + 1024)
        check.frame.write(into: &out) { place, _, out in
            switch place {
            case .titlePrefix: if !wrong.isEmpty { out.text(words.interface.say(.errorPrefix) + " ") }
            case .action: out.text(fill.action)
            case .token: out.text(fill.token)
            case .back: out.text(fill.back)
            case .notice: fragments.writeNotice(fill.notice, into: &out)
            case .summary:
                fragments.errors.writeSummary(
                    wrong.map { (addresses[$0.0] ?? "#inhoud", $0.1) }, isAddress: true, into: &out)
            case .rows: writeRows(rows, fill.answers, addresses, into: &out)
            }
        }
        return out.bytes
    }

    /// The rows, those of a page with a heading of its own below that heading.
    private func writeRows(
        _ rows: [AnswerRow], _ answers: Answers, _ addresses: [NodeKey: String], into out: inout HTMLBuffer
    ) {
        var rest = rows[...]
        while let first = rest.first {
            let heading = words.heading(of: first.page)
            let together = rest.prefix {
                $0.page == first.page || (heading == nil && words.heading(of: $0.page) == nil)
            }
            rest = rest.dropFirst(together.count)
            check.group.write(into: &out) { place, _, out in
                switch place {
                case .label: if let heading { fragments.write(check.heading, heading, into: &out) }
                case .content: for row in together { write(row, to: addresses[row.key] ?? "", into: &out) }
                case .id, .buttons, .command: break
                }
            }
        }
    }

    private func write(_ row: AnswerRow, to address: String, into out: inout HTMLBuffer) {
        (row.answer == nil ? check.empty : check.row).write(into: &out) { place, _, out in
            switch place {
            case .label: out.text(row.label)
            case .answer: out.text(row.answer ?? "")
            case .address: out.text(address)
            }
        }
    }
}
