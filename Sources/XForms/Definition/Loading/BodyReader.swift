import XMLTree

/// An element of the body, by its number.
indirect enum WrittenItem {
    case question(Int)
    case group(Int, [WrittenItem])
    case repetition(Int, [WrittenItem])
}

struct WrittenQuestion {
    var node: Int
    var kind: ControlKind
    var appearance: [String]
    var label: FormText?
    var hint: FormText?
    var choices: WrittenChoices = .none
    var range: RangeBounds?
    var mediaType: String?
    var attributes: [Attribute]
    var containers: [Container]
    var position: SourcePosition
}

struct WrittenGroup {
    var node: Int?
    var label: FormText?
    var hint: FormText?
    var appearance: [String]
    var attributes: [Attribute]
    var position: SourcePosition
}

struct WrittenRepeat {
    var node: Int
    var label: FormText?
    var parent: Int?
    var appearance: [String]
    var isOpen: Bool
    var count: Int?
    var attributes: [Attribute]
    var position: SourcePosition
}

extension FormReader {
    /// Attributes of body elements that the engine uses itself.
    static let usedByControls: Set<String> = [
        "ref", "nodeset", "bind", "appearance", "mediatype", "accept", "start", "end", "step",
    ]

    /// What stands around the element that is being read.
    struct Surroundings {
        /// The node that relative references start from.
        var node = 0
        var containers: [Container] = []

        var repetition: Int? {
            containers.reversed().lazy.compactMap { if case .repetition(let number) = $0 { number } else { nil } }.first
        }
    }

    /// Reads the body (ODK XForms, "Body Elements", "Groups", "Repeats").
    mutating func readBody() {
        body = readItems(of: parts.body, in: Surroundings())
    }

    private mutating func readItems(of element: XMLElement, in surroundings: Surroundings) -> [WrittenItem] {
        element.elements.compactMap { readItem($0, parent: element.name.local, in: surroundings) }
    }

    private mutating func readItem(
        _ element: XMLElement, parent: String, in surroundings: Surroundings
    ) -> WrittenItem? {
        let name = element.name.local
        if let kind = ControlKind(rawValue: name) { return readQuestion(element, kind: kind, in: surroundings) }
        switch name {
        case "group": return readGroup(element, in: surroundings)
        case "repeat": return readRepeat(element, label: nil, wrapper: [], from: surroundings.node, in: surroundings)
        case "label", "hint", "help", "alert", "output", "item", "itemset", "value", "filename": return nil
        default:
            if !readAction(element, source: nil, in: surroundings) {
                report(.unknownElement(name, in: parent, near: Self.nearElement(name)), at: element.place)
            }
            return nil
        }
    }

    // MARK: Groups

    private mutating func readGroup(_ element: XMLElement, in surroundings: Surroundings) -> WrittenItem? {
        let written = element.attribute(anyOf: "ref", "nodeset", "bind")
        var inner = surroundings
        if let written {
            guard let node = node(for: written, of: element, from: surroundings.node) else {
                return .group(addGroup(element, node: nil, at: surroundings.node), readItems(of: element, in: inner))
            }
            inner.node = node
        }
        let repeats = element.children(named: "repeat")
        if repeats.count == 1, Self.isOnlyWrapper(element), !element.appearance.contains("field-list") {
            let label = element.child(named: "label").map { text(of: $0, at: inner.node) }
            return readRepeat(
                repeats[0], label: label, wrapper: element.appearance, from: inner.node, in: surroundings)
        }
        // A group around a repeat may name the node that repeats: as a container it stands for the node above.
        let isRepeatNode = repeats.contains {
            schema.follow($0.attribute(anyOf: "nodeset", "ref") ?? "", from: inner.node) == .node(inner.node)
        }
        if isRepeatNode { inner.node = surroundings.node }
        let group = addGroup(element, node: written == nil || isRepeatNode ? nil : inner.node, at: inner.node)
        inner.containers.append(.group(group))
        return .group(group, readItems(of: element, in: inner))
    }

    private mutating func addGroup(_ element: XMLElement, node: Int?, at context: Int) -> Int {
        let label = element.child(named: "label").map { text(of: $0, at: context) }
        let hint = element.child(named: "hint").map { text(of: $0, at: context) }
        groups.append(
            WrittenGroup(
                node: node, label: label, hint: hint, appearance: element.appearance,
                attributes: element.kept(except: Self.usedByControls), position: element.place))
        return groups.count - 1
    }

    /// Holds a repeat and its label and nothing else.
    private static func isOnlyWrapper(_ element: XMLElement) -> Bool {
        element.elements.allSatisfy { $0.name.local == "repeat" || $0.name.local == "label" || $0.name.local == "hint" }
    }

    // MARK: Repeats

    private mutating func readRepeat(
        _ element: XMLElement, label: FormText?, wrapper: [String], from context: Int, in surroundings: Surroundings
    ) -> WrittenItem? {
        guard let written = element.attribute(anyOf: "nodeset", "ref", "bind") else {
            report(.repeatWithoutNodeset, at: element.place)
            return nil
        }
        guard let node = node(for: written, of: element, from: surroundings.node) else { return nil }
        guard repeated.insert(node).inserted else {
            report(.duplicateControl(schema.nodes[node].path), at: element.place)
            return nil
        }
        let number = repeats.count
        let count = element.javarosa("count")?.trimmed ?? ""
        let fixed = element.javarosa("noAddRemove")?.trimmed ?? ""
        let parent = schema.nodes[node].parent ?? 0
        repeats.append(
            WrittenRepeat(
                node: node, label: label, parent: surroundings.repetition, appearance: element.appearance + wrapper,
                isOpen: count.isEmpty && (fixed.isEmpty || fixed.hasPrefix("false")),
                count: count.isEmpty ? nil : countExpression(count, from: context, at: parent, element),
                attributes: element.kept(except: Self.usedByControls), position: element.place))
        schema.markRepeat(number, at: node)
        var inner = surroundings
        inner.node = node
        inner.containers.append(.repetition(number))
        return .repetition(number, readItems(of: element, in: inner))
    }

    /// The expression of a `jr:count`, to be read at the node that holds the instances.
    ///
    /// A path starts from the element around the repeat, which may be a group that names the repeat's own node.
    private mutating func countExpression(_ written: String, from context: Int, at parent: Int, _ element: XMLElement)
        -> Int
    {
        var source = written
        if case .node(let node) = schema.follow(written, from: context) { source = schema.nodes[node].path }
        return expression(source, at: parent, role: .count, position: element.place)
    }
}
