package import Programme

/// Makes releases, apart from the service: in a process of its own, which residents' pages never wait for.
package protocol ReleaseWorkshop: Sendable {
    /// A folder that only the service may enter, empty at start, where files wait for who asked for them.
    var folder: String { get }

    /// Carries an order out. Cancelling the task ends it, and nothing lies at its place then.
    func carryOut(
        _ order: ReleaseOrder, told: @escaping @Sendable (ReleaseProgress) -> Void
    ) async -> ReleaseAnswer
}

/// The number of one piece of work; stands in its address.
typealias ReleaseWorkID = RandomID<ReleaseWork>

/// A piece of work on releases: what was asked, by whom, how far it is and what came of it.
struct ReleaseWork: Sendable {
    let id: ReleaseWorkID
    let owner: AccountID
    let order: ReleaseOrder
    /// The form it was asked with, so that it can be changed and asked again.
    let typed: UrlencodedForm
    var progress = ReleaseProgress(.waiting)
    /// Nil while it is under way.
    var answer: ReleaseAnswer?

    /// The release whose file waits to be taken.
    var made: Int? {
        guard case .made(let number) = answer else { return nil }
        return number
    }

    /// Whether something goes out of it.
    var isMaking: Bool { order.output != nil }
}
