import Programme
import Records

/// The rounds inside a transaction.
struct RoundTable {
    let connection: Connection

    /// All ids, the latest round first.
    func ids() throws(StoreFailure) -> [String] {
        try connection.all("SELECT id FROM round ORDER BY closes DESC, id") { row in row.text(0) }
    }

    func isThere(_ id: String) throws(StoreFailure) -> Bool {
        try connection.first("SELECT 1 FROM round WHERE id = ?", .text(id), read: { _ in true }) ?? false
    }

    /// The round with its neighbourhoods within `scope`; nil when there are none.
    func round(_ id: String, in scope: Scope) throws(StoreFailure) -> Round? {
        let neighbourhoods = try self.neighbourhoods(of: id, in: scope)
        guard !neighbourhoods.isEmpty else { return nil }
        return try read(id, neighbourhoods, isWhole: neighbourhoods.count == places(of: id, in: .everywhere))
    }

    /// The same when its neighbourhoods within a scope are known already.
    func round(
        _ id: String, of neighbourhoods: [NeighbourhoodProfile], isWhole: Bool
    ) throws(StoreFailure) -> Round? {
        neighbourhoods.isEmpty ? nil : try read(id, neighbourhoods, isWhole: isWhole)
    }

    func neighbourhoodIDs(of id: String) throws(StoreFailure) -> [String] {
        try connection.all("SELECT neighbourhood FROM round_neighbourhood WHERE round = ?", .text(id)) { row in
            row.text(0)
        }
    }

    /// The same without the neighbourhoods themselves.
    func outline(_ id: String, in scope: Scope) throws(StoreFailure) -> RoundOutline? {
        let places = try places(of: id, in: scope)
        guard places > 0 else { return nil }
        let all = scope == .everywhere ? places : try self.places(of: id, in: .everywhere)
        return try read(id, [], isWhole: places == all).map { RoundOutline($0, places: places, isWhole: places == all) }
    }

    private func read(
        _ id: String, _ neighbourhoods: [NeighbourhoodProfile], isWhole: Bool
    ) throws(StoreFailure) -> Round? {
        try connection.first("SELECT state, plan FROM round WHERE id = ?", .text(id)) { row throws(StoreFailure) in
            guard let state = RoundState(rawValue: row.int(0)) else { throw .damaged(what: "the round \(id)") }
            let plan: RoundPlan = try StoredJSON.read(row.text(1), what: "the round \(id)")
            return plan.round(id, neighbourhoods, isWhole: isWhole, state)
        }
    }

    /// How many of its neighbourhoods lie within `scope`.
    private func places(of id: String, in scope: Scope) throws(StoreFailure) -> Int {
        try connection.first(
            "SELECT count(*) FROM round_neighbourhood WHERE round = ?1 AND (?2 IS NULL OR neighbourhood IN "
                + "(SELECT value FROM json_each(?2)))", .text(id), .text(try scope.list())
        ) { row in row.int(0) } ?? 0
    }

    private func neighbourhoods(of id: String, in scope: Scope) throws(StoreFailure) -> [NeighbourhoodProfile] {
        let query =
            "\(NeighbourhoodTable.query) WHERE id IN (SELECT neighbourhood FROM round_neighbourhood WHERE round = ?)"
        guard let list = try scope.list() else {
            return try connection.all("\(query) ORDER BY name, id", .text(id), read: NeighbourhoodTable.profile)
        }
        return try connection.all(
            "\(query) AND id IN (SELECT value FROM json_each(?)) ORDER BY name, id", .text(id), .text(list),
            read: NeighbourhoodTable.profile)
    }

    func write(_ round: Round) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO round (id, state, closes, plan) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                + "state = excluded.state, closes = excluded.closes, plan = excluded.plan",
            .text(round.id), .int(round.state.rawValue), .int(round.closes.number),
            .text(try StoredJSON.text(RoundPlan(round))))
        try connection.run("DELETE FROM round_neighbourhood WHERE round = ?", .text(round.id))
        for neighbourhood in round.neighbourhoods {
            try connection.run(
                "INSERT INTO round_neighbourhood (round, neighbourhood) VALUES (?, ?)", .text(round.id),
                .text(neighbourhood.id))
        }
    }

    func remove(_ id: String) throws(StoreFailure) {
        try connection.run("DELETE FROM round_neighbourhood WHERE round = ?", .text(id))
        try connection.run("DELETE FROM round WHERE id = ?", .text(id))
    }

    /// Whether its neighbourhoods are there and its questionnaires are published.
    func hasParts(of round: Round) throws(StoreFailure) -> Bool {
        let places = NeighbourhoodTable(connection: connection)
        for one in round.neighbourhoods where try !places.isThere(one.id, in: .everywhere) { return false }
        for one in round.questionnaires {
            guard try QuestionnaireRow.version(one.definition, connection)?.state.isUsable == true else { return false }
        }
        return true
    }

    /// Whether a collection of this id belongs to the list or to another round.
    func isCollectionTaken(_ id: String, by round: String) throws(StoreFailure) -> Bool {
        let owner = try connection.first("SELECT round_id FROM collection WHERE id = ?", .text(id)) { row in
            row.optionalText(0)
        }
        return owner.map { $0 != round } ?? false
    }
}

/// What is kept of a round in one value.
private struct RoundPlan: Codable {
    let name: String
    let opens: Day
    let closes: Day
    let graceDays: Int
    let wished: Int
    let expectedPercent: Int
    let questionnaires: [RoundQuestionnaire]
    let accountability: Accountability
    /// Nil: kept by a program that did not ask.
    let fourEyes: Bool?
    /// Nil in a plan of before this could be said.
    let entersTwice: Bool?
    let mayEnterTwiceAlone: Bool?

    init(_ round: Round) {
        name = round.name
        opens = round.opens
        closes = round.closes
        graceDays = round.graceDays
        wished = round.wished
        expectedPercent = round.expectedPercent
        questionnaires = round.questionnaires
        accountability = round.accountability
        fourEyes = round.hasFourEyes
        entersTwice = round.entersTwice
        mayEnterTwiceAlone = round.mayEnterTwiceAlone
    }

    func round(
        _ id: String, _ neighbourhoods: [NeighbourhoodProfile], isWhole: Bool, _ state: RoundState
    ) -> Round {
        Round(
            id: id, name: name, opens: opens, closes: closes, graceDays: graceDays, wished: wished,
            expectedPercent: expectedPercent, neighbourhoods: neighbourhoods, isWhole: isWhole,
            questionnaires: questionnaires, accountability: accountability, hasFourEyes: fourEyes ?? false,
            state: state, entersTwice: entersTwice ?? false, mayEnterTwiceAlone: mayEnterTwiceAlone ?? false)
    }
}
