import Foundation
import Programme
import RecordsSQLite
import Releases

@testable import Site

/// Makes releases in the test's own process; that of the service is tried with the real program.
struct InProcessWorkshop: ReleaseWorkshop {
    let store: SQLiteStore
    let zone: TimeZone
    let folder: String

    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer {
        await ReleaseMaker(
            stores: ReleaseStores(store),
            hierarchies: SiteUnderTest.root.appending(path: "Questionnaires/Hierarchies").path, zone: zone
        ).carryOut(order) { progress in
            told(progress)
            return true
        }
    }
}
