import XMLTree

/// What the binds say about one node, expressions by their number.
struct WrittenBind {
    var position: SourcePosition
    var type: ValueType?
    var relevant: Int?
    var required: Int?
    var readonly: Int?
    var constraint: Int?
    var calculate: Int?
    var constraintMessage: FormText?
    var requiredMessage: FormText?
    var preload: NodeDefinition.Preload?
    var attributes: [Attribute] = []
}

extension FormReader {
    private static let known: Set<String> = [
        "nodeset", "ref", "id", "type", "relevant", "required", "readonly", "constraint", "calculate", "saveIncomplete",
    ]

    /// The roles a bind's attributes play, and where each is kept.
    private static let roles: [(ExpressionRole, any WritableKeyPath<WrittenBind, Int?> & Sendable)] = [
        (.relevant, \.relevant), (.required, \.required), (.readonly, \.readonly), (.constraint, \.constraint),
        (.calculate, \.calculate),
    ]

    /// Reads every bind (ODK XForms, "Bindings").
    mutating func readBinds() {
        for element in parts.model.children(named: "bind") { readBind(element) }
    }

    private mutating func readBind(_ element: XMLElement) {
        guard let nodeset = element.attribute(anyOf: "nodeset", "ref"), !nodeset.trimmed.isEmpty else {
            report(.bindWithoutNodeset, at: element.place)
            return
        }
        guard case .node(let node) = schema.follow(nodeset, from: 0) else {
            report(.bindMissingNode(nodeset.trimmed, near: near(nodeset)), at: element.place)
            return
        }
        if binds[node] != nil { report(.duplicateBind(schema.nodes[node].path), at: element.place) }
        var bind = binds[node] ?? WrittenBind(position: element.place)
        if let written = element.attribute("type")?.trimmed, !written.isEmpty {
            bind.type = ValueType(written: written)
            if bind.type == nil {
                report(
                    .unknownType(written, near: ValueType.near(written)),
                    at: element.place)
            }
        }
        for (role, place) in Self.roles {
            guard let written = element.attribute(role.rawValue)?.trimmed, !written.isEmpty else { continue }
            bind[keyPath: place] = expression(written, at: node, role: role, position: element.place)
        }
        if let written = element.javarosa("constraintMsg") {
            bind.constraintMessage = message(written, at: node, position: element.place)
        }
        if let written = element.javarosa("requiredMsg") {
            bind.requiredMessage = message(written, at: node, position: element.place)
        }
        if let kind = element.javarosa("preload")?.trimmed, !kind.isEmpty {
            bind.preload = .init(kind: kind, parameter: element.javarosa("preloadParams")?.trimmed ?? "")
            if !Preloads.isKnown(kind) {
                report(.unknownPreload(kind, element.javarosa("preloadParams") ?? ""), at: element.place)
            }
        }
        bind.attributes += element.kept(except: Self.known)
        binds[node] = bind
    }
}
