import XMLTree

/// The shape of the primary instance: one node per path, whatever the number of instances.
///
/// Nodes are numbered in document order, so that a node's descendants follow it without a gap.
struct Schema {
    struct Node {
        var name: XMLName
        var path: String
        var parent: Int?
        /// Attributes first, then elements in the order first seen.
        var children: [Int] = []
        /// The number after the last descendant.
        var end = 0
        var depth: Int
        var isAttribute = false
        /// The innermost repeat around or at this node.
        var repetition: Int?
        var position: SourcePosition
        /// The first element seen at this path, and the one marked as template, for new instances.
        var sample: XMLElement?
        var template: XMLElement?
    }

    private(set) var nodes: [Node] = []
    private var numbers: [String: Int] = [:]

    /// - Parameter root: the one child element of the primary instance.
    init(root: XMLElement) {
        add([root], parent: nil)
    }

    /// The number of the node with this canonical path.
    subscript(path: String) -> Int? { numbers[path] }

    /// Has element children.
    func isInner(_ node: Int) -> Bool { nodes[node].children.contains { !nodes[$0].isAttribute } }

    /// `meta/instanceID` under the root, by local names (ODK XForms, "Metadata").
    var instanceID: Int? { numbers[nodes[0].path + "/meta/instanceID"] }

    /// All repeats from the outermost inwards, by the nodes that repeat.
    mutating func markRepeat(_ repetition: Int, at node: Int) {
        for inner in node..<nodes[node].end { nodes[inner].repetition = repetition }
    }

    /// The nodes from the root to this one.
    func chain(_ node: Int) -> [Int] {
        var chain: [Int] = [node]
        while let parent = nodes[chain[chain.count - 1]].parent { chain.append(parent) }
        return chain.reversed()
    }

    /// - Parameter elements: every element at one path: instances of a repeat, template included.
    private mutating func add(_ elements: [XMLElement], parent: Int?) {
        let first = elements[0]
        let number = nodes.count
        let path = (parent.map { nodes[$0].path } ?? "") + "/" + first.name.local
        let template = elements.first { $0.javarosa("template") != nil }
        nodes.append(
            Node(
                name: first.name, path: path, parent: parent, depth: parent.map { nodes[$0].depth + 1 } ?? 0,
                position: first.position ?? XMLPosition(line: 1, column: 1), sample: first, template: template))
        numbers[path] = number
        if let parent { nodes[parent].children.append(number) }
        addAttributes(of: elements, to: number)
        for group in Self.grouped(elements) { add(group, parent: number) }
        nodes[number].end = nodes.count
    }

    private mutating func addAttributes(of elements: [XMLElement], to owner: Int) {
        for attribute in elements.flatMap(\.attributes) {
            guard attribute.name.namespace != Namespaces.javarosa, attribute.name.prefix != "jr" else { continue }
            let path = nodes[owner].path + "/@" + attribute.name.local
            guard numbers[path] == nil else { continue }
            numbers[path] = nodes.count
            nodes[owner].children.append(nodes.count)
            nodes.append(
                Node(
                    name: attribute.name, path: path, parent: owner, end: nodes.count + 1,
                    depth: nodes[owner].depth + 1, isAttribute: true, position: nodes[owner].position))
        }
    }

    /// The child elements of all of them, by local name, in the order first seen.
    private static func grouped(_ elements: [XMLElement]) -> [[XMLElement]] {
        var groups: [[XMLElement]] = []
        var places: [String: Int] = [:]
        for element in elements {
            // The children of alike elements mostly come in the same order: the one after the last is tried first.
            var next = 0
            for case .element(let child) in element.children {
                if next < groups.count, groups[next][0].name == child.name {
                    groups[next].append(child)
                    next += 1
                } else if let place = places[child.name.local] {
                    groups[place].append(child)
                    next = place + 1
                } else {
                    places[child.name.local] = groups.count
                    groups.append([child])
                    next = groups.count
                }
            }
        }
        return groups
    }
}

// MARK: - Following a written path

extension Schema {
    /// What a `ref` or `nodeset` of the author leads to.
    enum Target: Equatable {
        case node(Int)
        /// A path, but no node of the primary instance is there.
        case missing
        /// Not a plain path: an expression that only evaluation can follow.
        case notAPath
    }

    /// Follows a path of child, parent and self steps; predicates are passed over, prefixes do not count.
    func follow(_ written: String, from context: Int) -> Target {
        let written = written.trimmed
        // Most are written as the path itself.
        if let node = numbers[written] { return .node(node) }
        var path = Substring(written)
        var current: Int? = path.hasPrefix("/") ? nil : context
        if path.hasPrefix("current()") {
            path = path.dropFirst("current()".count)
            if path.isEmpty { return .node(context) }
            guard path.hasPrefix("/") else { return .notAPath }
        }
        guard !path.isEmpty, let plain = Self.withoutPredicates(path) else { return .notAPath }
        for step in plain.split(separator: "/") {
            guard let next = self.step(step.trimmed, from: current) else { return .notAPath }
            guard case .node(let node) = next else { return next }
            current = node
        }
        return current.map { .node($0) } ?? .notAPath
    }

    /// One step; nil when it is not a step of a plain path.
    private func step(_ written: String, from current: Int?) -> Target? {
        if written == "." { return current.map { .node($0) } }
        if written == ".." { return current.map { nodes[$0].parent.map { .node($0) } ?? .missing } }
        var name = written.hasPrefix("@") ? String(written.dropFirst()) : written
        if let colon = name.lastIndex(of: ":") { name = String(name[name.index(after: colon)...]) }
        guard !name.isEmpty, !name.utf8.contains(where: Self.noName.contains) else { return nil }
        let path = (current.map { nodes[$0].path } ?? "") + (written.hasPrefix("@") ? "/@" : "/") + name
        return numbers[path].map { .node($0) } ?? .missing
    }

    /// Characters of expressions that no name has.
    private static let noName = Set("()*+<>=|$ '\",".utf8)

    /// The path without `[…]`; nil when the brackets do not match.
    private static func withoutPredicates(_ path: Substring) -> String? {
        guard path.utf8.contains(UInt8(ascii: "[")) else { return String(path) }
        var depth = 0
        var plain = ""
        for character in path {
            switch character {
            case "[": depth += 1
            case "]": depth -= 1
            default: if depth == 0 { plain.append(character) }
            }
            if depth < 0 { return nil }
        }
        return depth == 0 ? plain : nil
    }
}
