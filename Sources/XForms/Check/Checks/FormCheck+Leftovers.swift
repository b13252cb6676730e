import XMLTree

/// What should have been worked out or drawn, and stands there as it was typed.
extension FormCheck {
    mutating func checkLeftovers() {
        for node in outline.schema.nodes.indices {
            checkDefault(node)
            checkFilled(node)
        }
        for control in outline.controls {
            checkKind(of: control)
            for item in control.element.children(named: "item") {
                guard let value = item.child(named: "value")?.text.trimmed, Self.isQuoted(value) else { continue }
                report(.quotedValue(value), at: item)
            }
        }
        for container in outline.containers { checkCount(of: container) }
        checkOrder()
    }

    private static func isQuoted(_ text: String) -> Bool {
        text.count > 2 && (text.hasPrefix("'") && text.hasSuffix("'") || text.hasPrefix("\"") && text.hasSuffix("\""))
    }

    // MARK: Starting values

    private mutating func checkDefault(_ node: Int) {
        guard !outline.schema.isInner(node), !outline.schema.nodes[node].isAttribute,
            let sample = outline.schema.nodes[node].sample, sample.elements.isEmpty
        else { return }
        let value = sample.text.trimmed
        guard value.utf8.count < 200, isExpression(value) else { return }
        report(.defaultIsExpression(value), at: sample)
    }

    /// `today()`, `${a}`, `/data/a`.
    private func isExpression(_ text: String) -> Bool {
        if text.contains("${") { return true }
        if text.hasPrefix("/") { return outline.schema[text] != nil }
        guard text.hasSuffix(")"), let open = text.firstIndex(of: "("),
            XPathFunctionRow.table[String(text[..<open])] != nil
        else { return false }
        return TermReader.read(text) != nil
    }

    /// A node that nothing ever fills: whoever reads it reads an empty text.
    private mutating func checkFilled(_ node: Int) {
        let place = outline.schema.nodes[node]
        guard !outline.schema.isInner(node), !place.isAttribute, let sample = place.sample,
            sample.elements.isEmpty, sample.text.trimmed.isEmpty, !place.path.split(separator: "/").contains("meta"),
            outline.controls(of: node).isEmpty, !outline.targets.contains(node),
            !outline.containers.contains(where: { $0.node == node })
        else { return }
        let bind = outline.bind(of: node)
        // The service fills in where somebody lives.
        guard bind?.attribute("calculate") == nil, bind?.javarosa("preload") == nil,
            bind?.fact("part") != "neighbourhood"
        else { return }
        report(.neverFilled(place.path), at: bind ?? sample)
    }

    // MARK: Kinds that a control does not have

    private mutating func checkKind(of control: FormOutline.Control) {
        guard let node = control.node else { return }
        let type = outline.bind(of: node)?.attribute("type").flatMap { ValueType(written: $0.trimmed) }
        if control.kind == "input", type == .select || type == .select1,
            !Self.isTrue(outline.bind(of: node)?.attribute("readonly")), outline.controls(of: node).count == 1
        {
            report(.typedChoice(control.kind), at: control.element)
        }
        if control.kind == "range", type == .int {
            let bounds = ["start", "step"].compactMap { control.element.attribute($0).flatMap { Double($0.trimmed) } }
            if bounds.contains(where: { $0 != $0.rounded() }) { report(.halfSteps, at: control.element) }
        }
        // Whoever presses the button answers "OK" (ODK XForms, "Body Elements").
        if control.kind == "trigger", let type, !Self.fits("OK", type) {
            report(.pressedValue(type.rawValue), at: control.element)
        }
        if control.kind == "input", type == .int || type == .decimal { checkDigits(of: control) }
    }

    /// Numbers that nobody computes with, and that may begin with a nought or hold a letter.
    private static let codes = [
        "telefoonnummer", "mobiele nummer", "postcode", "rekeningnummer", "burgerservicenummer", "phone number",
        "postal code", "zip code", "account number",
    ]

    private mutating func checkDigits(of control: FormOutline.Control) {
        let label = words(of: control.element.child(named: "label")).lowercased()
        guard let code = Self.codes.first(where: { label.contains($0) }) else { return }
        report(.digitsAsNumber(code), at: control.element)
    }

    // MARK: Counts, and what is asked too late

    private mutating func checkCount(of container: FormOutline.Container) {
        guard let written = container.element.javarosa("count")?.trimmed, let node = container.node,
            let read = outline.node(written, from: node), outline.bind(of: read)?.attribute("calculate") == nil
        else { return }
        let type = outline.bind(of: read)?.attribute("type").flatMap { ValueType(written: $0.trimmed) } ?? .string
        let path = outline.schema.nodes[read].path
        for control in outline.controls(of: read) {
            let isNumber =
                switch control.kind {
                case "input": type == .int || type == .decimal
                case "select1": offeredValues(of: control)?.contains { Double($0) != nil } ?? true
                case "range": true
                default: false
                }
            if !isNumber { return report(.countOfWords(path), at: container.element) }
        }
    }
}
