extension Program {
    func call(
        _ function: StringFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> String {
        func text(_ index: Int) throws(XPathError) -> String { try string(argument(list, index), frame, &run, scene) }
        func number(_ index: Int) throws(XPathError) -> Double {
            try self.number(argument(list, index), frame, &run, scene)
        }
        switch function {
        case .string: return try ownText(list, frame, &run, scene)
        case .concat: return try joined("", list, from: 0, frame, &run, scene)
        case .join: return try joined(text(0), list, from: 1, frame, &run, scene)
        case .substr: return try XPathText.slice(text(0), number(1), list.count > 2 ? number(2) : nil)
        case .substring: return try XPathText.substring(text(0), number(1), list.count > 2 ? number(2) : nil)
        case .substringBefore: return try XPathText.around(text(0), text(1)).before
        case .substringAfter: return try XPathText.around(text(0), text(1)).after
        case .translate: return try XPathText.translated(text(0), text(1), text(2))
        case .normalizeSpace: return XPathText.words(try ownText(list, frame, &run, scene)).joined(separator: " ")
        case .name, .localName, .namespaceURI: return try nodeName(function, list, frame, &run, scene)
        case .uuid: return try uuid(list, frame, &run, scene)
        case .digest: return try Digest.text(text(0), algorithm: text(1), encoding: list.count > 2 ? text(2) : "base64")
        case .base64Decode: return Digest.decodedBase64(try text(0))
        case .coalesce:
            let first = try value(argument(list, 0), frame, &run, scene)
            if case .number(let number) = first, number.isNaN { return try text(1) }
            let known = scene.string(first)
            return known.isEmpty ? try text(1) : known
        case .once:
            let own = scene.string(of: frame.node)
            return own.isEmpty ? try text(0) : own
        case .selectedAt:
            let words = XPathText.words(try text(0))
            let index = try number(1).rounded(.towardZero)
            return index >= 0 && index < Double(words.count) ? String(words[Int(index)]) : ""
        case .formatDate, .formatDateTime:
            guard let moment = try moment(argument(list, 0), frame, &run, scene), abs(moment) < 8.64e15 else {
                return ""
            }
            return DateFormat(zone: scene.zone, language: scene.context.pointee.environment.language).text(
                moment, try text(1))
        case .itext:
            return try form("jr:itext", scene).itext(text(0), at: frame.node, in: scene.context.pointee.deeper()) ?? ""
        case .choiceName:
            let host = try form("jr:choice-name", scene)
            return try host.choiceName(text(0), question: text(1), at: frame.node, in: scene.context.pointee.deeper())
                ?? ""
        case .pulldata: return try pulled(instance: text(0), column: text(1), key: (text(2), text(3)), &run, scene)
        case .property: return scene.context.pointee.environment.host?.property(try text(0)) ?? ""
        case .version: return scene.context.pointee.environment.host?.property("version") ?? ""
        case .depend: return try text(0)
        }
    }

    private func form(_ function: String, _ scene: Scene) throws(XPathError) -> any XPathHost {
        guard let host = scene.context.pointee.environment.host else { throw .needsForm(function) }
        return host
    }

    /// The texts of an argument; one for each node of a set.
    func strings(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [String] {
        guard kinds[index] == .nodes || kinds[index] == .any else {
            return [try string(index, frame, &run, scene)]
        }
        switch try value(index, frame, &run, scene) {
        case .nodes(let nodes): return nodes.map(scene.string(of:))
        case let other: return [scene.string(other)]
        }
    }

    private func joined(
        _ separator: String, _ list: Operands, from first: Int, _ frame: Frame, _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> String {
        var joiner = TextJoiner(separator: separator)
        for index in list.range.dropFirst(first) {
            switch kinds[operands[index]] {
            case .boolean, .number, .string: joiner.add(try string(operands[index], frame, &run, scene))
            case .nodes: try visit(operands[index], frame, &run, scene, &joiner)
            case .any: for text in try strings(operands[index], frame, &run, scene) { joiner.add(text) }
            }
            try run.spend(bytes: joiner.added, total: joiner.text.utf8.count)
            joiner.added = 0
        }
        return joiner.text
    }

    private func nodeName(
        _ function: StringFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> String {
        let node = list.isEmpty ? frame.node : try firstNode(argument(list, 0), frame, &run, scene)
        guard let node else { return "" }
        let tree = scene.tree(of: node)
        let name = tree.name(of: node.node)
        switch function {
        case .localName: return tree.names.local(of: name.local)
        case .namespaceURI: return tree.names.namespace(of: name.expanded)
        default: return tree.names.local(of: name.written)
        }
    }

    /// `pulldata(instance, column, key column, key)` = `instance(…)/root/item[key column = key]/column`.
    private func pulled(
        instance: String, column: String, key: (column: String, value: String), _ run: inout Run,
        _ scene: Scene
    ) throws(XPathError) -> String {
        guard let start = scene.context.pointee.instances[instance] else { return "" }
        let tree = scene.tree(of: start)
        let (column, keyColumn) = (tree.names.id(column), tree.names.id(key.column))
        for root in tree.children(of: start.node) {
            for item in tree.children(of: root) {
                try run.spend()
                guard let cell = tree.child(keyColumn, of: item), XPathText.same(tree.text(of: cell), key.value) else {
                    continue
                }
                return tree.child(column, of: item).map(tree.text(of:)) ?? ""
            }
        }
        return ""
    }

    /// `uuid()`: version 4 of RFC 9562; with a number, so many random letters and digits.
    private func uuid(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> String {
        if list.isEmpty { return RandomText.uuid(scene.context.pointee.environment.random) }
        let length = try number(argument(list, 0), frame, &run, scene)
        guard length >= 0 else { throw .badArgument(function: "uuid", "a length is needed") }
        let bytes = Int(min(length, 1e9))
        try run.spend(bytes: bytes, total: bytes)
        return RandomText.letters(Int(length), scene.context.pointee.environment.random)
    }
}

extension XPathContext {
    /// The same context with one level less to descend, for expressions that the form evaluates on behalf of a function.
    func deeper() throws(XPathError) -> XPathContext {
        guard environment.limits.depth > 0 else { throw .tooDeep }
        var inner = self
        inner.environment.limits.depth -= 1
        return inner
    }
}

/// Joins texts, and the texts of nodes.
struct TextJoiner: NodeVisitor {
    /// So much may be joined between two looks at the budget.
    private static let maximum = 4_000_000

    let separator: String
    private(set) var text = ""
    /// Bytes added since the budget was last looked at.
    var added = 0
    private var isEmpty = true

    init(separator: String) { self.separator = separator }

    mutating func add(_ part: String) {
        if !isEmpty { text += separator }
        isEmpty = false
        text += part
        added += separator.utf8.count + part.utf8.count
    }

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        add(scene.string(of: node))
        return added < Self.maximum
    }
}
