import Logging
import Programme
import Records
import Synchronization
import XForms

/// What residents can fill in now. Replaced as a whole when a round changes, never altered: a page turn reads it without
/// asking the store.
package final class Offer: Sendable {
    /// Counts up with each one that takes the place of another.
    let number: Int
    let collections: [String: ServedCollection]
    /// Collections of which somebody may have an own code of an earlier round.
    let followingUp: Set<String>
    /// Neighbourhoods of which results are published.
    let withResults: Set<String>

    /// All collections that there ever were, in order of id; those that left the offer hold answers, and their codes are in
    /// people's hands. Pages of staff read them here: from the store, ten thousand neighbourhoods of each would come along.
    let known: [Collection]

    /// - Parameter known: those of the store.
    init(_ served: [ServedCollection], known: [Collection] = [], withResults: Set<String> = [], number: Int = 0) {
        self.number = number
        self.withResults = withResults
        let ids = Set(known.map(\.id))
        let others = served.map(\.collection).filter { !ids.contains($0.id) }
        self.known = (known + others).sorted { $0.id < $1.id }
        collections = Dictionary(served.map { ($0.collection.id, $0) }) { first, _ in first }
        let all = Dictionary(grouping: known + served.map(\.collection), by: \.questionnaire)
        followingUp = Set(
            served.filter { one in
                // A conversation tool is never followed over time: there a person's own earlier result can be shown to that person.
                one.form.facts.value("allowed-use") != "conversation"
                    && all[one.collection.questionnaire, default: []].contains { $0.mayPrecede(one.collection) }
            }.map(\.collection.id))
    }

    /// In order of id.
    var sorted: [ServedCollection] { collections.values.sorted { $0.collection.id < $1.collection.id } }
}

extension Office {
    var collections: [String: ServedCollection] { offer.collections }

    /// Makes what residents can fill in anew from the list and the rounds of the store.
    ///
    /// A collection whose questionnaire cannot be used is left out, and the log says so; the others are offered.
    package func renewOffer() async throws {
        let number = nextOffer.add(1, ordering: .relaxed).newValue
        let before = offer
        var served = listed
        for one in try await stores.staff.rounds.roundCollections() {
            let id = one.collection.id
            guard !listed.contains(where: { $0.collection.id == id }) else {
                logger.error("collection \(id) of a round is not served: the list of collections has one of that name")
                continue
            }
            if let known = before.collections[id], known.isSame(as: one) {
                served.append(known)
            } else if let hash = one.collection.definition, let made = try await archive.served(one, document: hash) {
                served.append(made)
            } else {
                logger.error("collection \(id) of a round is not served: its questionnaire cannot be read")
            }
        }
        replaceOffer(
            Offer(
                served, known: try await stores.collections.collections(),
                withResults: try await stores.staff.giveBack.neighbourhoodsWithResults(), number: number))
    }
}
