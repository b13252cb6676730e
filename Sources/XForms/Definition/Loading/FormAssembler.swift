import XMLTree

/// Puts the parts that the reader found together into a definition that runs.
struct FormAssembler {
    let reader: FormReader
    let names: NameTable
    private(set) var diagnostics: [Diagnostic]
    let compiler: ExpressionCompiler

    init(_ reader: FormReader) {
        self.reader = reader
        names = NameTable()
        compiler = ExpressionCompiler(reader, names: names)
        diagnostics = reader.diagnostics + compiler.diagnostics
    }

    /// - Parameter hash: of the bytes that were read, in hexadecimal.
    mutating func assemble(hash: String) -> FormDefinition {
        let schema = reader.schema
        let graph = RuleGraph(schema: schema, rules: writtenRules(), repeats: reader.repeats.map(\.node))
        diagnostics += cycles(in: graph)
        let order = graph.order()
        let rules = order.map { graph.rules[$0] }
        let instance = primaryTree()
        let repeatOfNode = self.repeatOfNode
        let logic = FormLogic(
            names: names, expressions: compiler.expressions,
            sites: reader.expressions.map { ExpressionSite(node: $0.context, role: $0.role) }, rules: rules.map(\.rule),
            opensOrCloses: opensOrCloses(rules), dependents: dependents(of: rules), structural: structural(rules),
            clockRules: volatile(rules, .clock),
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
            preloaded: schema.nodes.indices.filter { reader.binds[$0]?.preload != nil }, countedBy: countedBy(),
            itemsets: itemsets(),
            actions: actions(),
            startsActions: startsActions(),
            templates: reader.repeats.map { template(of: $0.node, repeats: repeatOfNode) },
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
            pages: pages.pages, facts: facts(), files: reader.instances.compactMap(\.file), logic: logic)
    }

    // MARK: Nodes and questions

    private func node(_ number: Int) -> NodeDefinition {
        let node = reader.schema.nodes[number]
        let bind = reader.binds[number]
        return NodeDefinition(
            path: node.path, name: node.name.local, parent: node.parent, type: bind?.type ?? .string,
            isLeaf: !reader.schema.isInner(number), repetition: node.repetition, preload: bind?.preload,
            isCalculated: bind?.calculate != nil, constraintMessage: bind?.constraintMessage,
            requiredMessage: bind?.requiredMessage, attributes: bind?.attributes ?? [], position: node.position,
            isAttribute: node.isAttribute, xmlName: node.name)
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

    /// Our facts about the whole questionnaire: on the bind of the root, or of any group, as an XLSForm writes them.
    ///
    /// Those beside the name of an instrument inside are about that instrument.
    private func facts() -> [Attribute] {
        reader.schema.nodes.indices.filter { $0 == 0 || reader.schema.isInner($0) }.flatMap { node in
            let attributes = reader.binds[node]?.attributes ?? []
            guard node == 0 || attributes.value("instrument") == nil else { return [Attribute]() }
            return attributes.filter { attribute in
                attribute.namespace == Namespaces.buurtstem
                    && BuurtstemAttribute.row(attribute.name)?.scope == .questionnaire
            }
        }
    }
}
