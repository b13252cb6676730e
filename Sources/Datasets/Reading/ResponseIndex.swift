/// Which responses there are, by pseudonym and person: a few bytes each, so that a million fit in memory.
struct ResponseIndex {
    private var responses: [(name: Pseudonyms.Name, index: Int32)] = []
    private var linked: [(person: Pseudonyms.Name, round: Int32, index: Int32)] = []
    private var rounds: [String]
    private let areFixed: Bool

    init(rounds: [String]) {
        self.rounds = rounds
        areFixed = !rounds.isEmpty
    }

    mutating func add(
        _ record: ResponseRecord, _ index: Int, _ pseudonyms: Pseudonyms
    ) throws(DatasetFault) {
        responses.append((pseudonyms.response(record.id), Int32(index)))
        var round = rounds.firstIndex(of: record.round)
        if round == nil {
            guard !areFixed else {
                throw DatasetFault(
                    record.place, "its round is not among those asked for", repair: "name all rounds in order")
            }
            rounds.append(record.round)
            round = rounds.count - 1
        }
        if let chain = record.chain, let round {
            linked.append((pseudonyms.person(chain), Int32(round), Int32(index)))
        }
    }

    /// Puts the rounds that were found in order.
    /// - Returns: the rounds.
    mutating func settle() -> [String] {
        guard !areFixed else { return rounds }
        let sorted = rounds.sorted()
        let numbers = rounds.map { round in Int32(sorted.firstIndex(of: round) ?? 0) }
        for place in linked.indices { linked[place].round = numbers[Int(linked[place].round)] }
        rounds = sorted
        return sorted
    }

    /// Responses in the order of their pseudonyms.
    mutating func order(
        of feed: any ResponseFeed
    ) throws(DatasetFault) -> [(name: Pseudonyms.Name, index: Int32)] {
        responses.sort { ($0.name, $0.index) < ($1.name, $1.index) }
        for (left, right) in zip(responses, responses.dropFirst()) where left.name == right.name {
            var record = ResponseRecord()
            try feed.facts(Int(right.index), into: &record)
            throw DatasetFault(
                record.place, "a response with this id is there already", repair: "leave one of them out")
        }
        return responses
    }

    /// Responses of persons with a chain, by person and round. Who has two in one round is left out: which of them
    /// would be compared is anybody's guess.
    func persons(
        _ rounds: [String]
    ) -> (places: [(person: Pseudonyms.Name, round: Int32, index: Int32)], ambiguous: Int) {
        let sorted = linked.sorted { ($0.person, $0.round, $0.index) < ($1.person, $1.round, $1.index) }
        var doubled: Set<Pseudonyms.Name> = []
        for (left, right) in zip(sorted, sorted.dropFirst())
        where left.person == right.person && left.round == right.round { doubled.insert(left.person) }
        return (doubled.isEmpty ? sorted : sorted.filter { !doubled.contains($0.person) }, doubled.count)
    }
}
