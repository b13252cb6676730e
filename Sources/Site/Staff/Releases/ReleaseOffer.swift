import Programme

/// What releases can be made of, as far as somebody's scope goes: names, no answer.
struct ReleaseOffer: Sendable {
    struct Questionnaire: Sendable {
        let id: String
        let title: String
        /// In the order in which they began.
        let rounds: [String]
        let neighbourhoods: [Neighbourhood]
    }

    let questionnaires: [Questionnaire]

    subscript(_ id: String) -> Questionnaire? { questionnaires.first { $0.id == id } }

    /// - Parameter titles: by form id.
    init(_ collections: [Collection], titles: [String: String], in scope: Scope, language: InterfaceLanguage) {
        let known = Dictionary(grouping: collections, by: \.questionnaire)
        let found = known.compactMap { id, collections -> Questionnaire? in
            let ordered = collections.sorted {
                ($0.opens ?? Day(number: 0), $0.round) < ($1.opens ?? Day(number: 0), $1.round)
            }
            var rounds: [String] = []
            for one in ordered where !rounds.contains(one.round) { rounds.append(one.round) }
            var seen: [String: Neighbourhood] = [:]
            for one in collections {
                for place in one.neighbourhoods where scope.holds(place.id) { seen[place.id] = place }
            }
            guard !seen.isEmpty else { return nil }
            return Questionnaire(
                id: id, title: titles[id] ?? id, rounds: rounds,
                neighbourhoods: language.sorted(Array(seen.values), by: \.name))
        }
        questionnaires = language.sorted(found, by: \.title)
    }
}
