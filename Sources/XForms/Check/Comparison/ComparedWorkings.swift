import Crypto

/// How values are worked out: their calculations, and those of whatever they are worked out of that is given out nowhere itself.
///
/// A change of a step in between changes the result as a change of its own calculation does; where the step is given out too,
/// it is told there.
struct ComparedWorkings {
    private let form: FormDefinition
    /// By node: what its calculation reads.
    private var read: [Int: Set<Int>] = [:]
    private var calculations: [Int: String] = [:]
    private var actions: [Int: [String]] = [:]
    private let asked: Set<Int>

    init(_ form: FormDefinition) {
        self.form = form
        let logic = form.logic
        asked = Set(form.questions.filter { !$0.isNote }.map(\.node))
        for rule in logic.rules where rule.effect == .calculate {
            calculations[rule.target] = form.source(rule.expression)
        }
        for action in logic.actions {
            let value = action.value.flatMap(form.source) ?? action.source.flatMap(form.source) ?? action.words
            actions[action.target, default: []].append(value)
        }
        for (node, rules) in logic.dependents.enumerated() {
            for number in rules where logic.rules[Int(number)].effect == .calculate {
                read[logic.rules[Int(number)].target, default: []].insert(node)
            }
        }
    }

    /// By what they are about; empty where somebody types the value.
    func facts(of node: Int) -> [String: String] {
        var facts = own(node, "")
        guard !facts.isEmpty else { return [:] }
        var seen: Set<Int> = [node]
        var open = read[node] ?? []
        while let next = open.popFirst() {
            guard seen.insert(next).inserted, !asked.contains(next), form.nodes[next].isLeaf,
                !form.isDisclosed(next)
            else { continue }
            facts.merge(own(next, " \(form.nodes[next].path)")) { $1 }
            if let written = form.written(next) { facts["value \(form.nodes[next].path)"] = written }
            open.formUnion(read[next] ?? [])
        }
        for (list, digest) in lists(in: facts.values.joined(separator: "\n")) { facts["list \(list)"] = digest }
        return facts
    }

    private func own(_ node: Int, _ name: String) -> [String: String] {
        var facts: [String: String] = [:]
        facts["calculate" + name] = calculations[node]
        facts["setvalue" + name] = actions[node]?.joined(separator: "; ")
        facts["preload" + name] = form.nodes[node].preload.map { "\($0.kind) \($0.parameter)" }
        return facts
    }

    /// The tables that expressions name, by part of the SHA-256 of what stands in them.
    private func lists(in sources: String) -> [String: String] {
        var found: [String: String] = [:]
        for (id, root) in form.logic.context.instances
        where sources.contains("'\(id)'") || sources.contains("\"\(id)\"") {
            let tree = form.logic.context.trees[Int(root.tree)]
            let digest = SHA256.hash(data: Array(Self.content(of: root.node, in: tree).utf8))
            found[id] = digest.prefix(4).map { String(256 + Int($0), radix: 16).dropFirst() }.joined()
        }
        return found
    }

    private static func content(of node: NodeID, in tree: NodeTree) -> String {
        let children = tree.children(of: node).map { content(of: $0, in: tree) }
        return children.isEmpty
            ? "\(tree.localName(of: node))=\(tree.text(of: node));"
            : "\(tree.localName(of: node)){\(children.joined())}"
    }
}

extension FormDefinition {
    /// An expression as its author wrote it; line breaks and spaces at will.
    func source(_ expression: Int) -> String? {
        logic.expressions[expression].map { expression in
            var quote: Character?
            var kept = ""
            for character in expression.source {
                if quote == nil, character.isWhitespace {
                    if kept.last != " " { kept.append(" ") }
                    continue
                }
                if character == quote {
                    quote = nil
                } else if quote == nil, "'\"".contains(character) {
                    quote = character
                }
                kept.append(character)
            }
            return kept
        }
    }

    /// What stands at a node before anybody answers; nil where nothing does.
    func written(_ node: Int) -> String? {
        guard nodes[node].isLeaf, !nodes[node].isAttribute else { return nil }
        var text: String?
        if let record = logic.records[node] {
            text = logic.context.trees[0].text(of: record)
        } else if let repetition = nodes[node].repetition {
            let template = logic.templates[repetition]
            text = template.shape.firstIndex(of: Int32(node)).map { template.tree.text(of: NodeID(Int32($0 + 1))) }
        }
        return text.flatMap { $0.isEmpty ? nil : $0 }
    }
}
