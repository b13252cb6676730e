import Crypto
package import Programme
package import XForms

/// A collection with the questionnaire that it serves.
///
/// A class because every request passes it on: one reference is counted instead of a dozen.
package final class ServedCollection: Sendable {
    package let collection: Collection
    package let form: FormDefinition
    /// The definition's document.
    package let content: [UInt8]
    /// SHA-256 of the definition's document, as responses keep it.
    package let definitionHash: [UInt8]

    /// The instruments in it, each with its name while it may carry it.
    package let instruments: [Instrument]

    /// Node of the question that says who answers (`bs:part="mode"`).
    let modeNode: Int?
    /// Nodes that take the neighbourhood's id at the start (`bs:part="neighbourhood"`).
    let neighbourhoodNodes: [Int]
    /// Nodes of notes that end the questionnaire with nothing kept (`bs:ending="nothing-kept"`).
    let endingNodes: [Int]

    /// - Parameter content: the bytes of the definition's document.
    package init(
        collection: Collection, form: FormDefinition, content: [UInt8], instruments: [Instrument] = []
    ) {
        self.instruments = instruments
        self.collection = collection
        self.form = form
        self.content = content
        let nodes = form.questions.map(\.node)
        modeNode = nodes.first { form.nodes[$0].attributes.value("part") == "mode" }
        neighbourhoodNodes = form.nodes.indices.filter { form.nodes[$0].attributes.value("part") == "neighbourhood" }
        endingNodes = nodes.filter { form.nodes[$0].attributes.value("ending") == "nothing-kept" }
        definitionHash = Array(SHA256.hash(data: content))
    }

    /// Name and owner of the instruments that carry their name.
    var origins: [(name: String, owner: String)] {
        instruments.compactMap { one in one.name.flatMap { name in one.owner.map { (name, $0) } } }
    }

    /// Version of the consent text that one agrees to.
    var consentVersion: String { form.facts.value("consent-version") ?? form.version }
}
