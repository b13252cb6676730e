import XForms

/// Writes one question page for one request.
struct QuestionPageWriter {
    let pages: FormPages
    let fill: QuestionPageFill
    /// What is wrong, in order of the page.
    let messages: [(key: NodeKey, text: ErrorFragments.Message)]
    let sheet: PageSheet
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

    private func writeButtons(_ out: inout HTMLBuffer) {
        out.raw(pages.fragments.go)
        switch fill.handover {
        case .handOver: out.raw(pages.fragments.handOver)
        case .giveBack: out.raw(pages.fragments.giveBack)
        case nil: break
        }
    }

    private var stamp: String { fill.stamp ?? PageStamp.text(of: items) }

    /// Only what the script needs: the stamp, and the questions when asked for.
    func liveBytes(withQuestions: Bool) -> [UInt8] {
        var out = HTMLBuffer(capacity: withQuestions ? sheet.size + sheet.size / 4 + 512 : 256)
        (withQuestions ? pages.fragments.live : pages.fragments.stamp).write(into: &out) { place, _, out in
            switch place {
            case .id: out.text(stamp)
            case .content: writeItems(&out)
            case .label, .buttons, .command: break
            }
        }
        return out.bytes
    }

    func bytes() -> [UInt8] {
        let fragments = pages.fragments
        var out = HTMLBuffer(capacity: pages.frame.size + sheet.size + sheet.size / 4 + 2048)
        pages.frame.write(into: &out) { place, _, out in
            switch place {
            case .items: writeItems(&out)
            case .titlePrefix: if !messages.isEmpty { out.text(fragments.language.say(.errorPrefix) + " ") }
            case .pageTitle: writeWindowTitle(&out)
            case .buttons: writeButtons(&out)
            case .action: out.text(fill.action)
            case .token: out.text(fill.token)
            case .stamp: out.text(stamp)
            case .live: if sheet.isLive { out.raw(" data-live=\"data-live\"") }
            case .idle: out.idle(fill.idleSeconds)
            case .origin: if fill.returnsToCheck { out.raw(fragments.origin) }
            case .back: if fill.hasBack { out.raw(fragments.back) }
            case .notice: fragments.writeNotice(fill.notice, into: &out)
            case .summary: fragments.errors.writeSummary(messages.map { ($0.key.description, $0.text) }, into: &out)
            case .exit: if sheet.isAboutSafety { out.raw(fragments.exit) }
            case .step: if let step = fill.step { fragments.write(fragments.step, pages.words(of: step), into: &out) }
            case .groups: writeHeading(&out)
            }
        }
        return out.bytes
    }

    /// Heading and step, and the questionnaire where the heading is not its title already.
    private func writeWindowTitle(_ out: inout HTMLBuffer) {
        out.text(heading.title)
        if let step = fill.step {
            out.raw(" – ")
            out.text(pages.words(of: step))
        } else if heading.title == pages.title {
            return
        }
        out.raw(" – ")
        out.text(pages.title)
    }

    private func writeHeading(_ out: inout HTMLBuffer) {
        let fragments = pages.fragments
        for caption in heading.captions { fragments.write(fragments.caption, caption, into: &out) }
        guard heading.isShown else { return }
        fragments.write(heading.isOurs ? fragments.ownHeading : fragments.heading, heading.title, into: &out)
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

    func write(_ items: [PageItem], into out: inout HTMLBuffer) {
        for item in items {
            switch item {
            case .question(let question):
                guard question.isRelevant, let part = sheet.questions[question.index] else { continue }
                write(question, part, into: &out)
            case .group(let group):
                if item.isAsked { write(group, into: &out) }
            case .repetition(let series):
                if series.isRelevant { write(series, into: &out) }
            }
        }
    }
}

extension PageItem {
    /// There is something to ask or to add in it: a heading with nothing under it is left out.
    fileprivate var isAsked: Bool {
        switch self {
        case .question(let question): question.isRelevant
        case .group(let group): group.isRelevant && group.items.contains(where: \.isAsked)
        case .repetition(let series): series.isRelevant
        }
    }
}
