import Programme
import Records

/// What was given back to a neighbourhood, for everybody. Nothing is counted here: what stands there is what somebody looked
/// at and published. No cookie is read or set.
struct ResultsController: Sendable {
    let office: Office

    /// `GET /uitkomsten/{neighbourhood}`
    func show(_ visit: Visit, _ neighbourhood: String) async throws -> Reply {
        let language = office.screens.language(of: visit)
        guard let (name, results) = try await office.stores.staff.giveBack.results(of: neighbourhood) else {
            return office.screens.kind(.unknown, in: language)
        }
        // A piece of a story stands for as long as its teller's yes does.
        let quotes = try await office.stores.staff.quotes.releasedQuotes(in: neighbourhood, among: results.quotes)
        let page = GiveBackPage(
            results, of: name, quotes: quotes, or: office.screens.pages.languages.first.code, in: language)
        return try office.screens.render(page, at: .results(neighbourhood: neighbourhood), in: language)
    }
}
