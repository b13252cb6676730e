import XMLTree

/// Puts the parts that the reader found together into a definition that runs.
struct FormAssembler {
    let reader: FormReader
    let names: NameTable
    private(set) var diagnostics: [Diagnostic]
    private let compiler: ExpressionCompiler

    init(_ reader: FormReader) {
        self.reader = reader
        names = NameTable()
        compiler = ExpressionCompiler(reader, names: names)
        diagnostics = reader.diagnostics + compiler.diagnostics
    }

    /// - Parameter hash: of the bytes that were read, in hexadecimal.
    mutating func assemble(hash: String) -> FormDefinition {
        let schema = reader.schema
        let graph = RuleGraph(schema: schema, rules: writtenRules())
        if let cycle = graph.cycle() {
            let place = cycle.first.flatMap { reader.binds[$0]?.position } ?? reader.parts.model.place
            diagnostics.append(Diagnostic(.cycle(cycle.map { schema.nodes[$0].path }), at: place))
        }
        let order = graph.order()
        let rules = order.map { graph.rules[$0] }
        let instance = primaryTree()
        let logic = FormLogic(
            names: names, expressions: compiler.expressions, rules: rules.map(\.rule),
            dependents: dependents(of: rules), structural: structural(rules), clockRules: volatile(rules, .clock),
            languageRules: volatile(rules, .language),
            constraints: schema.nodes.indices.map { reader.binds[$0]?.constraint },
            questionOfNode: questionOfNode(), ends: schema.nodes.map(\.end),
            isInner: schema.nodes.indices.map(schema.isInner),
            repeats: schema.nodes.indices.map { repeatOfNode[$0] != nil || instance.multiple.contains($0) },
            hasRelevance: schema.nodes.indices.map { reader.binds[$0]?.relevant != nil }, isTracing: tracing(),
            chains: schema.nodes.indices.map(schema.chain), records: instance.records,
            timed: schema.nodes.indices.filter { node in
                reader.binds[node]?.type.map { $0 == .date || $0 == .time || $0 == .dateTime } ?? false
            },
            preloaded: schema.nodes.indices.filter { reader.binds[$0]?.preload != nil }, itemsets: itemsets(),
            actions: actions(), templates: reader.repeats.map { template(of: $0.node) },
            context: context(instance.tree),
            written: instance.state, now: try? XPathExpression.compile("now()", names: names),
            today: try? XPathExpression.compile("today()", names: names), instanceID: schema.instanceID,
            texts: reader.lookupTexts, baseline: Baseline(tree: instance.tree, state: instance.state))
        return definition(hash: hash, logic: logic)
    }

    private func definition(hash: String, logic compiled: FormLogic) -> FormDefinition {
        var logic = compiled
        let fixed = FixedChoices(logic: logic, reader: reader, compiler: compiler)
        let groups = reader.groups.enumerated().map { index, group in
            GroupDefinition(
                index: index, node: group.node, label: group.label, hint: group.hint, appearance: group.appearance,
                attributes: group.attributes, position: group.position)
        }
        let repeats = reader.repeats.enumerated().map { index, item in
            RepeatDefinition(
                index: index, node: item.node, label: item.label, parent: item.parent, appearance: item.appearance,
                isOpen: item.isOpen, count: item.count, attributes: item.attributes, position: item.position)
        }
        let questions = reader.questions.indices.map { question($0, fixed: fixed) }
        let pages = PageBuilder(
            reader.body, groups: groups, repeats: repeats,
            nameOfQuestion: { reader.schema.nodes[questions[$0].node].name.local },
            nameOfNode: { reader.schema.nodes[$0].name.local })
        logic.pageTree = pages.tree
        return FormDefinition(
            id: reader.parts.formId, version: reader.parts.version, title: reader.parts.title, hash: hash,
            languages: reader.languages, defaultLanguage: reader.defaultLanguage,
            nodes: reader.schema.nodes.indices.map(node), questions: questions, groups: groups, repeats: repeats,
            pages: pages.pages, facts: reader.binds[0]?.attributes ?? [], logic: logic)
    }

    // MARK: Nodes and questions

