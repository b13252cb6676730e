import Programme
import XForms

/// The page on which a questionnaire ends with nothing kept. It reads nothing and knows nobody: reloading and coming back to
/// it show the same.
struct EndingController: Sendable {
    let office: Office

    /// `GET /v/{collection}/einde/{page}`
    func show(_ visit: Visit, collection id: String, page: String) throws -> Reply {
        let language = office.language(of: visit)
        let here = visit.route
        guard let served = office.collections[id], let ending = served.endings.first(where: { $0.page == page }) else {
            return office.screens.kind(.unknown, in: language, at: here)
        }
        let collection = served.collection
        let isOpen = collection.state(on: office.clock.day) == .open
        let shown = EndingPage(
            served.form, question: ending.question,
            start: isOpen && collection.access.allowsOpenLink ? Route.start(collection: id).path(in: language) : nil,
            code: isOpen && collection.access.allowsLetter ? Route.code.path(in: language) : nil, in: language)
        // Back shows nothing of the page before, without script too.
        return try office.screens.render(shown, at: here, in: language).with(.clearSiteData, "\"cache\"")
    }
}
