import NIOCore
import Programme
import XForms

/// The front page: what is open now, and a box for a code.
struct HomeController: Sendable {
    let office: Office
    /// For a day and an offer: what is open changes at midnight, and when a round changes.
    private let prepared = RememberedForNow<Moment, PreparedForm>()

    private struct Moment: Equatable {
        let day: Day
        let offer: Int
    }

    init(office: Office) { self.office = office }

    /// `GET /`
    func show(_ visit: Visit) throws -> Reply {
        let language = office.language(of: visit)
        let offer = office.offer
        let form = try prepared.value(language.code, of: Moment(day: office.clock.day, offer: offer.number)) {
            try prepare(offer, language)
        }
        return .html(ByteBuffer(bytes: form.bytes(FormFill(token: office.token(for: .code)))))
    }

    private func prepare(_ offer: Offer, _ language: InterfaceLanguage) throws -> PreparedForm {
        let today = office.clock.day
        let open = offer.collections.values.filter { served in
            served.collection.state(on: today) == .open && served.collection.access.allowsOpenLink
                && served.collection.isListed
        }
        let entries = open.map { served in
            let facts = QuestionnaireFacts(served.form, language: language)
            let about = [
                facts.minutes.flatMap { Int($0) }.map { language.say(.minutes, count: $0) },
                served.collection.closes.map { language.say(.closesOn, ["date": language.words(for: $0)]) },
            ]
            return HomePage.Entry(
                name: facts.title, about: about.compactMap(\.self).joined(separator: " "),
                address: Route.start(collection: served.collection.id).path(in: language),
                lang: facts.lang)
        }
        let page = HomePage(
            entries: language.sorted(entries.sorted { $0.address < $1.address }, by: \.name),
            action: Route.code.path(in: language), in: language)
        return try office.screens.pages.prepareForm(
            page, in: language, frame: office.screens.frames.frame(language, at: .home))
    }
}
