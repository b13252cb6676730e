import XForms

/// Where a questionnaire ends with nothing kept: the author's words, and how to begin again after a slip.
struct EndingPage: HTMLPage {
    static let template = "ending"
    let title: String
    /// Language and direction of the title, where it is another than the page's.
    let titleLang: String?
    let titleDir: String?
    let paragraphs: [Paragraph]
    /// The first page of the questionnaire; nil where one begins by a letter only.
    let start: String?
    /// Where the code of a letter is typed; nil where there are none.
    let code: String?

    struct Paragraph: Sendable {
        let text: String
        let lang: String?
        let dir: String?
    }

    /// - Parameter question: number of the note in `FormDefinition.questions`. Answers that its words would repeat are
    ///   gone, and shown as an ellipsis.
    init(
        _ form: FormDefinition, question: Int, start: String?, code: String?, in language: InterfaceLanguage
    ) {
        let facts = QuestionnaireFacts(form, language: language)
        title = facts.title
        titleLang = facts.lang == language.code ? nil : facts.lang
        titleDir = titleLang.map(FormWords.direction)
        let words = FormWords(form, language)
        let note = form.questions[question]
        paragraphs = [note.label, note.hint].compactMap { text in
            let (plain, lang) = words.plainWithLanguage(text)
            return plain.isEmpty ? nil : Paragraph(text: plain, lang: lang, dir: lang.map(FormWords.direction))
        }
        self.start = start
        self.code = code
    }
}
