import XMLTree

extension FormCheck {
    /// Questions, groups and repeats that are shown or counted by answers which are all asked after them, on another page,
    /// and questions whose words hold such answers.
    mutating func checkOrder() {
        let order = AskingOrder(outline)
        let relevants = outline.binds.compactMap { bind in
            bind.element.attribute("relevant").map {
                (name: "relevant", source: $0, node: bind.node, element: bind.element)
            }
        }
        let counts = outline.containers.compactMap { container in
            container.element.javarosa("count").map {
                (name: "jr:count", source: $0, node: container.node, element: container.element)
            }
        }
        let outputs = outline.controls.flatMap { control in
            self.outputs(of: control.element).map {
                (name: "output", source: $0, node: control.node, element: control.element)
            }
        }
        for written in relevants + counts + outputs {
            guard let node = written.node, let own = order.place(of: node),
                let term = TermReader.read(written.source.trimmed)
            else { continue }
            let expression = WrittenExpression(written.source, written.name, at: node, written.element)
            var resolver = resolver(for: expression)
            resolver.visit(term, from: expression.context)
            let read = resolver.read.filter { $0 >= 0 }
            guard !resolver.isLost, let first = read.min() else { continue }
            let areLater = read.allSatisfy { node in
                guard outline.bind(of: node)?.attribute("calculate") == nil, !outline.targets.contains(node),
                    let asked = order.place(of: node)
                else { return false }
                return asked.lowerBound >= own.upperBound && order.page(of: asked) != order.page(of: own)
            }
            guard areLater else { continue }
            let path = outline.schema.nodes[first].path
            report(written.name == "output" ? .shownBefore(path) : .askedLater(path), at: written.element)
        }
    }

    /// The expressions of `output` in the label and hint of a question, as they are written there or in the first language.
    private func outputs(of control: XMLElement) -> [String] {
        (control.children(named: "label") + control.children(named: "hint")).flatMap { part -> [String] in
            let id = part.attribute("ref").flatMap(Texts.id)
            let text = id.flatMap { texts[$0]?.lazy.compactMap(\.self).first }.flatMap(Texts.value)
            return (text ?? part).children(named: "output").compactMap { $0.attribute(anyOf: "value", "ref") }
        }
    }
}

/// Where in the order of questions the nodes are asked, and on which page.
private struct AskingOrder {
    private var places: [Int: Range<Int>] = [:]
    /// By question: the first of its page.
    private var pages: [Int]

    init(_ outline: FormOutline) {
        pages = Array(outline.controls.indices)
        for (number, control) in outline.controls.enumerated() {
            guard let node = control.node else { continue }
            places[node] = places[node].map { $0.lowerBound..<number + 1 } ?? number..<number + 1
        }
        for container in outline.containers where !container.controls.isEmpty {
            if let node = container.node { places[node] = container.controls }
            let isPage = FormCheck.appearanceWords(container.element.attribute("appearance") ?? "").contains(
                "field-list")
            // The outermost list of fields is the page: what lies in it has its mark already.
            guard isPage, pages[container.controls.lowerBound] == container.controls.lowerBound else { continue }
            for number in container.controls { pages[number] = container.controls.lowerBound }
        }
    }

    /// The questions that a node stands for; nil when nobody is asked anything there.
    func place(of node: Int) -> Range<Int>? { places[node] }

    func page(of place: Range<Int>) -> Int { pages[place.lowerBound] }
}
