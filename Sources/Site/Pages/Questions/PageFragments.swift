/// The small parts that come and go on a question page, rendered once per language and shared by all requests.
final class PageFragments: Sendable {
    let errors: ErrorFragments
    let choices: ChoiceFragments
    let optionalMark: [UInt8]
    let back: [UInt8]
    let origin: [UInt8]
    /// The buttons at the end of a page.
    let go: [UInt8]
    /// The buttons that pass the device on, where somebody helps.
    let handOver: [UInt8]
    let giveBack: [UInt8]
    /// The link to leave quickly, on pages about safety.
    let exit: [UInt8]
    let notice: Stencil<TextPlace>
    let step: Stencil<TextPlace>
    /// The label of a group around the page, in the author's words.
    let caption: Stencil<TextPlace>
    /// The page's heading in the author's words, and in ours.
    let heading: Stencil<TextPlace>
    let ownHeading: Stencil<TextPlace>
    let given: Stencil<TextPlace>
    let group: Stencil<GroupPlace>
    let instance: Stencil<GroupPlace>
    let series: Stencil<GroupPlace>
    let another: Stencil<GroupPlace>
    let button: Stencil<GroupPlace>
    /// The button that takes a chosen answer away.
    let clear: Stencil<TextPlace>
    /// An answer that was saved elsewhere.
    let elsewhere: Stencil<GroupPlace>
    /// What the script gets after saving: the stamp alone, and with the questions.
    let stamp: Stencil<GroupPlace>
    let live: Stencil<GroupPlace>
    let language: InterfaceLanguage

    /// A part with one text in it.
    enum TextPlace: UInt8, Sendable { case text, language }

    /// A part around questions.
    enum GroupPlace: UInt8, Sendable {
        case label, id, content, buttons
        /// What a button does: name of the command and its target.
        case command
    }

    /// - Parameter exit: where the link to leave quickly leads.
    init(pages: Pages, words: FormWords, exit address: String) throws {
        let language = words.interface
        errors = try ErrorFragments(pages: pages, language: language)
        choices = try ChoiceFragments(pages.templates, words)
        self.language = language
        let texts: [Any] = [AuthorPart(words), ["t": language.texts]]
        func fixed(_ name: String) throws -> [UInt8] {
            let stencil: Stencil<NoPlace> = try pages.templates.stencil("parts/" + name, of: texts)
            return stencil.bytes
        }
        func text(_ name: String) throws -> Stencil<TextPlace> {
            try pages.templates.stencil("parts/" + name, of: [SentencePart()] + texts)
        }
        func group(_ name: String) throws -> Stencil<GroupPlace> {
            try pages.templates.stencil("parts/" + name, of: [GroupPart()] + texts)
        }
        optionalMark = try fixed("optional")
        back = try fixed("back")
        origin = try fixed("origin")
        go = try fixed("go")
        handOver = try fixed("hand-over")
        giveBack = try fixed("give-back")
        let exit: Stencil<NoPlace> = try pages.templates.stencil("parts/exit", of: [ExitPart(address: address)] + texts)
        self.exit = exit.bytes
        notice = try text("notice")
        step = try text("step")
        caption = try text("caption")
        heading = try text("heading")
        ownHeading = try text("own-heading")
        given = try text("given")
        self.group = try group("group")
        instance = try group("instance")
        series = try group("series")
        another = try group("another")
        button = try group("repeat-button")
        clear = try text("clear")
        elsewhere = try group("elsewhere")
        stamp = try group("stamp")
        live = try group("live")
    }
}

extension PageFragments {
    /// Writes a part with one text in it.
    func write(
        _ stencil: Stencil<TextPlace>, _ text: String, lang: String? = nil, dir: String? = nil,
        into out: inout HTMLBuffer
    ) {
        stencil.write(into: &out) { place, _, out in
            switch place {
            case .text: out.text(text)
            case .language: out.language(lang, dir)
            }
        }
    }

    /// Writes a message above the heading; nothing when there is none.
    func writeNotice(_ message: Notice?, into out: inout HTMLBuffer) {
        if let message { write(notice, language.say(message.word), into: &out) }
    }
}

/// A part with one text as its template sees it.
struct SentencePart: Sendable {
    let text = Slot(PageFragments.TextPlace.text)
    let language = Slot(PageFragments.TextPlace.language)
}

/// The language of the author's words, where it is not that of the screens.
struct AuthorPart: Sendable {
    let textLang: String?
    let textDir: String?

    init(_ words: FormWords) {
        textLang = words.foreign(words.language)
        textDir = textLang.map(FormWords.direction)
    }
}

/// The link to leave quickly as its template sees it.
private struct ExitPart: Sendable {
    let address: String
}

/// A part around questions as its template sees it.
struct GroupPart: Sendable {
    let label = Slot(PageFragments.GroupPlace.label)
    let id = Slot(PageFragments.GroupPlace.id)
    let content = Slot(PageFragments.GroupPlace.content)
    let buttons = Slot(PageFragments.GroupPlace.buttons)
    let command = Slot(PageFragments.GroupPlace.command)
}
