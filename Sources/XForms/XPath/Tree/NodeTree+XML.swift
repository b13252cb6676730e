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
        var known: [WrittenName: NodeName] = [:]
        return append(element, to: parent, whitespace, &known)
    }

    private mutating func append(
        _ element: XMLElement, to parent: NodeID, _ whitespace: Whitespace, _ known: inout [WrittenName: NodeName]
    ) -> NodeID {
        let id = append(.element, name: name(element.name, &known), to: parent)
        for attribute in element.attributes {
            append(.attribute, name: name(attribute.name, &known), text: attribute.value, to: id)
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

    /// The numbers of a name, asked of the table once for each spelling.
    private func name(_ name: XMLName, _ known: inout [WrittenName: NodeName]) -> NodeName {
        let written = WrittenName(name: name)
        if let number = known[written] { return number }
        let number = NodeName(name, in: names)
        known[written] = number
        return number
    }
}

/// A name together with its prefix, which `XMLName` does not compare.
private struct WrittenName: Hashable {
    var name: XMLName

    static func == (left: WrittenName, right: WrittenName) -> Bool {
        left.name == right.name && left.name.prefix == right.name.prefix
    }

    func hash(into hasher: inout Hasher) { hasher.combine(name.local) }
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
