import HTTPTypes
import NIOCore
import Programme
import XForms

/// The start pages of all collections, prepared once: at start in the first language, in the others when somebody first
/// asks for them.
struct StartScreens: Sendable {
    /// A page by its collection and the code of its language.
    private struct Key: Hashable {
        let collection: String
        let language: String
    }

    private let served: [String: ServedCollection]
    private let forms = Remembered<Key, PreparedForm>()
    /// Collections of a questionnaire that another round has too, so that one may have taken part before.
    private let later: Set<String>

    /// - Throws: `TemplateFault` when a template is missing.
    init(_ collections: [ServedCollection], screens: Screens) throws {
        served = Dictionary(uniqueKeysWithValues: collections.map { ($0.collection.id, $0) })
        later = Set(collections.filter { Self.followsUp($0, among: collections) }.map(\.collection.id))
        for one in collections { _ = try form(one, screens.pages.languages.first, screens) }
    }

    /// Whether the start page asks for the own code of an earlier time.
    func followsUp(_ collection: String) -> Bool { later.contains(collection) }

    /// A conversation tool is never followed over time: there a person's own earlier result can be shown to that person.
    private static func followsUp(_ served: ServedCollection, among all: [ServedCollection]) -> Bool {
        served.form.facts.value("allowed-use") != "conversation"
            && all.contains {
                $0.collection.questionnaire == served.collection.questionnaire
                    && $0.collection.round != served.collection.round
            }
    }

    /// The start page, filled in.
    func reply(_ collection: String, _ fill: FormFill, in language: InterfaceLanguage, _ screens: Screens) throws
        -> Reply
    {
        guard let served = served[collection] else { throw Detour(screens.kind(.unknown, in: language)) }
        let form = try form(served, language, screens)
        return .html(ByteBuffer(bytes: form.bytes(fill)), status: fill.errors.isEmpty ? .ok : .unprocessableContent)
    }

    private func form(
        _ served: ServedCollection, _ language: InterfaceLanguage, _ screens: Screens
    ) throws -> PreparedForm {
        let id = served.collection.id
        return try forms.value(Key(collection: id, language: language.code)) {
            try Self.prepare(served, isLater: later.contains(id), language, screens)
        }
    }

    private static func prepare(
        _ served: ServedCollection, isLater: Bool, _ language: InterfaceLanguage, _ screens: Screens
    ) throws -> PreparedForm {
        let id = served.collection.id
        let facts = QuestionnaireFacts(served.form, language: language)
        let words = StartPage.Words(
            title: facts.title, lang: facts.lang, purpose: facts.purpose, notice: facts.notice,
            consent: facts.consent, contact: facts.contact)
        let page = StartPage(
            words, minutes: facts.minutes, months: facts.months,
            lastDay: served.collection.closes.map(language.words(for:)),
            action: Route.begin(collection: id).path(in: language),
            neighbourhoods: served.collection.neighbourhoods.map { ($0.id, $0.name) }, instruments: served.origins,
            local: language.code == screens.pages.languages.first.code ? nil : screens.pages.languages.first.code,
            spoken: facts.lang == language.code
                ? nil : screens.pages.languages.named(facts.lang)?.name ?? facts.lang,
            asksEarlier: isLater, in: language)
        return try screens.pages.prepareForm(
            page, in: language, frame: screens.frames.frame(language, at: .start(collection: id)))
    }
}
