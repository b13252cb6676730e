import HTTPTypes
import NIOCore
import Programme
import XForms

/// The start pages of collections, prepared once: at start in the first language, in the others when somebody first asks
/// for them.
struct StartScreens: Sendable {
    /// A page by its collection's stamp and the code of its language.
    private struct Key: Hashable {
        let collection: Int
        let language: String
        let isLater: Bool
        /// Ids of its neighbourhoods of which results are published.
        let results: [String]
    }

    private let forms = Remembered<Key, PreparedForm>()

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ offer: Offer, screens: Screens) throws {
        for one in offer.sorted { _ = try form(one, offer, screens.pages.languages.first, screens) }
    }

    /// The start page, filled in.
    func reply(
        _ served: ServedCollection, _ fill: FormFill, in language: InterfaceLanguage, _ offer: Offer, _ screens: Screens
    ) throws -> Reply {
        let form = try form(served, offer, language, screens)
        return .html(ByteBuffer(bytes: form.bytes(fill)), status: fill.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func form(
        _ served: ServedCollection, _ offer: Offer, _ language: InterfaceLanguage, _ screens: Screens
    ) throws -> PreparedForm {
        let isLater = offer.followingUp.contains(served.collection.id)
        let results = served.collection.neighbourhoods.filter { offer.withResults.contains($0.id) }
        let key = Key(
            collection: served.stamp, language: language.code, isLater: isLater, results: results.map(\.id))
        return try forms.value(key) {
            try Self.prepare(served, isLater: isLater, results: results, language, screens)
        }
    }

    /// - Parameters:
    ///   - results: neighbourhoods of which results are published.
    ///   - action: where agreeing leads; nil: to the first question.
    static func prepare(
        _ served: ServedCollection, isLater: Bool, results: [Neighbourhood] = [], _ language: InterfaceLanguage,
        _ screens: Screens,
        action: String? = nil
    ) throws -> PreparedForm {
        let page = page(served, isLater: isLater, results: results, language, screens.pages.languages, action: action)
        return try screens.pages.prepareForm(
            page, in: language, frame: screens.frames.frame(language, at: .start(collection: served.collection.id)))
    }

    /// Everything that the first page tells; the sheet of paper tells the same.
    static func page(
        _ served: ServedCollection, isLater: Bool = false, results: [Neighbourhood] = [],
        _ language: InterfaceLanguage, _ languages: Languages, action: String? = nil
    ) -> StartPage {
        let id = served.collection.id
        let facts = QuestionnaireFacts(served.form, language: language)
        let words = StartPage.Words(
            title: facts.title, lang: facts.lang, purpose: facts.purpose, notice: facts.notice,
            consent: facts.consent, contact: facts.contact)
        let collection = served.collection
        return StartPage(
            words, minutes: facts.minutes, months: facts.months,
            lastDay: collection.closes.map(language.words(for:)),
            graceDay: collection.closes.flatMap { last in
                collection.graceDays > 0 ? language.words(for: Day(number: last.number + collection.graceDays)) : nil
            },
            about: served.accountability.map { StartPage.about($0, in: language) } ?? [],
            own: served.accountability.flatMap {
                StartPage.Own($0, in: language, or: languages.first.code)
            }, action: action ?? Route.begin(collection: id).path(in: language),
            neighbourhoods: served.collection.neighbourhoods.map { ($0.id, $0.name) },
            instruments: served.origins(in: facts.lang),
            local: language.code == languages.first.code ? nil : languages.first.code,
            spoken: facts.lang == language.code
                ? nil : languages.named(facts.lang)?.name ?? facts.lang,
            asksEarlier: isLater,
            results: results.map { (Route.results(neighbourhood: $0.id).path(in: language), $0.name) }, in: language)
    }
}
