import CLibXML2

/// A RELAX NG schema (XML syntax), read once, that says where a document has another shape than it should.
///
/// libxml2 validates; it gets a tree of its own made from our values, so that what it checks has passed our limits and
/// every problem comes back with our position. Siblings that are alike all the way down are validated once and blamed
/// each: libxml2 takes quadratic time in the children of one element (measured), and ten thousand choices have one shape.
/// A schema may therefore allow or forbid siblings, not count them. ISO/IEC 19757-2, XML syntax.
package final class RelaxNGSchema: Sendable {
    /// Something that the schema does not allow.
    package struct Problem: Sendable, Hashable {
        /// The validator's own words, in English.
        package let message: String
        /// Where the start tag of the element concerned stands.
        package let position: XMLPosition?
    }

    // nonisolated(unsafe): libxml2 only reads a parsed schema; each validation has a context of its own.
    private nonisolated(unsafe) let schema: xmlRelaxNGPtr

    /// - Parameter bytes: the schema in UTF-8; it can include no other file.
    /// - Throws: `XMLError` when it is no well-formed XML or no schema.
    package init(_ bytes: [UInt8]) throws(XMLError) {
        _ = ExternalDocuments.forbidden
        _ = try XMLDocument.parse(bytes)
        clibxml2_silence()
        var problems = Problems()
        let schema: xmlRelaxNGPtr? = bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let context = xmlRelaxNGNewMemParserCtxt(start, Int32(buffer.count)) else { return nil }
            defer { xmlRelaxNGFreeParserCtxt(context) }
            return withUnsafeMutablePointer(to: &problems) { pointer in
                xmlRelaxNGSetParserStructuredErrors(context, Problems.collect, pointer)
                return xmlRelaxNGParse(context)
            }
        }
        guard let schema else { throw XMLError(.malformed(problems.messages.first?.0 ?? "not a schema")) }
        self.schema = schema
    }

    deinit { xmlRelaxNGFree(schema) }

    /// What the schema does not allow in a document, in the order of the document.
    /// - Throws: `XMLError` when the document is refused before any schema is looked at.
    package func problems(in bytes: [UInt8], limits: XMLLimits = .definition) throws(XMLError) -> [Problem] {
        problems(in: try XMLDocument.parse(bytes, limits: limits).root)
    }

    /// What the schema does not allow below `root`, in the order of the document.
    /// - Parameter namesOnly: the schema speaks of no value and no words, so that siblings are alike whatever these are.
    package func problems(in root: XMLElement, namesOnly: Bool = false) -> [Problem] {
        clibxml2_silence()
        var shape = DocumentCopy(ElementShapes(of: root, namesOnly: namesOnly))
        guard let document = xmlNewDoc(nil) else { return [] }
        defer { xmlFreeDoc(document) }
        shape.copy(root, below: nil, of: document)
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { return [] }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        var found = Problems()
        withUnsafeMutablePointer(to: &found) { pointer in
            xmlRelaxNGSetValidStructuredErrors(context, Problems.collect, pointer)
            xmlRelaxNGValidateDoc(context, document)
        }
        let problems = found.messages.flatMap { message, number in
            (number.map { shape.places[$0] } ?? [nil]).map { Problem(message: message, position: $0) }
        }
        let start = XMLPosition(line: 0, column: 0)
        return problems.sorted { ($0.position ?? start) < ($1.position ?? start) }
    }
}

/// Messages of libxml2 with the number of the element each is about.
private struct Problems {
    var messages: [(String, Int?)] = []

    /// libxml2 calls this with a pointer to a `Problems`.
    static let collect: xmlStructuredErrorFunc = { data, error in
        guard let data, let error = error?.pointee else { return }
        let node = error.node?.assumingMemoryBound(to: xmlNode.self)
        var message = error.message.map { String(cString: $0) } ?? "not allowed by the schema"
        while message.last?.isNewline == true { message.removeLast() }
        let number = node?.pointee._private.map { Int(bitPattern: $0) - 1 }
        data.assumingMemoryBound(to: Problems.self).pointee.messages.append((message, number))
    }
}

/// Copies a tree into libxml2's, one of each shape among siblings.
private struct DocumentCopy {
    private let shapes: ElementShapes
    /// Per copied element, the places of all that have its shape, itself first.
    private(set) var places: [[XMLPosition?]] = []
    /// Prefixes made so far: one element may need several.
    private var prefixes = 0

    init(_ shapes: ElementShapes) { self.shapes = shapes }

    /// - Parameters:
    ///   - number: of the element in document order, from 0.
    ///   - parent: nil for the root.
    mutating func copy(_ element: XMLElement, number: Int = 0, below parent: xmlNodePtr?, of document: xmlDocPtr) {
        guard let node = xmlNewDocNode(document, nil, element.name.local, nil) else { return }
        if let parent { xmlAddChild(parent, node) } else { xmlDocSetRootElement(document, node) }
        places.append([element.position])
        // The element's number plus one: 0 would read as "none".
        node.pointee._private = UnsafeMutableRawPointer(bitPattern: places.count)
        if let uri = element.name.namespace { node.pointee.ns = namespace(uri, at: node, of: document) }
        for attribute in element.attributes {
            let space = attribute.name.namespace.flatMap { namespace($0, at: node, of: document, prefixed: true) }
            xmlNewNsProp(node, space, attribute.name.local, attribute.value)
        }
        copyChildren(of: element, number: number, to: node, of: document)
    }

    private mutating func copyChildren(
        of element: XMLElement, number: Int, to node: xmlNodePtr, of document: xmlDocPtr
    ) {
        var seen: [UInt64: Int] = [:]
        var next = number + 1
        for child in element.children {
            switch child {
            case .element(let inner):
                let shape = shapes[next]
                if let copied = seen[shape.hash] {
                    places[copied].append(inner.position)
                } else {
                    seen[shape.hash] = places.count
                    copy(inner, number: next, below: node, of: document)
                }
                next += shape.size
            case .text(let words): if !words.isBlank { xmlNodeAddContent(node, words) }
            case .comment, .processingInstruction: break
            }
        }
    }

    /// The declaration of a namespace on this element or above, made when there is none.
    private mutating func namespace(
        _ uri: String, at node: xmlNodePtr, of document: xmlDocPtr, prefixed: Bool = false
    ) -> xmlNsPtr? {
        if let known = xmlSearchNsByHref(document, node, uri), !prefixed || known.pointee.prefix != nil { return known }
        prefixes += 1
        return xmlNewNs(node, uri, "n\(prefixes)")
    }
}
