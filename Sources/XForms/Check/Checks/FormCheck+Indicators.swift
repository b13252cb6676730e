import XMLTree

extension FormCheck {
    /// Core indicators: each once, with hashes that guard its words over the rounds.
    mutating func checkIndicators() {
        var seen: Set<String> = []
        for (number, control) in outline.controls.enumerated() {
            guard let node = control.node, let bind = outline.bind(of: node) else { continue }
            let indicator = bind.fact("indicator")
            guard indicator != nil || bind.fact("wording") != nil else { continue }
            let hashes = WordingHashes(texts) { indicatorLines(number, $0) }
            let name = indicator ?? outline.schema.nodes[node].name.local
            if let indicator, !seen.insert(indicator).inserted { report(.duplicateIndicator(indicator), at: bind) }
            if let declared = bind.fact("wording") {
                if WordingHashes(written: declared).map(hashes.isOther) ?? true {
                    report(.changedWording(name, hash: hashes.written), at: bind)
                }
            } else {
                report(.indicatorWithoutWording(hashes.written), at: bind)
            }
            guard let indicator else { continue }
            for name in ["direction", "period", "missing-rule"] where fact(name, of: node) == nil {
                report(.indicatorWithout(name, indicator), at: bind)
            }
            for part in looseWords(of: outline.controls[number]) {
                report(.looseWords(indicator), at: part)
            }
            note(Wording(.indicator, name: indicator, texts: texts) { indicatorLines(number, $0) }, at: bind)
        }
    }

    /// What people read of the question with this number: itself, and what stands over it on its page.
    private func indicatorLines(_ number: Int, _ language: Int) -> [String] {
        var lines = wordingLines(of: outline.controls[number], language: language)
        let above = outline.containers.filter { $0.controls.contains(number) }
        for container in above { lines += tagged("stem", labels(of: container.element, language)) }
        if let page = above.last(where: { $0.element.appearance.contains("field-list") }) {
            for other in outline.controls[page.controls.lowerBound..<number] where isNote(other) {
                lines += tagged("note", labels(of: other.element, language))
            }
        }
        return lines
    }
}
