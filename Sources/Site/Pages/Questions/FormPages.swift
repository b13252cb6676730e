import Synchronization
package import XForms

/// The question pages of one questionnaire in one language; fixed parts are rendered once, at the first visit.
///
/// A class because every request shares it and it remembers what was rendered.
package final class FormPages: Sendable {
    /// Where the link to leave quickly leads, seen from a question page: to our own server, which takes the pass.
    private static let exit = "../weg"
    /// Pages of a questionnaire up to which the words of a step are remembered.
    private static let mostSteps = 48

    /// The questionnaire's title in this language.
    let title: String
    let words: FormWords
    let frame: Stencil<QuestionPagePlace>
    let fragments: PageFragments
    let check: CheckSheet
    private let templates: Templates
    private let sheets: Mutex<[Int: PageSheet]> = Mutex([:])
    private let steps = Remembered<QuestionPageFill.Step, String>()

    /// How each question is answered, by its number.
    package let widgets: [Widget]

    /// The questionnaire's language on these pages, as a number for `Answers.setLanguage`.
    package var language: Int { words.language }

    /// - Throws: `TemplateFault.missing` when a template is not there.
    package init(
        _ definition: FormDefinition, title: String, in language: InterfaceLanguage, frame: Frame, pages: Pages
    ) throws {
        self.title = title
        words = FormWords(definition, language)
        widgets = definition.questions.map(Widget.init(for:))
        templates = pages.templates
        self.frame = try pages.prepare(QuestionPage(title: title, digits: language.digits), in: language, frame: frame)
        fragments = try PageFragments(pages: pages, words: words, exit: Self.exit)
        check = try CheckSheet(words: words, title: title, frame: frame, pages: pages)
    }

    /// The page as bytes of HTML.
    ///
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    package func bytes(_ fill: QuestionPageFill) throws -> [UInt8] {
        let writer = QuestionPageWriter(pages: self, sheet: try sheet(fill.page.index), fill: fill)
        return writer.bytes()
    }

    /// What the script gets after saving in the background.
    ///
    /// - Parameter withQuestions: other questions are asked now; those of a page whose words follow the answers always come.
    /// - Throws: `TemplateFault.missing` when a widget has no template.
    func liveBytes(_ fill: QuestionPageFill, withQuestions: Bool) throws -> [UInt8] {
        let sheet = try sheet(fill.page.index)
        let writer = QuestionPageWriter(pages: self, sheet: sheet, fill: fill)
        return writer.liveBytes(withQuestions: withQuestions || sheet.hasLiveWords)
    }

    /// A question's answer in words; "Niet ingevuld" when there is none.
    func words(of question: Question, on page: Page, in answers: Answers) throws -> String {
        let nothing = words.interface.say(.notFilledIn)
        guard let part = try sheet(page.index).questions[question.index] else { return nothing }
        return AnswerWords(answers: answers, words: words).text(of: question, part)?.words ?? nothing
    }

    /// "Stap 2 van 7".
    func words(of step: QuestionPageFill.Step) -> String {
        let make = { [words] in
            let figures = words.interface.figures
            return words.interface.say(
                .stepOf, ["n": figures(String(step.number)), "total": figures(String(step.total))])
        }
        // A repeat may make any number of pages; what is remembered stays few.
        return step.total > Self.mostSteps ? make() : steps.value(step, orMake: make)
    }

    func sheet(_ page: Int) throws -> PageSheet {
        if let known = sheets.withLock({ $0[page] }) { return known }
        let made = try PageSheet(words.definition.pages[page], title: title, words: words, templates: templates)
        sheets.withLock { $0[page] = made }
        return made
    }
}

/// The questions of one page, rendered once and shared by all requests.
final class PageSheet: Sendable {
    /// By number of the question.
    let questions: [Int: QuestionSheet]
    /// Size of all fixed parts in bytes.
    let size: Int
    let outline: PageOutline
    /// The page at the end of a repeat that asks for another.
    let isAnother: Bool
    /// Words or choices on the page follow the answers.
    let hasLiveWords: Bool
    /// Answers may show and hide questions of the page, or change words on it.
    let isLive: Bool
    /// The page is about safety or violence (`bs:safety`): one must be able to leave it quickly.
    let isAboutSafety: Bool

    init(_ page: PageDefinition, title: String, words: FormWords, templates: Templates) throws {
        outline = PageOutline(page, title: title, words: words)
        isAnother = outline.isAnother
        let isHeading = if case .question = outline.heading { true } else { false }
        isAboutSafety = page.isAboutSafety(in: words.definition)
        var questions: [Int: QuestionSheet] = [:]
        for case .question(let number) in page.items.flatMap(\.all) {
            questions[number] = try QuestionSheet(
                words.definition.questions[number], isHeading: isHeading, words: words, templates: templates)
        }
        self.questions = questions
        hasLiveWords = questions.values.contains { !$0.isStill }
        isLive = hasLiveWords || words.definition.hasConditions(on: page)
        size = questions.values.reduce(0) { $0 + $1.stencil.size }
    }
}
