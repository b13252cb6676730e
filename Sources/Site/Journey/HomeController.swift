import NIOCore
import Programme
import Synchronization
import XForms

/// The front page: what is open now, and a box for a code.
struct HomeController: Sendable {
    let office: Office
    private let prepared = HomeCache()

    init(office: Office) { self.office = office }

    /// `GET /`
    func show(_ visit: Visit) throws -> Reply {
        let language = office.language(of: visit)
        let form = try prepared.form(for: language.code, on: office.clock.day) { try prepare(language) }
        return .html(ByteBuffer(bytes: form.bytes(FormFill(token: office.token(for: .code)))))
    }

    private func prepare(_ language: InterfaceLanguage) throws -> PreparedForm {
        let today = office.clock.day
        let open = office.collections.values.filter { served in
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

/// The front page of each language, prepared once a day: what is open changes at midnight.
final class HomeCache: Sendable {
    private let forms = Mutex<[String: (day: Day, form: PreparedForm)]>([:])

    /// The form of today, made when it is not there yet.
    func form(for language: String, on day: Day, make: () throws -> PreparedForm) throws -> PreparedForm {
        if let known = forms.withLock({ $0[language] }), known.day == day { return known.form }
        let form = try make()
        forms.withLock { $0[language] = (day, form) }
        return form
    }
}
