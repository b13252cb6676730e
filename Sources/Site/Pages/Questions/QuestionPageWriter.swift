import XForms

/// Writes one question page for one request.
struct QuestionPageWriter {
    let pages: FormPages
    let fill: QuestionPageFill
    /// What is wrong, in order of the page.
    let messages: [(key: NodeKey, text: String)]
    private let sheet: PageSheet
    private let heading: PageHeading
    private let items: [PageItem]
    /// The repeat that an "add another?" page is about.
    private let another: RepeatSeries?

    init(pages: FormPages, sheet: PageSheet, fill: QuestionPageFill) {
        self.pages = pages
        self.sheet = sheet
        self.fill = fill
        let words = pages.words
        another = sheet.isAnother ? fill.answers.series(on: fill.page) : nil
        messages = fill.violations.map { violation in
            (violation.key, violation.words(in: words, answers: fill.answers))
        }
        var items = fill.answers.items(on: fill.page)
        heading = PageHeading(sheet.outline, of: fill, items: &items, series: another, words: words)
        self.items = items
    }

    func bytes() -> [UInt8] {
        let fragments = pages.fragments
        var out = HTMLBuffer(capacity: pages.frame.size + sheet.size + sheet.size / 4 + 2048)
        pages.frame.write(into: &out) { place, _, out in
            switch place {
            case .items: writeItems(&out)
            case .titlePrefix: if !messages.isEmpty { out.text(fragments.language.say(.errorPrefix) + " ") }
            case .pageTitle: out.text(heading.title + stepWords(before: " – "))
            case .action: out.text(fill.action)
            case .token: out.text(fill.token)
            case .origin: if fill.returnsToCheck { out.raw(fragments.origin) }
            case .back: if fill.hasBack { out.raw(fragments.back) }
            case .notice: fragments.writeNotice(fill.notice, into: &out)
            case .summary: fragments.errors.writeSummary(messages.map { ($0.key.description, $0.text) }, into: &out)
            case .step: if fill.step != nil { fragments.write(fragments.step, stepWords(before: ""), into: &out) }
            case .groups: writeHeading(&out)
            }
        }
        return out.bytes
    }

    private func stepWords(before: String) -> String {
        guard let step = fill.step else { return "" }
        let values: KeyValuePairs = ["n": String(step.number), "total": String(step.total)]
        return before + pages.fragments.language.say(.stepOf, values)
    }

    private func writeHeading(_ out: inout HTMLBuffer) {
        for caption in heading.captions { pages.fragments.write(pages.fragments.step, caption, into: &out) }
        if heading.isShown { pages.fragments.write(pages.fragments.heading, heading.title, into: &out) }
    }
}

// MARK: - Questions, groups and repeats

extension QuestionPageWriter {
    private func writeItems(_ out: inout HTMLBuffer) {
        if let another {
            writeAnother(another, into: &out)
        } else {
            write(items, into: &out)
        }
    }

    private func write(_ items: [PageItem], into out: inout HTMLBuffer) {
        for item in items {
            switch item {
            case .question(let question):
                guard question.isRelevant, let part = sheet.questions[question.index] else { continue }
                write(question, part, into: &out)
            case .group(let group):
                if group.isRelevant { write(group, into: &out) }
            case .repetition(let series):
                if series.isRelevant { write(series, into: &out) }
            }
        }
    }

    private func write(_ group: Group, into out: inout HTMLBuffer) {
        let label = sheet.outline.groups[group.index]?.text(at: group.key, fill.answers) ?? ""
        guard !label.isEmpty else { return write(group.items, into: &out) }
        write(pages.fragments.group, label: label, id: group.key.description, into: &out) { out in
            write(group.items, into: &out)
        }
    }

    private func write(_ series: RepeatSeries, into out: inout HTMLBuffer) {
        let label = label(of: series)
        write(
            pages.fragments.series, label: label, id: "", into: &out,
            content: { out in
                for instance in series.instances where instance.isRelevant {
                    writeInstance(instance, of: series, label: label, into: &out)
                }
            },
            buttons: { out in
                if series.isOpen { writeAdd(series, label: label, into: &out) }
            })
    }

    private func label(of series: RepeatSeries) -> String {
        sheet.outline.repeats[series.index]?.text(at: series.parent, fill.answers) ?? ""
    }

    private func writeInstance(
        _ instance: RepeatInstance, of series: RepeatSeries, label: String, into out: inout HTMLBuffer
    ) {
        let name = label + " " + String(instance.position)
        write(
            pages.fragments.instance, label: name, id: instance.key.description, into: &out,
            content: { out in write(instance.items, into: &out) },
            buttons: { out in
                if series.isOpen { writeRemove(instance, label: label, into: &out) }
            })
    }

    /// The page at the end of a repeat: what there is, and the question whether there is more.
    private func writeAnother(_ series: RepeatSeries, into out: inout HTMLBuffer) {
        let label = label(of: series)
        let language = pages.fragments.language
        write(
            pages.fragments.another, label: language.say(.addAnotherCount, ["n": String(series.instances.count)]),
            id: "", into: &out,
            content: { out in
                for instance in series.instances where series.isOpen {
                    writeRemove(instance, label: label, into: &out)
                }
            },
            buttons: { out in
                if series.isOpen { writeAdd(series, label: label, into: &out) }
            })
    }

    private func writeAdd(_ series: RepeatSeries, label: String, into out: inout HTMLBuffer) {
        let command = "voegtoe:\(series.index):\(series.parent)"
        writeButton(pages.fragments.language.say(.addOne, ["label": label]), command, into: &out)
    }

    private func writeRemove(_ instance: RepeatInstance, label: String, into out: inout HTMLBuffer) {
        let values: KeyValuePairs = ["label": label, "n": String(instance.position)]
        writeButton(pages.fragments.language.say(.removeOne, values), "verwijder:\(instance.key)", into: &out)
    }

    private func writeButton(_ label: String, _ command: String, into out: inout HTMLBuffer) {
        pages.fragments.button.write(into: &out) { place, _, out in
            switch place {
            case .label: out.text(label)
            case .command: out.text(command)
            case .id, .content, .buttons: break
            }
        }
    }

    private func write(
        _ stencil: Stencil<PageFragments.GroupPlace>, label: String, id: String, into out: inout HTMLBuffer,
        content: (inout HTMLBuffer) -> Void, buttons: (inout HTMLBuffer) -> Void = { _ in }
    ) {
        stencil.write(into: &out) { place, _, out in
            switch place {
            case .label: out.text(label)
            case .id: out.text(id)
            case .content: content(&out)
            case .buttons: buttons(&out)
            case .command: break
            }
        }
    }
}
