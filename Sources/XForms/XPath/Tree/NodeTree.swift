/// A node of one tree.
///
/// The text inside an element that has no other children is no record of its own: it is addressed by the complement of
/// its element's number.
package struct NodeID: RawRepresentable, BitwiseCopyable, Sendable, Hashable {
    package var rawValue: Int32
    package init(rawValue: Int32) { self.rawValue = rawValue }
    @inline(__always) init(_ index: Int32) { rawValue = index }

    /// The document node of every tree.
    package static let document = NodeID(0)
}

/// A node of one of the trees that an expression sees: number of the tree (0 = primary instance) and node.
package struct NodeRef: BitwiseCopyable, Sendable, Hashable {
    package var tree: Int32
    package var node: NodeID

    package init(tree: Int = 0, node: NodeID) {
        self.tree = Int32(tree)
        self.node = node
    }
}

/// An instance document as a value: records in arrays, linked by index, copied only when written to.
///
/// Structure, text and flags lie in separate arrays, so that a respondent's tree shares the structure with the
/// definition's until a repeat is added. String-values and XPath semantics follow XPath 1.0 §5; numbers are read once,
/// when a text is set.
package struct NodeTree: Sendable {
    package enum Kind: UInt8, Sendable {
        case document, element, attribute, text, comment, processingInstruction
    }

    /// Marks that a form engine sets on nodes.
    package struct Flags: OptionSet, Sendable, Hashable {
        package var rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Not relevant: paths step over it and all below, as if it were not there (xforms.md §2, trap 2).
        package static let hidden = Flags(rawValue: 1)
        /// An instance of a repeat: an absolute path that passes its context node's own instance stays in it (trap 1).
        package static let repeatInstance = Flags(rawValue: 2)
    }

    struct Record: Sendable {
        var name: NodeName
        var kind: Kind
        var parent: Int32 = -1
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var next: Int32 = -1
        var previous: Int32 = -1
        var firstAttribute: Int32 = -1
    }

    struct Value: Sendable {
        var text: String
        /// The text as XPath number; see `XPathNumber.reading`.
        var number: Double

        static let empty = Value(text: "", number: .nan)

        init(text: String, number: Double) {
            self.text = text
            self.number = number
        }

        init(_ text: String) { self.init(text: text, number: XPathNumber.reading(text)) }
    }

    package let names: NameTable
    private(set) var records: [Record]
    private(set) var values: [Value]
    private(set) var marks: [Flags]
    /// Place of each record in document order; empty while the numbers themselves are in document order.
    var order: [Int32] = []

    /// Whether any node was ever marked as an instance of a repeat.
    private(set) var hasRepeats = false

    /// A tree with nothing but its document node.
    package init(names: NameTable) {
        self.names = names
        records = [Record(name: NodeName("", in: names), kind: .document)]
        values = [.empty]
        marks = [[]]
    }
}

// MARK: - Reading

extension NodeTree {
    /// The document element.
    package var root: NodeID? { children(of: .document).first { kind(of: $0) == .element } }

    package func kind(of node: NodeID) -> Kind { node.rawValue < 0 ? .text : records[Int(node.rawValue)].kind }

    /// The name of an element, attribute or processing instruction; other nodes have the empty name.
    package func name(of node: NodeID) -> NodeName { records[node.rawValue < 0 ? 0 : Int(node.rawValue)].name }

    /// The local name as text.
    package func localName(of node: NodeID) -> String { names.local(of: name(of: node).local) }

    package func parent(of node: NodeID) -> NodeID? {
        if node.rawValue < 0 { return NodeID(~node.rawValue) }
        return node.rawValue == 0 ? nil : Self.id(records[Int(node.rawValue)].parent)
    }

    /// Child elements, and text, comments and instructions where they have records (see `NodeID`).
    package func children(of node: NodeID) -> NodeSiblings {
        NodeSiblings(records: records, following: node.rawValue < 0 ? -1 : records[Int(node.rawValue)].firstChild)
    }

    package func attributes(of node: NodeID) -> NodeSiblings {
        NodeSiblings(records: records, following: node.rawValue < 0 ? -1 : records[Int(node.rawValue)].firstAttribute)
    }

    /// The next sibling record of any kind.
    package func next(after node: NodeID) -> NodeID? {
        node.rawValue < 0 ? nil : Self.id(records[Int(node.rawValue)].next)
    }

    /// The first child element with this local name.
    package func child(_ local: NameID, of node: NodeID) -> NodeID? {
        children(of: node).first { kind(of: $0) == .element && name(of: $0).local == local }
    }

    package func flags(of node: NodeID) -> Flags { node.rawValue < 0 ? [] : marks[Int(node.rawValue)] }

    /// Whether this node or one above it is not relevant.
    package func isHidden(_ node: NodeID) -> Bool {
        var index = Int(node.rawValue < 0 ? ~node.rawValue : node.rawValue)
        while index >= 0 {
            if marks[index].contains(.hidden) { return true }
            index = Int(records[index].parent)
        }
        return false
    }

    /// The text of a node: what is below it, joined, for elements (XPath 1.0 §5). Flags play no part.
    package func text(of node: NodeID) -> String {
        precondition(holds(node), "a node of another tree")
        let index = Int(node.rawValue < 0 ? ~node.rawValue : node.rawValue)
        if records[index].firstChild < 0 { return values[index].text }
        return lent { $0.text(of: node.rawValue) }
    }