    private func node(_ number: Int) -> NodeDefinition {
        let node = reader.schema.nodes[number]
        let bind = reader.binds[number]
        return NodeDefinition(
            path: node.path, name: node.name.local, parent: node.parent, type: bind?.type ?? .string,
            unknownType: bind?.unknownType, isLeaf: !reader.schema.isInner(number), repetition: node.repetition,
            preload: bind?.preload, isCalculated: bind?.calculate != nil, constraintMessage: bind?.constraintMessage,
            requiredMessage: bind?.requiredMessage, attributes: bind?.attributes ?? [], position: node.position,
            bindPosition: bind?.position, isAttribute: node.isAttribute, xmlName: node.name)
    }

    private func question(_ number: Int, fixed: FixedChoices) -> QuestionDefinition {
        let question = reader.questions[number]
        let bind = reader.binds[question.node]
        return QuestionDefinition(
            index: number, node: question.node, kind: question.kind,
            type: question.kind.implied(by: bind?.type), appearance: question.appearance, label: question.label,
            hint: question.hint, choices: fixed.source(of: question.choices), range: question.range,
            mediaType: question.mediaType, attributes: question.attributes, containers: question.containers,
            position: question.position,
            isNote: question.kind == .input && isAlways(bind?.readonly))
    }

    /// The condition is true for everybody, whatever the answers.
    private func isAlways(_ expression: Int?) -> Bool {
        guard let expression, let compiled = compiler.expressions[expression], compiled.isConstant else { return false }
        let context = XPathContext(primary: NodeTree(names: names), environment: .still)
        return (try? compiled.boolean(at: NodeRef(node: .document), in: context)) ?? false
    }

    private func questionOfNode() -> [Int?] {
        var questions = [Int?](repeating: nil, count: reader.schema.nodes.count)
        for (number, question) in reader.questions.enumerated() where questions[question.node] == nil {
            questions[question.node] = number
        }
        return questions
    }

