/// Where something starts in a source text, as an editor counts: both from 1.
///
/// A line ends at LF, CR LF or CR; a column counts Unicode scalars, so that a tab or an `é` is one column.
package struct XMLPosition: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let storedLine: Int32
    private let storedColumn: Int32

    package init(line: Int, column: Int) {
        storedLine = Int32(clamping: line)
        storedColumn = Int32(clamping: column)
    }

    package var line: Int { Int(storedLine) }
    package var column: Int { Int(storedColumn) }

    package static func < (left: XMLPosition, right: XMLPosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    package var description: String { "\(line):\(column)" }
}

/// The name of an element or attribute: namespace URI, local part, and the prefix as it was written.
///
/// Two names are equal when namespace and local part are; the prefix is only a spelling (Namespaces in XML 1.0, §3).
package struct XMLName: Sendable, Hashable {
    /// The namespace URI; nil when there is none, or when the prefix was never declared.
    package var namespace: String?
    package var local: String
    /// The prefix as written, nil when there is none.
    package var prefix: String?

    package init(_ local: String, namespace: String? = nil, prefix: String? = nil) {
        self.namespace = namespace
        self.local = local
        self.prefix = prefix
    }

    /// The name as written, prefix included.
    package var qualified: String {
        guard let prefix else { return local }
        return prefix + ":" + local
    }

    package static func == (left: XMLName, right: XMLName) -> Bool {
        left.local == right.local && left.namespace == right.namespace
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(local)
    }
}

/// One attribute; namespace declarations are not attributes.
package struct XMLAttribute: Sendable, Hashable {
    package var name: XMLName
    package var value: String

    package init(_ name: XMLName, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A namespace declaration: prefix (nil for the default namespace) and URI ("" undeclares the default).
package struct XMLNamespace: Sendable, Hashable {
    package var prefix: String?
    package var uri: String

    package init(prefix: String?, uri: String) {
        self.prefix = prefix
        self.uri = uri
    }
}

/// A child of an element.
package enum XMLNode: Sendable, Hashable {
    case element(XMLElement)
    /// Character data; CDATA sections and character references are already dissolved into it.
    case text(String)
    case comment(String)
    case processingInstruction(target: String, data: String)
}

/// An element of a document, a value without pointers into any parser.
package struct XMLElement: Sendable, Hashable {
    package var name: XMLName
    /// In the order of the document, without the namespace declarations.
    package var attributes: [XMLAttribute]
    /// The declarations made on this very element, in order.
    package var declarations: [XMLNamespace]
    package var children: [XMLNode]
    /// Where the `<` of the start tag stands; nil for an element that was made by a program.
    package var position: XMLPosition?

    package init(
        _ name: XMLName, attributes: [XMLAttribute] = [], declarations: [XMLNamespace] = [], children: [XMLNode] = [],
        position: XMLPosition? = nil
    ) {
        self.name = name
        self.attributes = attributes
        self.declarations = declarations
        self.children = children
        self.position = position
    }

    /// The value of the attribute with this local name and namespace, nil when absent.
    package func attribute(_ local: String, namespace: String? = nil) -> String? {
        for attribute in attributes where attribute.name.local == local && attribute.name.namespace == namespace {
            return attribute.value
        }
        return nil
    }

    /// The child elements, in order.
    package var elements: [XMLElement] {
        children.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// The first child element with this name.
    package func first(_ local: String, namespace: String?) -> XMLElement? {
        for case .element(let element) in children
        where element.name.local == local && element.name.namespace == namespace {
            return element
        }
        return nil
    }

    /// All character data below this element, joined in order (the XPath string-value).
    package var text: String {
        switch children.count {
        case 0: return ""
        case 1: if case .text(let text) = children[0] { return text }
        default: break
        }
        var result = ""
        collectText(into: &result)
        return result
    }

    private func collectText(into result: inout String) {
        for child in children {
            switch child {
            case .text(let text): result += text
            case .element(let element): element.collectText(into: &result)
            case .comment, .processingInstruction: break
            }
        }
    }
}
