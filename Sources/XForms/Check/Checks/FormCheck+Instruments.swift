import XMLTree

extension FormCheck {
    /// Instruments: owner, licence and use are declared, and the name goes with the wording that was fixed.
    mutating func checkInstruments() {
        for bind in outline.binds {
            guard let node = bind.node, let name = bind.element.fact("instrument") else { continue }
            for fact in ["owner", "licence", "allowed-use"] where bind.element.fact(fact) == nil {
                report(.instrumentWithout(fact, name), at: bind.element)
            }
            let hashes = WordingHashes(texts) { instrumentLines(node, $0) }
            let inside = node..<outline.schema.nodes[node].end
            for control in outline.controls where control.node.map(inside.contains) ?? false {
                for part in looseWords(of: control) { report(.looseWords(name), at: part) }
            }
            var isIntact = false
            var unnamed: [String] = []
            if let declared = bind.element.fact("instrument-wording").map(WordingHashes.init(written:)) {
                isIntact = declared.map { !hashes.isOther(than: $0) } ?? false
                unnamed = declared.map(hashes.additions) ?? []
                if !isIntact { report(.changedInstrument(name, hash: hashes.written), at: bind.element) }
            } else {
                report(.instrumentWithoutWording(name, hash: hashes.written), at: bind.element)
            }
            if isIntact, !unnamed.isEmpty {
                report(.instrumentLanguage(name, unnamed, hash: hashes.written), at: bind.element)
            }
            if isNamed(name, in: isIntact ? unnamed : nil) { report(.instrumentName(name), at: bind.element) }
            instruments.append(
                Instrument(
                    node: node, name: isIntact ? name : nil, unnamedIn: unnamed, owner: bind.element.fact("owner"),
                    licence: bind.element.fact("licence"), allowedUse: bind.element.fact("allowed-use")))
        }
    }

    /// What people read of an instrument in a language: its questions and notes, and the groups that hold nothing else.
    private func instrumentLines(_ node: Int, _ language: Int) -> [String] {
        let inside = node..<outline.schema.nodes[node].end
        let own = outline.controls.indices.filter { outline.controls[$0].node.map(inside.contains) ?? false }
        let groups = outline.containers.filter { !$0.controls.isEmpty && Set($0.controls).isSubset(of: own) }
        return own.flatMap { number in
            groups.filter { $0.controls.lowerBound == number }
                .flatMap { tagged("stem", labels(of: $0.element, language)) }
                + [Wording.hash(of: wordingLines(of: outline.controls[number], language: language))]
        }
    }

    /// Whether anything that people read carries the name: titles, texts and labels, in some languages or in any.
    private func isNamed(_ name: String, in languages: [String]?) -> Bool {
        let name = Self.spaced(name)
        let numbers = texts.languages.indices.filter { number in
            let language = texts.languages[number]
            return languages?.contains(FormLanguage(name: language).code ?? language) ?? true
        }
        let written = self.texts.elements.flatMap { text in numbers.compactMap { text[$0] } }
        guard languages == nil else { return written.contains { Self.spaced($0.text).contains(name) } }
        let labels = (outline.controls.map(\.element) + outline.containers.map(\.element)).flatMap(\.elements)
        let titles = outline.binds.compactMap { $0.element.fact("title") }
        let title = outline.head?.child(named: "title")?.text ?? ""
        return ((written + labels).map(\.text) + titles + [title]).contains { Self.spaced($0).contains(name) }
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
