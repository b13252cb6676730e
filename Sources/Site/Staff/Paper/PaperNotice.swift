/// What a sheet of paper tells before somebody agrees: what the first page of the web version tells, in its order.
///
/// Answers from paper are kept as given on that notice (AVG art. 7 and 13), so whatever that page says stands here too.
struct PaperNotice: Sendable {
    /// Language and direction of the questionnaire's own texts.
    let textLang: String
    let textDir: String
    let purpose: [String]
    let facts: [String]
    let heading: String
    /// What happens with the answers, and the author's words about whom to ask.
    let notice: [String]
    /// Who answers for the round, whom to ask, what it changes, and when all is erased.
    let about: [StartPage.About]
    let own: Own?
    let privacy: String
    /// Where to read all about it: an address to type.
    let privacyPlace: String

    /// The round's own words, with their heading.
    struct Own: Sendable {
        let ownHeading: String
        let ownLang: String
        let ownDir: String
        let paragraphs: [String]
        let ownVersion: String
    }

    init(_ start: StartPage, privacy place: String, in language: InterfaceLanguage) {
        textLang = start.textLang
        textDir = start.textDir
        purpose = start.purpose
        facts = start.facts(in: language)
        heading = language.say(.startNotice)
        notice = start.notice + [start.contact].compactMap(\.self)
        about = start.about
        own = start.own.map { own in
            Own(
                ownHeading: language.say(.startOwn), ownLang: own.lang, ownDir: own.dir, paragraphs: own.paragraphs,
                ownVersion: own.version)
        }
        privacy = language.say(.startPrivacy)
        privacyPlace = place
    }
}
