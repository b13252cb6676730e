/// One's own answers after sending, and the button to have them removed.
package struct OwnAnswersPage: HTMLPage {
    package static let template = "own-answers"
    package let title: String
    /// The questionnaire's title and the language it is in.
    let name: String
    let textLang: String
    let textDir: String
    let rows: [Row]
    let hasRows: Bool
    /// Says that some answers may not be shown; nil when all are.
    let withheld: String?
    /// "In een versleutelde reservekopie staat het nog hooguit 14 dagen."
    let backups: String?
    /// Where "remove" goes.
    let action: String
    let token: String
    /// The own code, sent again with the wish to remove.
    let code: String
    /// The way to the result; nil for a questionnaire that has none to show.
    let result: ResultLink?
    let closing: OwnClosing

    struct ResultLink: Sendable {
        let address: String
        let resultToken: String
    }

    struct Row: Sendable {
        let question: String
        let lang: String
        let dir: String
        let answer: AnswerText?
    }

    /// - Parameters:
    ///   - name: the questionnaire's title.
    ///   - rows: question and answer in words; none where they cannot be shown any more.
    ///   - isPartial: some answers are left out, because their questions' owner does not allow that they are shown.
    ///   - lang: the language of the title.
    ///   - backupDays: how many days a back-up is kept; nil when none are made.
    init(
        name: String, rows: [AnswerRow], isPartial: Bool = false, lang: String, backupDays: Int?, action: String,
        token: String, code: String, result: (address: String, token: String)? = nil, closing: OwnClosing,
        in language: InterfaceLanguage
    ) {
        title = language.say(.ownTitle)
        self.name = name
        withheld = isPartial ? language.say(.ownWithheld) : nil
        textLang = lang
        textDir = FormWords.direction(lang)
        self.rows = rows.map { row in
            let lang = row.lang ?? language.code
            return Row(
                question: row.label, lang: lang, dir: FormWords.direction(lang),
                answer: row.answer.map { $0.spelledOut(on: language) })
        }
        hasRows = !rows.isEmpty || isPartial
        backups = backupDays.map { language.say(.keptInBackups, count: $0) }
        self.action = action
        self.token = token
        self.code = code
        self.closing = closing
        self.result = result.map { ResultLink(address: $0.address, resultToken: $0.token) }
    }
}
