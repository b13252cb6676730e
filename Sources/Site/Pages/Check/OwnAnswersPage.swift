/// One's own answers after sending, and the button to have them removed.
package struct OwnAnswersPage: HTMLPage {
    package static let template = "own-answers"
    package let title: String
    let lead: String
    let rows: [Row]
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
    ///   - lang: the language of questions and answers.
    package init(
        name: String, rows: [(question: String, answer: String?)], lang: String, action: String, token: String,
        code: String, result: (address: String, token: String)? = nil, in language: InterfaceLanguage
    ) {
        title = language.say(.ownTitle)
        lead = language.say(.ownLead, ["name": name])
        self.rows = rows.map { Row(question: $0.question, answer: $0.answer ?? language.say(.notFilledIn)) }
        textLang = lang
        self.action = action
        self.token = token
        self.code = code
        self.result = result.map { ResultLink(address: $0.address, resultToken: $0.token) }
    }
}
