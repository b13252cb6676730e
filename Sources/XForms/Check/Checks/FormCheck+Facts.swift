import XMLTree

extension FormCheck {
    /// Our own attributes (docs/bs-attributes.md): known, in their place, with a value that means something.
    mutating func checkFacts() {
        var stated: [String: String] = [:]
        for bind in outline.binds {
            for attribute in bind.element.attributes where attribute.name.namespace == Namespaces.buurtstem {
                checkFact(attribute.name.local, attribute.value, bind, stated: &stated)
            }
        }
        // A form without one fact of ours comes from another programme: hints about each question would be noise.
        let isOurs = !stated.isEmpty || outline.document.usesFacts
        checkStartPage(stated, isOurs: isOurs)
        checkPlaces()
        if isOurs { for control in outline.controls { checkDisclosure(of: control) } }
    }

    private mutating func checkFact(
        _ name: String, _ value: String, _ bind: FormOutline.Bind, stated: inout [String: String]
    ) {
        guard let row = BuurtstemAttribute.row(name) else {
            let near = Spelling.nearest(name, in: BuurtstemAttribute.table.map(\.name)).map { "bs:" + $0 }
            return report(.unknownFact(name, near: near), at: bind.element)
        }
        guard row.value.accepts(value) else {
            return report(.factValue(name, value, allowed: row.value.wanted), at: bind.element)
        }
        if case .text = row.value { checkText(value, at: bind.element) }
        guard let node = bind.node else { return }
        let isGroup = outline.schema.isInner(node)
        switch row.scope {
        case .questionnaire:
            guard isGroup else { return report(.factPlace(name, belongs: row.scope.place), at: bind.element) }
            // The owner of an instrument inside is not that of the questionnaire.
            if node != 0, bind.element.fact("instrument") != nil { break }
            if let other = stated[name], other != value { report(.factTwice(name), at: bind.element) }
            stated[name] = value
        case .container:
            if !isGroup { report(.factPlace(name, belongs: row.scope.place), at: bind.element) }
        case .question:
            if isGroup { report(.factPlace(name, belongs: row.scope.place), at: bind.element) }
        case .inherited: break
        }
        if name == "missing" { checkMissingCodes(value, node: node, of: bind.element) }
    }

    /// Our attributes on anything but a bind do nothing.
    private mutating func checkPlaces() {
        for element in outline.controls.map(\.element) + outline.containers.map(\.element) + outline.roots {
            for attribute in element.attributes where attribute.name.namespace == Namespaces.buurtstem {
                let scope = BuurtstemAttribute.row(attribute.name.local)?.scope ?? .inherited
                report(.factPlace(attribute.name.local, belongs: scope.place), at: element)
            }
        }
    }

    // MARK: The start page

    /// Without one of these nobody can agree knowingly (GDPR art. 4(11) and 13), so the questionnaire is not offered.
    private static let conditions: [(String, Bilingual)] = [
        (
            "purpose",
            Bilingual(dutch: "mensen lezen niet waarvoor het is", english: "people do not read what it is for")
        ),
        (
            "notice",
            Bilingual(
                dutch: "mensen lezen niet wat met hun antwoorden gebeurt",
                english: "people do not read what becomes of their answers")
        ),
        ("consent", Bilingual(dutch: "er is niets om mee in te stemmen", english: "there is nothing to agree to")),
        (
            "consent-version",
            Bilingual(
                dutch: "later weet niemand waarmee iemand instemde",
                english: "later nobody knows what somebody agreed to")
        ),
        ("contact", Bilingual(dutch: "niemand weet wie te bellen", english: "nobody knows whom to call")),
        (
            "retention",
            Bilingual(
                dutch: "mensen lezen niet hoe lang hun antwoorden blijven",
                english: "people do not read how long their answers are kept")
        ),
    ]

    private static let advised: [(String, Bilingual)] = [
        (
            "minutes",
            Bilingual(dutch: "mensen weten niet hoe lang het duurt", english: "people do not know how long it takes")
        ),
        (
            "owner",
            Bilingual(dutch: "niemand weet van wie de vragen zijn", english: "nobody knows whose questions these are")
        ),
        (
            "licence",
            Bilingual(
                dutch: "niemand weet of dit gebruikt mag worden", english: "nobody knows whether this may be used")
        ),
    ]

    private mutating func checkStartPage(_ stated: [String: String], isOurs: Bool) {
        let place = outline.binds.first { $0.node == 0 }?.element ?? outline.roots.first
        guard isOurs else { return report(.withoutFacts, at: place) }
        for (name, why) in Self.conditions where stated[name] == nil { report(.withoutFact(name, why: why), at: place) }
        for (name, why) in Self.advised where stated[name] == nil { report(.missingFact(name, why: why), at: place) }
    }

    // MARK: Questions

    /// The value of a fact for a node: its own, or that of the nearest group that states it.
    func fact(_ name: String, of node: Int) -> String? {
        for above in outline.schema.chain(node).reversed() {
            if let value = outline.bind(of: above)?.attribute(name, namespace: Namespaces.buurtstem) { return value }
        }
        return nil
    }

    private mutating func checkDisclosure(of control: FormOutline.Control) {
        guard let node = control.node, !isNote(control) else { return }
        let place = outline.bind(of: node) ?? control.element
        guard let role = fact("disclosure", of: node) else {
            return report(.undeclared(outline.schema.nodes[node].path), at: place)
        }
        let type = outline.bind(of: node)?.attribute("type").flatMap { ValueType(written: $0.trimmed) } ?? .string
        if role != "free-text", ControlKind(rawValue: control.kind)?.takesAnything(as: type) == true {
            report(.openTextDisclosure(role), at: place)
        }
    }

    /// A control that only shows words: read-only, without a value of its own.
    func isNote(_ control: FormOutline.Control) -> Bool {
        guard control.kind == "input", let node = control.node, let bind = outline.bind(of: node) else { return false }
        return FormCheck.isTrue(bind.attribute("readonly"))
    }

    private mutating func checkMissingCodes(_ codes: String, node: Int, of bind: XMLElement) {
        guard codes != "none" else { return }
        for control in outline.controls(of: node) {
            guard let values = offeredValues(of: control) else { continue }
            for code in codes.words where !values.contains(code) { report(.missingCodeNotOffered(code), at: bind) }
        }
    }
}

extension XMLElement {
    /// Declares our namespace.
    fileprivate var usesFacts: Bool { declarations.contains { $0.uri == Namespaces.buurtstem } }
}
