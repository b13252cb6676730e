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
        let id = append(.element, name: NodeName(element.name, in: names), to: parent)
        for attribute in element.attributes {
            append(.attribute, name: NodeName(attribute.name, in: names), text: attribute.value, to: id)
        }
        let children = whitespace == .kept ? element.children : element.children.filter(Self.isData)
        if children.allSatisfy(Self.isText) {
            let text = element.text
            if !text.isEmpty { setText(text, of: id) }
            return id
        }
        let hasElements = children.contains { if case .element = $0 { true } else { false } }
        for child in children {
            switch child {
            case .element(let element): append(element, to: id, whitespace: whitespace)
            case .text(let text):
                if whitespace == .dropped && hasElements && text.utf8.allSatisfy(XPathNumber.isSpace) { continue }
                append(.text, name: NodeName("", in: names), text: text, to: id)
            case .comment(let text): append(.comment, name: NodeName("", in: names), text: text, to: id)
            case .processingInstruction(let target, let data):
                append(.processingInstruction, name: NodeName(target, in: names), text: data, to: id)
            }
        }
        return id
    }

    private static func isText(_ node: XMLNode) -> Bool { if case .text = node { true } else { false } }

    private static func isData(_ node: XMLNode) -> Bool {
        switch node {
        case .element, .text: true
        case .comment, .processingInstruction: false
        }
    }
}
