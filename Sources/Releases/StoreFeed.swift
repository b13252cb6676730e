import Datasets
import Records

/// Stored responses on their way out: one is opened at a time, whatever their number.
struct StoreFeed: ResponseFeed {
    let archive: any ResponseArchive
    let places: [ResponsePlace]
    /// Name of the round of each collection.
    let rounds: [String: String]
    /// Hash of each definition, as a dataset names its versions.
    let versions: [[UInt8]: String]

    var count: Int { places.count }

    /// The chain lies inside the seal, so facts cost as much as the whole.
    func facts(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        try load(index, into: &record)
    }

    func load(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        let response: StoredResponse?
        do throws(StoreFailure) { response = try archive.response(at: places[index]) } catch {
            throw DatasetFault("the store", error.sentence, repair: "run buurtstem verify, then make the release again")
        }
        // No id: what is said here may stand in a log.
        let place = "response \(index + 1) of \(places.count)"
        guard let response else {
            throw DatasetFault(place, "it was withdrawn meanwhile", repair: "make the release again")
        }
        let content = response.content
        guard record.take(canonical: content.canonical) else {
            throw DatasetFault(place, "its value is no canonical value", repair: "run buurtstem verify")
        }
        let facts = response.facts
        record.place = place
        record.id = facts.id.instanceID
        record.chain = content.chain.map { String($0.high, radix: 16) + "-" + String($0.low, radix: 16) }
        record.round = rounds[facts.collection] ?? facts.collection
        record.neighbourhood = facts.neighbourhood
        record.mode = facts.mode.word
        record.version = versions[facts.definition]
        (record.isWithdrawn, record.reached, record.reviewed) = (false, nil, [:])
    }
}
