/// One's own answers after sending, and the button to have them removed.
package struct OwnAnswersPage: HTMLPage {
    package static let template = "own-answers"
    package let title: String
    let lead: String
    let rows: [Row]
    /// Says that some answers may not be shown; nil when all are.
    let withheld: String?
    let textLang: String
    /// Where "remove" goes.
    let action: String
    let token: String
    /// The own code, sent again with the wish to remove.
    let code: String
    /// The way to the result; nil for a questionnaire that has none to show.
    let result: ResultLink?

    struct ResultLink: Sendable {
        let address: String
        let resultToken: String
    }

    struct Row: Sendable {
        let question: String
        let answer: String
    }

    /// - Parameters:
    ///   - name: the questionnaire's title.
    ///   - rows: question and answer in words; nil for a question that was skipped.
    ///   - isPartial: some answers are left out, because their questions' owner does not allow that they are shown.
    ///   - lang: the language of questions and answers.
    package init(
        name: String, rows: [(question: String, answer: String?)], isPartial: Bool = false, lang: String,
        action: String, token: String, code: String, result: (address: String, token: String)? = nil,
        in language: InterfaceLanguage
    ) {
        title = language.say(.ownTitle)
        lead = language.say(.ownLead, ["name": name])
        self.rows = rows.map { Row(question: $0.question, answer: $0.answer ?? language.say(.notFilledIn)) }
        withheld = isPartial ? language.say(.ownWithheld) : nil
        textLang = lang
        self.action = action
        self.token = token
        self.code = code
        self.result = result.map { ResultLink(address: $0.address, resultToken: $0.token) }
    }
}
