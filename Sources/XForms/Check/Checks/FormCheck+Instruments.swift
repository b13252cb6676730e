import Crypto
import XMLTree

extension FormCheck {
    /// Instruments: owner, licence and use are declared, and the name goes with the wording that was fixed.
    mutating func checkInstruments() {
        for bind in outline.binds {
            guard let node = bind.node, let name = bind.element.fact("instrument") else { continue }
            for fact in ["owner", "licence", "allowed-use"] where bind.element.fact(fact) == nil {
                report(.instrumentWithout(fact, name), at: bind.element)
            }
            let hash = instrumentHash(node)
            var isIntact = false
            if let wording = bind.element.fact("instrument-wording") {
                isIntact = wording == hash
                if !isIntact { report(.changedInstrument(name, hash: hash), at: bind.element) }
            } else {
                report(.instrumentWithoutWording(name, hash: hash), at: bind.element)
            }
            if !isIntact, isNamed(name) { report(.instrumentName(name), at: bind.element) }
            instruments.append(
                Instrument(
                    node: node, name: isIntact ? name : nil, owner: bind.element.fact("owner"),
                    licence: bind.element.fact("licence"), allowedUse: bind.element.fact("allowed-use")))
        }
    }

    /// SHA-256 of the wording hashes of the questions and notes in a group, in order, joined by line feeds.
    mutating func instrumentHash(_ node: Int) -> String {
        let inside = node..<outline.schema.nodes[node].end
        let controls = outline.controls.filter { $0.node.map(inside.contains) ?? false }
        var hashes: [String] = []
        for control in controls { hashes.append(wordingHash(of: control)) }
        return Hexadecimal.text(SHA256.hash(data: Array(hashes.joined(separator: "\n").utf8)))
    }

    /// Whether anything that people read carries the name: titles, texts and labels, in any language.
    private func isNamed(_ name: String) -> Bool {
        let name = Self.spaced(name)
        let texts = texts.elements.joined().compactMap { $0 }
        let labels = (outline.controls.map(\.element) + outline.containers.map(\.element)).flatMap(\.elements)
        let written = outline.binds.compactMap { $0.element.fact("title") }
        let title = outline.head?.child(named: "title")?.text ?? ""
        return ((texts + labels).map(\.text) + written + [title]).contains { Self.spaced($0).contains(name) }
    }

    /// The words of a text in lower case with one space around each, so that words are found whole.
    private static func spaced(_ text: String) -> String {
        " " + text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ") + " "
    }
}

extension XMLElement {
    /// The value of one of our own attributes.
    func fact(_ name: String) -> String? { attribute(name, namespace: Namespaces.buurtstem) }
}
