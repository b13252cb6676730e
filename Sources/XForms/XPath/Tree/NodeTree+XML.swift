package import XMLTree

extension NodeTree {
    /// What becomes of white space between child elements.
    package enum Whitespace: Sendable {
        /// Text that is only white space, beside child elements, is left out: it is layout, not data.
        case dropped
        case kept
    }

    /// A tree with `root` as document element; numbers follow the document: element, its attributes, its children.
    ///
    /// Comments and processing instructions are kept only together with all white space, where a path may ask for them.
    package init(_ root: XMLElement, names: NameTable, whitespace: Whitespace = .dropped) {
        self.init(names: names)
        append(root, to: .document, whitespace: whitespace)
    }

    /// Adds an element with all below it as last child of `parent`.
    @discardableResult
    package mutating func append(_ element: XMLElement, to parent: NodeID, whitespace: Whitespace = .dropped) -> NodeID
    {
        var known = KnownNames(table: names)
        return append(element, to: parent, whitespace, &known)
    }

    private mutating func append(
        _ element: XMLElement, to parent: NodeID, _ whitespace: Whitespace, _ known: inout KnownNames
    ) -> NodeID {
        let id = append(.element, name: known.name(element.name), to: parent)
        for attribute in element.attributes {
            append(.attribute, name: known.name(attribute.name), text: attribute.value, to: id)
        }
        let content = Content(of: element, whitespace)
        guard content.needsRecords else {
            let text = element.text
            if !text.isEmpty { setText(text, of: id) }
            return id
        }
        for child in element.children {
            switch child {
            case .element(let element): _ = append(element, to: id, whitespace, &known)
            case .text(let text):
                if whitespace == .dropped && content.hasElements && text.utf8.allSatisfy(XPathNumber.isSpace) {
                    continue
                }
                append(.text, name: NodeName("", in: names), text: text, to: id)
            case .comment(let text):
                if whitespace == .kept { append(.comment, name: NodeName("", in: names), text: text, to: id) }
            case .processingInstruction(let target, let data):
                guard whitespace == .kept else { continue }
                append(.processingInstruction, name: NodeName(target, in: names), text: data, to: id)
            }
        }
        return id
    }
}

/// The numbers of names met before, asked of the table once for each spelling; only as long as their elements live.
private struct KnownNames {
    let table: NameTable
    /// The first few, which are nearly all there are in a list; the rest are looked up.
    private var first: [(identity: ObjectIdentifier, name: NodeName)] = []
    private var more: [ObjectIdentifier: NodeName] = [:]

    init(table: NameTable) { self.table = table }

    mutating func name(_ written: XMLName) -> NodeName {
        let identity = written.identity
        for known in first where known.identity == identity { return known.name }
        if let known = more[identity] { return known }
        let name = NodeName(written, in: table)
        if first.count < 8 { first.append((identity, name)) } else { more[identity] = name }
        return name
    }
}

/// What stands in an element: text alone is kept with the element and needs no records of its own.
private struct Content {
    var hasElements = false
    var needsRecords = false

    init(of element: XMLElement, _ whitespace: NodeTree.Whitespace) {
        for child in element.children {
            switch child {
            case .text: break
            case .element: (hasElements, needsRecords) = (true, true)
            case .comment, .processingInstruction: if whitespace == .kept { needsRecords = true }
            }
        }
    }
}