    /// The number of records, removed ones included: every valid `NodeID.rawValue` is below it.
    package var count: Int { records.count }

    static func id(_ index: Int32) -> NodeID? { index < 0 ? nil : NodeID(index) }
}

/// Siblings in document order.
package struct NodeSiblings: Sequence, IteratorProtocol {
    let records: [NodeTree.Record]
    var following: Int32

    package mutating func next() -> NodeID? {
        guard following >= 0 else { return nil }
        defer { following = records[Int(following)].next }
        return NodeID(following)
    }
}

// MARK: - Writing

extension NodeTree {
    /// Replaces the text of an attribute, or of an element without child elements.
    /// - Precondition: the element has no child elements; their text would be lost from sight.
    package mutating func setText(_ text: String, of node: NodeID) {
        let index = Int(node.rawValue < 0 ? ~node.rawValue : node.rawValue)
        assert(records[index].firstChild < 0, "setText on a node with children")
        values[index] = Value(text)
    }

    package mutating func setFlag(_ flag: Flags, _ on: Bool, of node: NodeID) {
        if on && flag.contains(.repeatInstance) { hasRepeats = true }
        if on { marks[Int(node.rawValue)].insert(flag) } else { marks[Int(node.rawValue)].remove(flag) }
    }

    /// Adds a node as last child (or last attribute) of `parent`.
    @discardableResult
    package mutating func append(_ kind: Kind, name: NodeName, text: String = "", to parent: NodeID) -> NodeID {
        insert(kind, name: name, text: text, into: parent, before: nil)
    }

    /// Adds a node among the children of `parent`, before one of them or (nil) at the end.
    @discardableResult
    package mutating func insert(
        _ kind: Kind, name: NodeName, text: String = "", into parent: NodeID, before sibling: NodeID?
    ) -> NodeID {
        let inOrder = order.isEmpty && sibling == nil && isLast(parent, attribute: kind == .attribute)
        let id = link(
            Record(name: name, kind: kind), Value(text), parent: parent.rawValue, before: sibling?.rawValue ?? -1)
        if !inOrder { renumber() }
        return id
    }

    /// Adds a copy of all that lies under another tree's document node, before a child of `parent` or (nil) at the end.
    /// - Returns: the copies of the other document's children.
    @discardableResult
    package mutating func insert(copyOf other: NodeTree, into parent: NodeID, before sibling: NodeID?) -> [NodeID] {
        let inOrder = order.isEmpty && sibling == nil && isLast(parent, attribute: false)
        var added: [NodeID] = []
        var next = other.records[0].firstChild
        while next >= 0 {
            added.append(copy(next, from: other, parent: parent.rawValue, before: sibling?.rawValue ?? -1))
            next = other.records[Int(next)].next
        }
        if !inOrder { renumber() }
        return added
    }

    /// Takes a node and all below it out; its number is never given again.
    package mutating func remove(_ node: NodeID) {
        let record = records[Int(node.rawValue)]
        if record.previous >= 0 {
            records[Int(record.previous)].next = record.next
        } else if record.parent >= 0 {
            if record.kind == .attribute {
                records[Int(record.parent)].firstAttribute = record.next
            } else {
                records[Int(record.parent)].firstChild = record.next
            }
        }
        if record.next >= 0 {
            records[Int(record.next)].previous = record.previous
        } else if record.parent >= 0, record.kind != .attribute {
            records[Int(record.parent)].lastChild = record.previous
        }
        records[Int(node.rawValue)].parent = -1
        records[Int(node.rawValue)].next = -1
        records[Int(node.rawValue)].previous = -1
    }

    /// A node and all below it as a tree of its own, under a document node: a template for further copies.
    package func subtree(at node: NodeID) -> NodeTree {
        var result = NodeTree(names: names)
        _ = result.copy(node.rawValue, from: self, parent: 0, before: -1)
        return result
    }

    private mutating func copy(_ index: Int32, from other: NodeTree, parent: Int32, before: Int32) -> NodeID {
        let record = other.records[Int(index)]
        let id = link(
            Record(name: record.name, kind: record.kind), other.values[Int(index)], parent: parent, before: before)
        marks[Int(id.rawValue)] = other.marks[Int(index)]
        if other.marks[Int(index)].contains(.repeatInstance) { hasRepeats = true }
        for first in [record.firstAttribute, record.firstChild] {
            var next = first
            while next >= 0 {
                _ = copy(next, from: other, parent: id.rawValue, before: -1)
                next = other.records[Int(next)].next
            }
        }
        return id
    }

    private mutating func link(_ record: Record, _ value: Value, parent: Int32, before: Int32) -> NodeID {
        let index = Int32(records.count)
        records.append(record)
        values.append(value)
        marks.append([])
        records[Int(index)].parent = parent
        if record.kind == .attribute {
            var last = records[Int(parent)].firstAttribute
            if last < 0 {
                records[Int(parent)].firstAttribute = index
            } else {
                while records[Int(last)].next >= 0 { last = records[Int(last)].next }
                records[Int(last)].next = index
                records[Int(index)].previous = last
            }
            return NodeID(index)
        }
        let previous = before < 0 ? records[Int(parent)].lastChild : records[Int(before)].previous
        records[Int(index)].previous = previous
        records[Int(index)].next = before
        if previous < 0 { records[Int(parent)].firstChild = index } else { records[Int(previous)].next = index }
        if before < 0 { records[Int(parent)].lastChild = index } else { records[Int(before)].previous = index }
        return NodeID(index)
    }
}
