import XMLTree

extension FormCheck {
    /// What our pages do not ask or show, control by control (docs/feature-matrix.md).
    mutating func checkOffered() {
        for control in outline.controls {
            checkOffered(control)
            checkTypes(of: control)
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
        let words = Self.appearanceWords(written)
        checkTogether(words.map { $0.lowercased() }, at: element)
        for word in words {
            if word.contains(where: { ",;|".contains($0) }), !word.contains("(") {
                report(.joinedAppearances(word), at: element)
                continue
            }
            guard let row = Appearance.row(for: word), !Self.isWrongColumns(word) else {
                let near = Self.isWrongColumns(word) ? "columns-2" : Spelling.nearest(word, in: Appearance.names)
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

    /// Ways to draw one question of which only one can be followed (ODK docs, "Form question types").
    private static let exclusive: [Set<String>] = [
        ["multiline", "numbers", "thousands-sep", "year", "month-year"], ["minimal", "likert"],
        ["autocomplete", "likert"], ["label", "list-nolabel"], ["label", "minimal"], ["list-nolabel", "minimal"],
    ]

    private mutating func checkTogether(_ words: [String], at element: XMLElement) {
        for group in Self.exclusive {
            let found = words.filter(group.contains)
            guard let first = found.first, let second = found.first(where: { $0 != first }) else { continue }
            // A number typed with digits may have its thousands apart.
            if Set(found) == ["numbers", "thousands-sep"] { continue }
            report(.exclusiveAppearances(first, second), at: element)
        }
        let columns = Set(words.filter { $0.hasPrefix("columns") && !Self.isWrongColumns($0) }).sorted()
        if columns.count > 1 { report(.exclusiveAppearances(columns[0], columns[1]), at: element) }
    }

    /// `columns-` and something that is neither a number nor `pack`.
    private static func isWrongColumns(_ word: String) -> Bool {
        let word = word.lowercased()
        guard word.hasPrefix("columns-") else { return false }
        let rest = word.dropFirst("columns-".count)
        return rest != "pack" && (Int(rest).map { $0 < 1 } ?? true)
    }

    /// Types that a word is for, and the one to propose.
    private static let types: [String: (fits: Set<ValueType>, wanted: ValueType)] = [
        "year": ([.date, .dateTime], .date), "month-year": ([.date, .dateTime], .date),
        "no-calendar": ([.date, .dateTime], .date), "multiline": ([.string], .string),
    ]

    private mutating func checkTypes(of control: FormOutline.Control) {
        guard control.kind == "input", let node = control.node,
            let written = control.element.attribute("appearance")
        else { return }
        let type = outline.bind(of: node)?.attribute("type").map { ValueType(written: $0.trimmed) } ?? .string
        for word in Self.appearanceWords(written) {
            guard let type, let row = Self.types[word.lowercased()], !row.fits.contains(type) else { continue }
            report(.appearanceOfType(word, type: type.rawValue, wanted: row.wanted.rawValue), at: control.element)
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
