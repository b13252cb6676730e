import Foundation
import Programme
import Records
import RecordsSQLite
import Stories

/// What stands on the dashboard beside figures of questionnaires: activities, figures as if from elsewhere, and what stories
/// say, released for everybody.
struct DemoSurroundings {
    let store: SQLiteStore
    let today: Day

    private static let source = "Verzonnen bron"

    /// Title, theme, how many days ago it began, how many it reached.
    private static let activities: [(String, ActivityTheme, Int, Int)] = [
        ("Samen koken in het buurthuis (verzonnen)", .prevention, 320, 42),
        ("Wandelgroep op dinsdag (verzonnen)", .caringNeighbourhood, 260, 27),
        ("Inloop voor mantelzorgers (verzonnen)", .caringNeighbourhood, 140, 8),
    ]

    private static let figures = [
        ("65 jaar en ouder (%)", "31", "20"), ("Voelt zich eenzaam (%)", "48", "46"),
        ("Geeft mantelzorg (%)", "17", "14"), ("Kan moeilijk rondkomen (%)", "12", "10"),
    ]

    /// - Parameter folder: of the codebook.
    func release(_ folder: URL) async throws {
        let book = try CodebookFolder.codebook(in: folder)
        guard let everybody = Recipient(name: "Iedereen (verzonnen)", kind: .everybody) else { return }
        for (id, _) in DemoVillage.places {
            let activities = Self.activities.map { title, theme, ago, reached in
                Activity(
                    title: title, theme: theme, starts: Day(number: today.number - ago), ends: nil, target: "",
                    reached: reached)
            }
            let figures = Self.figures.map {
                ContextFigure(period: "2025", indicator: $0, value: $1, national: $2, source: Self.source)
            }
            _ = try await refusing {
                try await store.setActivities(
                    activities, of: id, in: .everywhere, noting: .command(.neighbourhoodsChanged))
            }
            _ = try await refusing {
                try await store.addContext(
                    figures.map { .init(neighbourhood: id, figure: $0) }, in: .everywhere,
                    noting: .command(.neighbourhoodsChanged))
            }
            let told = StoryFigures(
                try await store.decidedPassages(in: .neighbourhoods([id])), rounds: [:],
                themes: book.codes(of: .theme), dimensions: book.codes(of: .dimension), activities: activities,
                beside: [])
            let release = NewRelease(
                told, of: id, to: everybody, purpose: "Rondkijken in verzonnen verhalen", in: Week(of: today),
                made: Int64(Date().timeIntervalSince1970), after: try await store.newestRelease())
            _ = try await store.record(release, noting: .command(.releaseMade))
            let pieces = try await store.quotable(in: id, scope: .everywhere)
            if told.rounds.contains(where: { $0.tellers != nil }) {
                try await store.release(pieces.prefix(Self.mostPieces).map(\.place), in: id, scope: .everywhere)
            }
        }
    }

    private static let mostPieces = 6
}
