import XMLTree

/// A definition as written, collected in one walk for the checks: nothing is judged and nothing is dropped.
///
/// Made from the document itself, because the loader's values exist only when nothing is wrong.
struct FormOutline {
    let document: XMLElement
    let head: XMLElement?
    let model: XMLElement?
    let body: XMLElement?
    /// The children of the first instance; one in a sound form.
    let roots: [XMLElement]
    /// The shape of the primary instance; empty-rooted when there is none.
    let schema: Schema
    /// Binds in order, each with the node it belongs to.
    private(set) var binds: [Bind] = []
    private(set) var actions: [Action] = []
    private(set) var controls: [Control] = []
    private(set) var containers: [Container] = []
    /// Labels and hints that belong to no question or group.
    private(set) var strays: [XMLElement] = []
    /// The nodes that repeats name.
    private(set) var repeated: Set<Int> = []
    /// The nodes that actions fill.
    private(set) var targets: Set<Int> = []
    private var bindNumbers: [Int: Int] = [:]
    private let nodesetsOfBinds: [String: String]
    private var controlNumbers: [Int: [Int]] = [:]

    /// A `bind` and the node it names.
    struct Bind {
        let element: XMLElement
        /// Nil when it names none.
        let node: Int?
    }

    /// A `setvalue`, `odk:setgeopoint` or `odk:recordaudio`.
    struct Action {
        let element: XMLElement
        /// The node that relative references start from.
        let context: Int
        let node: Int?
    }

    /// A question of the body.
    struct Control {
        let element: XMLElement
        /// The element's local name.
        let kind: String
        let context: Int
        let node: Int?
        /// The nodes that repeat around it, outermost first.
        let repeats: [Int]
    }

    /// A group or repeat of the body.
    struct Container {
        let element: XMLElement
        let context: Int
        let node: Int?
        let repeats: [Int]
        /// The numbers of the questions and notes anywhere inside.
        var controls: Range<Int>
    }

    /// - Parameter known: the shape of the primary instance, when the loader has made it already.
    init(_ document: XMLElement, schema known: Schema? = nil) {
        self.document = document
        head = document.child(named: "head")
        model = head?.child(named: "model")
        body = document.child(named: "body")
        roots = model?.child(named: "instance")?.elements ?? []
        nodesetsOfBinds = model?.nodesetsOfBinds ?? [:]
        schema = known ?? Schema(root: roots.first ?? XMLElement(XMLName("-")))
        binds = (model?.children(named: "bind") ?? []).map { element in
            Bind(element: element, node: node(element.attribute(anyOf: "nodeset", "ref"), from: 0))
        }
        if let model { readActions(of: model, context: 0) }
        if let body { walk(body, Surroundings()) }
        for (number, bind) in binds.enumerated() { bind.node.map { bindNumbers[$0] = bindNumbers[$0] ?? number } }
        for (number, control) in controls.enumerated() {
            control.node.map { controlNumbers[$0, default: []].append(number) }
        }
    }

    /// The node that a written path leads to.
    func node(_ written: String?, from context: Int) -> Int? {
        guard let written, case .node(let node) = schema.follow(written, from: context) else { return nil }
        return node
    }

    /// The first bind of a node.
    func bind(of node: Int) -> XMLElement? { bindNumbers[node].map { binds[$0].element } }

    /// The controls of a node, in order.
    func controls(of node: Int) -> [Control] { controlNumbers[node, default: []].map { controls[$0] } }
}

// MARK: - Walking through the body

extension FormOutline {
    private struct Surroundings {
        var context = 0
        var repeats: [Int] = []
    }

    static let actionNames: Set<String> = ["setvalue", "setgeopoint", "recordaudio"]

    private mutating func readActions(of element: XMLElement, context: Int) {
        for child in element.elements where Self.actionNames.contains(child.name.local) {
            let node = node(child.attribute(anyOf: "ref", "nodeset", "bind"), from: context)
            actions.append(Action(element: child, context: context, node: node))
            node.map { _ = targets.insert($0) }
        }
    }

    private mutating func walk(_ parent: XMLElement, _ surroundings: Surroundings) {
        for element in parent.elements {
            let name = element.name.local
            switch name {
            case "group", "repeat": readContainer(element, surroundings)
            case _ where ControlKind(rawValue: name) != nil: readControl(element, surroundings)
            case "label", "hint": if parent.name.local == "body" { strays.append(element) }
            default: break
            }
        }
    }

    private mutating func readContainer(_ element: XMLElement, _ surroundings: Surroundings) {
        let written = element.attribute(anyOf: "nodeset", "ref")
        let node = node(written ?? nodeset(ofBind: element), from: surroundings.context)
        var inner = surroundings
        inner.context = node ?? surroundings.context
        if element.name.local == "repeat", let node {
            inner.repeats.append(node)
            repeated.insert(node)
        }
        let number = containers.count
        let first = controls.count
        containers.append(
            Container(
                element: element, context: surroundings.context, node: node, repeats: surroundings.repeats,
                controls: first..<first))
        readActions(of: element, context: inner.context)
        walk(element, inner)
        containers[number].controls = first..<controls.count
    }

    private mutating func readControl(_ element: XMLElement, _ surroundings: Surroundings) {
        let written = element.attribute(anyOf: "ref", "nodeset")
        let node = node(written ?? nodeset(ofBind: element), from: surroundings.context)
        controls.append(
            Control(
                element: element, kind: element.name.local, context: surroundings.context, node: node,
                repeats: surroundings.repeats))
        readActions(of: element, context: node ?? surroundings.context)
    }

    /// The path behind a `bind="id"`, the way of XForms 1.1.
    private func nodeset(ofBind element: XMLElement) -> String? {
        guard let id = element.attribute("bind") else { return nil }
        return nodesetsOfBinds[id]
    }
}
