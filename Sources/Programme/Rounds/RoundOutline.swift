/// A round without its neighbourhoods, of which a programme may have thousands.
package struct RoundOutline: Sendable, Hashable {
    private let round: Round
    /// How many of its neighbourhoods lie within the scope it was read in.
    package let places: Int
    /// Whether those are all of them.
    package let isWhole: Bool

    package init(_ round: Round, places: Int, isWhole: Bool) {
        self.round = round
        self.places = places
        self.isWhole = isWhole
    }

    package var id: String { round.id }
    package var name: String { round.name }
    package var state: RoundState { round.state }
    package var questionnaires: [RoundQuestionnaire] { round.questionnaires }
    package var hasFourEyes: Bool { round.hasFourEyes }
    package var accountability: Accountability { round.accountability }

    package func phase(on day: Day) -> RoundPhase { round.phase(on: day) }
}
