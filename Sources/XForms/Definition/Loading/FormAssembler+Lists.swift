import XMLTree

// Lists and actions, and which nodes record time, device or user.

extension FormAssembler {
    /// Repeats by the node that counts them, where `jr:count` is a path and nothing else.
    func countedBy() -> [Int: Int] {
        var counted: [Int: Int] = [:]
        for (number, repetition) in reader.repeats.enumerated() {
            guard let count = repetition.count,
                case .node(let node) = reader.schema.follow(reader.expressions[count].source, from: 0)
            else { continue }
            counted[node] = number
        }
        return counted
    }

    func itemsets() -> [Itemset] {
        reader.itemsets.map { itemset in
            let label: Itemset.Label? =
                switch itemset.label {
                case .words(let expression): .words(part(expression))
                case .textId(let expression): .textId(part(expression))
                case nil: nil
                }
            return Itemset(
                node: itemset.node, nodeset: itemset.nodeset, reads: compiler.reads[itemset.nodeset],
                value: part(itemset.value), label: label)
        }
    }

    private func part(_ expression: Int) -> Itemset.ItemPart {
        let source = reader.expressions[expression].source
        let isName = source.utf8.first.map { $0 > 0x40 } ?? false
        let isPlain =
            isName
            && source.utf8.allSatisfy { byte in
                byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte >= 0x80
                    || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
            }
        return isPlain ? .child(names.id(source)) : .expression(expression)
    }

    func actions() -> [FormAction] {
        reader.actions.map {
            FormAction(
                events: $0.events, target: $0.target, value: $0.value, words: $0.words, source: $0.source,
                repetition: $0.repetition)
        }
    }

    /// Per node: its control holds actions that a change of value starts.
    func startsActions() -> [Bool] {
        let sources = Set(reader.actions.filter { $0.events.contains(.valueChanged) }.compactMap(\.source))
        return reader.schema.nodes.indices.map(sources.contains)
    }

    /// Per node: a preload, a child of `meta`, a calculation or an action writes time, device or user there.
    ///
    /// A calculation that also reads answers (an age at today's date) is an answer, not a trace.
    func tracing() -> [Bool] {
        var tracing = reader.schema.nodes.indices.map { number in
            let node = reader.schema.nodes[number]
            let isMeta = node.parent.map { reader.schema.nodes[$0].name.local == "meta" } ?? false
            return (isMeta && Preloads.tracingMeta.contains(node.name.local))
                || (reader.binds[number]?.preload.map { Preloads.tracesPerson($0.kind) } ?? false)
                || records(reader.binds[number]?.calculate)
        }
        for action in reader.actions where records(action.value) { tracing[action.target] = true }
        return tracing
    }

    private func records(_ expression: Int?) -> Bool {
        guard let expression, let compiled = compiler.expressions[expression] else { return false }
        if compiled.calls.contains(where: { $0.function == "property" }) { return true }
        return compiled.volatility.contains(.clock) && compiler.reads[expression].isEmpty
    }
}