    /// Per node: a preload, a child of `meta`, a calculation or an action writes time, device or user there.
    ///
    /// A calculation that also reads answers (an age at today's date) is an answer, not a trace.
    private func tracing() -> [Bool] {
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

    // MARK: Lists and actions

    private func itemsets() -> [Itemset] {
        reader.itemsets.map { itemset in
            let label: Itemset.Label? =
                switch itemset.label {
                case .words(let expression): .words(part(expression))
                case .textId(let expression): .textId(part(expression))
                case nil: nil
                }
            return Itemset(node: itemset.node, nodeset: itemset.nodeset, value: part(itemset.value), label: label)
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

    private func actions() -> [FormAction] {
        reader.actions.map {
            FormAction(
                events: $0.events, target: $0.target, value: $0.value, words: $0.words, source: $0.source,
                repetition: $0.repetition)
        }
    }
}

// MARK: - Rules

extension FormAssembler {
    private func writtenRules() -> [ReadingRule] {
        var rules: [ReadingRule] = []
        for (node, bind) in reader.binds.sorted(by: { $0.key < $1.key }) {
            let effects: [(Rule.Effect, Int?)] = [
                (.relevant, bind.relevant), (.required, bind.required), (.readonly, bind.readonly),
                (.calculate, bind.calculate),
            ]
            for (effect, expression) in effects {
                rules += rule(effect, on: node, expression)
            }
        }
        for (number, repetition) in reader.repeats.enumerated() {
            rules += rule(.count(number), on: reader.schema.nodes[repetition.node].parent ?? 0, repetition.count)
        }
        return rules
    }

    /// A rule; none without an expression that could be compiled.
    private func rule(_ effect: Rule.Effect, on node: Int, _ expression: Int?) -> [ReadingRule] {
        guard let expression, let compiled = compiler.expressions[expression] else { return [] }
        return [
            ReadingRule(
                rule: Rule(effect: effect, target: node, expression: expression), reads: compiler.reads[expression],
                listReads: listReads(of: compiled, at: node))
        ]
    }

    /// What the lists of the questions named in `jr:choice-name` read.
    private func listReads(of expression: XPathExpression, at node: Int) -> [Int] {
        expression.literals(of: "jr:choice-name").flatMap { arguments -> [Int] in
            guard arguments.count == 2, let path = arguments[1],
                case .node(let asked) = reader.schema.follow(path, from: node)
            else { return [] }
            return reader.questions.filter { $0.node == asked }.flatMap { question -> [Int] in
                guard case .itemset(let number) = question.choices else { return [] }
                return compiler.reads[reader.itemsets[number].nodeset]
            }
        }
    }

    private func dependents(of rules: [ReadingRule]) -> [[Int32]] {
        var dependents = [[Int32]](repeating: [], count: reader.schema.nodes.count)
        for (number, rule) in rules.enumerated() {
            for node in Set(rule.reads + rule.listReads) { dependents[node].append(Int32(number)) }
            // A repeat that was hidden makes its instances when it appears.
            if case .count(let repetition) = rule.rule.effect {
                dependents[reader.repeats[repetition].node].append(Int32(number))
            }
        }
        return dependents
    }

    private func structural(_ rules: [ReadingRule]) -> [[Int32]] {
        reader.repeats.map { repetition in
            let range = repetition.node..<reader.schema.nodes[repetition.node].end
            return rules.indices.filter { number in
                range.contains(rules[number].rule.target) || rules[number].reads.contains(where: range.contains)
                    || rules[number].listReads.contains(where: range.contains)
            }.map(Int32.init)
        }
    }

    private func volatile(_ rules: [ReadingRule], _ kind: XPathExpression.Volatility) -> [Int32] {
        rules.indices.filter { compiler.expressions[rules[$0].rule.expression]?.volatility.contains(kind) == true }
            .map(Int32.init)
    }
}

// MARK: - Trees

extension FormAssembler {
    private var repeatOfNode: [Int: Int] {
        Dictionary(
            reader.repeats.enumerated().map { ($0.element.node, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    private func primaryTree() -> (tree: NodeTree, state: AnswerState, records: [NodeID?], multiple: Set<Int>) {
        let built = InstanceTree(
            reader.parts.primary, node: 0, schema: reader.schema, repeats: repeatOfNode, names: names)
        let instances = built.instances.enumerated().map {
            AnswerState.Instance(serial: $0.offset + 1, repetition: $0.element.repetition, node: $0.element.node)
        }
        var seen: Set<Int32> = []
        var multiple: Set<Int> = []
        var records = [NodeID?](repeating: nil, count: reader.schema.nodes.count)
        for (record, node) in built.shape.enumerated() where node >= 0 {
            guard reader.schema.nodes[Int(node)].repetition == nil else { continue }
            let isFirst = seen.insert(node).inserted
            records[Int(node)] = isFirst ? NodeID(rawValue: Int32(record)) : nil
            if !isFirst { multiple.insert(Int(node)) }
        }
        let state = AnswerState(
            shape: built.shape, marks: Array(repeating: [], count: built.shape.count), instances: instances,
            nextSerial: instances.count + 1)
        return (built.tree, state, records, multiple)
    }

    private func template(of node: Int) -> RepeatTemplate {
        let template = reader.schema.nodes[node].template
        // Without a template the first instance serves, without its values and inner instances (JavaRosa).
        let element = template ?? reader.schema.nodes[node].sample
        guard let element else { return RepeatTemplate(tree: NodeTree(names: names), shape: [], instances: []) }
        let built = InstanceTree(
            element, node: node, schema: reader.schema, repeats: repeatOfNode, names: names,
            keepsContent: template != nil
        )
        return RepeatTemplate(
            tree: built.tree, shape: Array(built.shape.dropFirst()),
            instances: built.instances.map { (repetition: $0.repetition, offset: Int($0.node.rawValue) - 1) })
    }

    private func context(_ tree: NodeTree) -> XPathContext {
        var context = XPathContext(primary: tree, environment: .still)
        if let id = reader.parts.primaryId { context.setInstance(id, NodeRef(node: .document)) }
        for instance in reader.instances {
            var tree = NodeTree(names: names)
            if let root = instance.root { tree.append(root, to: .document) }
            context.addInstance(instance.id, tree)
        }
        return context
    }
}
