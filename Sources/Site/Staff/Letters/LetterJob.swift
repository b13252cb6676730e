import Programme

/// What is to be printed. Lives as long as one request.
struct LetterJob: Sendable {
    /// On what it is printed.
    enum Paper: String, Sendable, CaseIterable {
        case letters
        /// Every letter in large print.
        case large
        /// A sheet of 24 stickers of 70 × 37 mm with number and code, to put on what is handed out.
        case stickers
    }

    /// One letter.
    struct Item: Sendable {
        let serial: Int
        let code: Code
        /// Name, street, postcode and place; empty for a letter that is delivered by hand.
        let address: [String]
        let language: InterfaceLanguage
        let isLarge: Bool
    }

    let paper: Paper
    let items: [Item]
    /// The words of the letter by the code of their language.
    let texts: [String: LetterText]
    /// What stands for the places in the words, by the code of the language.
    let values: [String: [LetterValue: String]]
    /// The languages of the questionnaire.
    let spoken: [InterfaceLanguage]
    /// Such as `https://vragen.example.nl`.
    let origin: String

    /// Most letters of one job.
    static let most = 5_000
}
