import XMLTree

extension FormCheck {
    /// Binds (ODK XForms, "Bindings"): attributes nobody knows, and rules that cannot work together.
    mutating func checkBinds() {
        for bind in outline.binds {
            checkMessages(bind.element)
            checkAttributes(of: bind.element, known: Self.bindAttributes)
            if let node = bind.node { checkRules(of: bind.element, node: node) }
        }
    }

    static let bindAttributes: Set<String> = [
        "nodeset", "ref", "id", "type", "relevant", "required", "readonly", "constraint", "calculate", "saveIncomplete",
        "noAppErrorString",
    ]

    /// Attributes that only count with the prefix of JavaRosa.
    static let javarosa: Set<String> = [
        "constraintMsg", "requiredMsg", "preload", "preloadParams", "count", "noAddRemove", "template",
    ]
    private static let slips = [
        "constraintmessage": "constraintMsg", "constraint_message": "constraintMsg",
        "requiredmessage": "requiredMsg", "required_message": "requiredMsg",
    ]

    /// Attributes without a namespace that nobody knows; those of other tools keep their prefix and pass.
    mutating func checkAttributes(of element: XMLElement, known: Set<String>) {
        for attribute in element.attributes where attribute.name.prefix == nil && attribute.name.namespace == nil {
            let name = attribute.name.local
            guard !known.contains(name) else { continue }
            let near = Self.javarosa.contains(name) ? "jr:" + name : Spelling.nearest(name, in: known)
            report(.unknownAttribute(name, on: element.name.local, near: near), at: element)
        }
        // Of those of JavaRosa only a slip of the pen: there are more than anybody wrote down.
        for attribute in element.attributes where attribute.name.namespace == Namespaces.javarosa {
            let name = attribute.name.local
            guard !Self.javarosa.contains(name),
                let near = Self.slips[name.lowercased()] ?? Spelling.nearest(name, in: Self.javarosa)
            else { continue }
            report(.unknownAttribute("jr:" + name, on: element.name.local, near: "jr:" + near), at: element)
        }
    }

    private mutating func checkMessages(_ bind: XMLElement) {
        for (rule, message) in [("constraint", "constraintMsg"), ("required", "requiredMsg")] {
            let hasRule = !(bind.attribute(rule) ?? "").trimmed.isEmpty
            let words = (bind.javarosa(message) ?? "").trimmed
            if !hasRule, !words.isEmpty { report(.messageWithoutRule("jr:" + message, rule: rule), at: bind) }
            if rule == "constraint", hasRule, words.isEmpty { report(.constraintWithoutMessage, at: bind) }
        }
    }

    /// Rules that together make an answer impossible or lose it.
    private mutating func checkRules(of bind: XMLElement, node: Int) {
        let readonly = Self.isTrue(bind.attribute("readonly"))
        let isCalculated = bind.attribute("calculate") != nil
        let asked = outline.controls(of: node).contains { $0.kind == "input" || $0.kind == "secret" }
        if asked, readonly, Self.isTrue(bind.attribute("required")), !isCalculated, bind.javarosa("preload") == nil,
            (outline.schema.nodes[node].sample?.text ?? "").trimmed.isEmpty, !outline.targets.contains(node)
        {
            // With a condition it is the field's way of stopping somebody at a wrong answer: meant so.
            let isMeant = bind.attribute("relevant") != nil
            report(.unreachableRequired.with(severity: isMeant ? .warning : .error), at: bind)
        }
        if isCalculated, bind.attribute("readonly") == nil, !outline.controls(of: node).isEmpty {
            report(.overwrittenAnswer, at: bind)
        }
        checkDefault(of: bind, node: node)
    }

    /// An expression that is true whatever happens.
    static func isTrue(_ expression: String?) -> Bool {
        guard let expression else { return false }
        return ["true()", "'true'", "1", "'1'"].contains(expression.filter { !$0.isWhitespace })
    }

    private mutating func checkDefault(of bind: XMLElement, node: Int) {
        guard let type = bind.attribute("type").flatMap({ ValueType(written: $0.trimmed) }),
            let sample = outline.schema.nodes[node].sample, sample.elements.isEmpty
        else { return }
        let value = sample.text.trimmed
        if !value.isEmpty, !Self.fits(value, type) { report(.defaultDoesNotFit(type.rawValue), at: sample) }
    }

    /// Whether a starting value has the form of its type; only types whose form is certain are looked at.
    static func fits(_ value: String, _ type: ValueType) -> Bool {
        switch type {
        case .int: Int(value) != nil
        case .decimal: Double(value) != nil
        case .boolean: ["true", "false", "1", "0"].contains(value)
        case .date: WrittenDate.isDate(value)
        case .dateTime: WrittenDate.isDateTime(value) || WrittenDate.isDate(value)
        case .time: WrittenDate.isTime(value)
        case .string, .geopoint, .geotrace, .geoshape, .binary, .barcode, .intent, .select, .select1, .rank: true
        }
    }
}
