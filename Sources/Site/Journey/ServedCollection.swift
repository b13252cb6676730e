package import Programme
import Records
import Synchronization
package import XForms

/// A collection with the questionnaire that it serves.
///
/// A class because every request passes it on: one reference is counted instead of a dozen.
package final class ServedCollection: Sendable {
    package let collection: Collection
    package let form: FormDefinition
    /// The definition's document.
    package let content: [UInt8]
    /// SHA-256 of the definition's document and of the files it uses, as responses keep it.
    package let definitionHash: [UInt8]

    /// What is said of the round that opened it; nil for one of the list.
    package let accountability: Accountability?
    /// Tells it from every other one there was, so that pages made for it are never taken for another's.
    let stamp: Int

    private static let stamps = Atomic<Int>(0)

    /// The instruments in it, each with its name while it may carry it.
    package let instruments: [Instrument]

    /// Node of the question that says who answers (`bs:part="mode"`).
    let modeNode: Int?
    /// Nodes of the questions that may tell the age: those with ages as their hierarchy, then whether somebody is old enough.
    let ageNodes: [Int]
    /// Nodes that take the neighbourhood's id at the start (`bs:part="neighbourhood"`).
    let neighbourhoodNodes: [Int]
    /// The notes that end the questionnaire with nothing kept.
    let endings: [Ending]

    /// - Parameters:
    ///   - content: the bytes of the definition's document.
    ///   - hash: the hash it was kept under, when that is another than it has now (an older program's).
    package init(
        collection: Collection, form: FormDefinition, content: [UInt8], instruments: [Instrument] = [],
        hash: [UInt8]? = nil, accountability: Accountability? = nil
    ) {
        self.accountability = accountability
        stamp = Self.stamps.add(1, ordering: .relaxed).newValue
        self.instruments = instruments
        self.collection = collection
        self.form = form
        self.content = content
        let nodes = form.questions.map(\.node)
        modeNode = nodes.first { form.nodes[$0].attributes.value("part") == "mode" }
        let isBand = { (node: Int) in
            form.nodes[node].attributes.value("hierarchy")?.hasPrefix("leeftijd") == true
        }
        ageNodes =
            nodes.filter(isBand)
            + nodes.filter { form.nodes[$0].attributes.value("part") == "age-check" && !isBand($0) }
        neighbourhoodNodes = form.nodes.indices.filter { form.nodes[$0].attributes.value("part") == "neighbourhood" }
        endings = Ending.all(of: form)
        definitionHash = hash ?? form.hashBytes
    }

    /// Whether it serves what a round says of it now.
    func isSame(as round: RoundCollection) -> Bool {
        collection == round.collection && accountability == round.accountability
            && definitionHash == round.collection.definition
    }

    /// Name and owner of the instruments that carry their name in a language of the questionnaire.
    func origins(in language: String) -> [(name: String, owner: String)] {
        instruments.compactMap { one in
            guard one.unnamedIn?.contains(language) != true, let name = one.name else { return nil }
            return one.owner.map { (name, $0) }
        }
    }

    /// Version of the consent text that one agrees to.
    var consentVersion: String {
        (form.facts.value("consent-version") ?? form.version) + (accountability?.wordsVersion.map { "+" + $0 } ?? "")
    }
}
