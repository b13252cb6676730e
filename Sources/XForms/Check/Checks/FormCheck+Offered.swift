import XMLTree

extension FormCheck {
    /// What our pages do not ask or show, control by control (docs/feature-matrix.md).
    mutating func checkOffered() {
        for control in outline.controls {
            checkOffered(control)
            checkAppearance(of: control.element, place: Appearance.Place(rawValue: control.kind))
        }
        for container in outline.containers {
            checkAppearance(of: container.element, place: Appearance.Place(rawValue: container.element.name.local))
            if container.element.attribute("intent") != nil {
                let feature = Bilingual(dutch: "een andere app op het apparaat", english: "another app on the device")
                report(.notOfferedFeature(feature), at: container.element)
            }
        }
    }

    private mutating func checkOffered(_ control: FormOutline.Control) {
        guard Offered.offers(control: control.kind) else {
            return report(.notOfferedControl(control.element.name.qualified), at: control.element)
        }
        if control.element.attribute("query") != nil {
            report(
                .notOfferedFeature(Bilingual(dutch: "een vraag met ‘query’", english: "a question with ‘query’")),
                at: control.element)
        }
        guard let node = control.node, let bind = outline.bind(of: node), let written = bind.attribute("type"),
            let type = ValueType(written: written.trimmed), !Offered.offers(type),
            !FormCheck.isTrue(bind.attribute("readonly"))
        else { return }
        report(.notOfferedType(type.rawValue), at: control.element)
    }

    private mutating func checkAppearance(of element: XMLElement, place: Appearance.Place?) {
        guard let written = element.attribute("appearance"), let place else { return }
        for word in Self.appearanceWords(written) {
            guard let row = Appearance.row(for: word) else {
                let near = Spelling.nearest(word, in: Appearance.table.map(\.word))
                report(.unknownAppearance(word, near: near), at: element)
                continue
            }
            guard row.places.contains(place) else {
                report(.appearanceElsewhere(word, on: element.name.local), at: element)
                continue
            }
            switch row.showing {
            case .drawn: break
            case .plain: report(.plainAppearance(word), at: element)
            case .notOffered: report(.notOfferedAppearance(word), at: element)
            }
        }
    }

    /// The words of an appearance; a call such as `search('list', …)` is one word, spaces and all.
    static func appearanceWords(_ written: String) -> [String] {
        var words: [String] = []
        var word = ""
        var depth = 0
        for character in written + " " {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character.isWhitespace, depth <= 0 {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
