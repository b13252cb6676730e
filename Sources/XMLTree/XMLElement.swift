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
/// A document has few names and very many elements, so a name is one reference to what all that bear it share.
package struct XMLName: Sendable, Hashable {
    @usableFromInline
    final class Spelling: Sendable {
        @usableFromInline let namespace: String?
        @usableFromInline let local: String
        @usableFromInline let prefix: String?

        init(_ local: String, namespace: String?, prefix: String?) {
            self.namespace = namespace
            self.local = local
            self.prefix = prefix
        }
    }

    @usableFromInline let spelling: Spelling

    package init(_ local: String, namespace: String? = nil, prefix: String? = nil) {
        spelling = Spelling(local, namespace: namespace, prefix: prefix)
    }

    /// The namespace URI; nil when there is none, or when the prefix was never declared.
    @inlinable package var namespace: String? { spelling.namespace }
    @inlinable package var local: String { spelling.local }
    /// The prefix as written, nil when there is none.
    @inlinable package var prefix: String? { spelling.prefix }

    /// The same for names that one parse made of one spelling, at this moment of this process; says nothing of others.
    package var identity: ObjectIdentifier { ObjectIdentifier(spelling) }

    /// The name as written, prefix included.
    package var qualified: String {
        guard let prefix else { return local }
        return prefix + ":" + local
    }

    @inlinable package static func == (left: XMLName, right: XMLName) -> Bool {
        left.spelling === right.spelling || left.local == right.local && left.namespace == right.namespace
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
    // Apart, because it is rare and would make every other node larger.
    indirect case processingInstruction(target: String, data: String)
}

/// An element of a document, a value without pointers into any parser.
///
/// What it holds never changes, so that handing an element on costs one reference, however much is in it.
package struct XMLElement: Sendable, Hashable {
    @usableFromInline
    final class Content: Sendable {
        @usableFromInline let name: XMLName
        @usableFromInline let attributes: [XMLAttribute]
        @usableFromInline let declarations: [XMLNamespace]
        @usableFromInline let children: [XMLNode]
        @usableFromInline let position: XMLPosition?

        init(
            _ name: XMLName, _ attributes: [XMLAttribute], _ declarations: [XMLNamespace], _ children: [XMLNode],
            _ position: XMLPosition?
        ) {
            self.name = name
            self.attributes = attributes
            self.declarations = declarations
            self.children = children
            self.position = position
        }
    }

    @usableFromInline let content: Content

    package init(
        _ name: XMLName, attributes: [XMLAttribute] = [], declarations: [XMLNamespace] = [], children: [XMLNode] = [],
        position: XMLPosition? = nil
    ) {
        content = Content(name, attributes, declarations, children, position)
    }

    @inlinable package var name: XMLName { content.name }
    /// In the order of the document, without the namespace declarations.
    @inlinable package var attributes: [XMLAttribute] { content.attributes }
    /// The declarations made on this very element, in order.
    @inlinable package var declarations: [XMLNamespace] { content.declarations }
    @inlinable package var children: [XMLNode] { content.children }
    /// Where the `<` of the start tag stands; nil for an element that was made by a program.
    @inlinable package var position: XMLPosition? { content.position }

    /// The same element with other children.
    package func with(children: [XMLNode]) -> XMLElement {
        XMLElement(name, attributes: attributes, declarations: declarations, children: children, position: position)
    }

    package static func == (left: XMLElement, right: XMLElement) -> Bool {
        left.content === right.content
            || left.name == right.name && left.attributes == right.attributes && left.declarations == right.declarations
                && left.children == right.children && left.position == right.position
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(attributes)
        hasher.combine(position)
    }

    /// The value of the attribute with this local name and namespace, nil when absent.
    @inlinable package func attribute(_ local: String, namespace: String? = nil) -> String? {
        for attribute in attributes where attribute.name.local == local && attribute.name.namespace == namespace {
            return attribute.value
        }
        return nil
    }

    /// The child elements, in order.
    package var elements: [XMLElement] {
        var elements: [XMLElement] = []
        elements.reserveCapacity(children.count)
        for case .element(let element) in children { elements.append(element) }
        return elements
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
