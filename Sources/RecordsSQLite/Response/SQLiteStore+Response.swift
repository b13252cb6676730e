package import Programme
package import Records

extension SQLiteStore: ResponseCountStore {
    package func addStarted(_ counts: [LetterPlace: Int]) async throws(StoreFailure) {
        try await add(.started, counts.map { ($0.key.collection, $0.key.neighbourhood, $0.value) })
    }

    package func addAges(_ counts: [AgePlace: Int]) async throws(StoreFailure) {
        try await add(.ages, counts.map { ($0.key.collection, String($0.key.age.rawValue), $0.value) })
    }

    private func add(
        _ kind: SealedCounts.Kind, _ counts: [(collection: String, within: String, count: Int)]
    ) async throws(StoreFailure) {
        guard !counts.isEmpty else { return }
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            var held = try SealedCounts(kind, connection, keys: keys)
            for one in counts { held.add(one.count, one.collection, one.within) }
            try held.write(connection, keys: keys)
        }
    }

    package func drawResponse(on day: Day) async throws(StoreFailure) {
        let counted = try await countResponse()
        guard !Task.isCancelled else { return }
        try await writer.run(.upkeep) { [keys] connection throws(StoreFailure) in
            try Self.forgetAges(counted, connection, keys: keys)
            let table = ResponseTable(connection: connection)
            for (collection, counted) in counted {
                let before = try table.figures(of: collection)
                try table.write(CollectionResponse(counted, before: before), of: collection, before: before)
            }
            try connection.run("UPDATE response_run SET day = ?", .int(day.number))
        }
    }

    /// Where no answer is left, nothing is left of how many gave which age.
    private static func forgetAges(
        _ counted: [String: CountedResponse], _ connection: Connection, keys: KeyRing
    ) throws(StoreFailure) {
        var held = try SealedCounts(.ages, connection, keys: keys)
        let empty = held.counts.keys.filter { counted[$0]?.weeks.isEmpty ?? true }
        guard !empty.isEmpty else { return }
        for collection in empty { held.remove(collection) }
        try held.write(connection, keys: keys)
    }

    package func response(
        of collections: [String], at places: [String]?, in scope: Scope
    ) async throws(StoreFailure) -> ResponsePicture? {
        try engine.read { connection throws(StoreFailure) in
            let table = ResponseTable(connection: connection)
            guard let day = try table.day() else { return nil }
            var found: [String: CollectionResponse] = [:]
            for collection in collections {
                guard let total = try table.total(of: collection) else { continue }
                let all = try table.neighbourhoods(of: collection)
                var response = CollectionResponse()
                for place in places ?? all where scope.holds(place) {
                    let at = LetterPlace(collection: collection, neighbourhood: place)
                    if let figures = try table.place(at) { response.places[place] = figures }
                }
                if all.allSatisfy(scope.holds) {
                    response.total = total
                    response.weeks = try table.weeks(of: collection)
                    response.ages = try table.ages(of: collection)
                }
                found[collection] = response
            }
            return ResponsePicture(day: day, collections: found)
        }
    }
}

// MARK: - Counting

extension SQLiteStore {
    private func countResponse() async throws(StoreFailure) -> [String: CountedResponse] {
        let letters = try await letterCounts(in: .everywhere, of: nil)
        var counted = try engine.read { [keys] connection throws(StoreFailure) in
            try Self.frame(connection, keys: keys)
        }
        for one in letters {
            counted[one.place.collection]?.places[one.place.neighbourhood]?.invited = one.count
        }
        var sent: [LetterPlace: Int] = [:]
        try eachResponse("collection, neighbourhood") { row in
            sent[LetterPlace(collection: row.text(1), neighbourhood: row.text(2)), default: 0] += 1
        }
        for (place, number) in sent { counted[place.collection]?.places[place.neighbourhood]?.sent += number }
        return counted
    }

    /// Every collection with its neighbourhoods, who began, and its weeks.
    private static func frame(
        _ connection: Connection, keys: KeyRing
    ) throws(StoreFailure) -> [String: CountedResponse] {
        var counted: [String: CountedResponse] = [:]
        try connection.each("SELECT collection, neighbourhood FROM collection_neighbourhood") { row in
            counted[row.text(0), default: CountedResponse()].places[row.text(1)] = CountedResponse.Place()
        }
        for (collection, places) in try SealedCounts(.started, connection, keys: keys).counts {
            for (place, count) in places { counted[collection]?.places[place]?.started = count }
        }
        for (collection, ages) in try SealedCounts(.ages, connection, keys: keys).counts {
            for (age, count) in ages {
                if let age = Int(age).flatMap(AgeGroup.init(rawValue:)) { counted[collection]?.ages[age] = count }
            }
        }
        try connection.each("SELECT collection, week, responses FROM tally WHERE responses > 0") { row in
            counted[row.text(0)]?.weeks[Week(number: row.int(1))] = row.int(2)
        }
        return counted
    }
}
