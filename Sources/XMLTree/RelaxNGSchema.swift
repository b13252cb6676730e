import CLibXML2

/// A RELAX NG schema, checked by libxml2 (ISO/IEC 19757-2, XML syntax).
///
/// Not `Sendable`: whoever checks documents at the same time makes one each.
package final class RelaxNGSchema {
    /// Something in a document that the schema does not allow.
    package struct Problem: Sendable, Hashable {
        /// The parser's own words in English, one line.
        package var message: String
        /// Where the start tag of the element stands that is meant.
        package var position: XMLPosition?
    }

    private let schema: xmlRelaxNGPtr

    /// Reads a schema in XML syntax; it can include no other file.
    /// - Throws: `XMLError` when it is no well-formed XML or no schema.
    package init(_ bytes: [UInt8]) throws(XMLError) {
        _ = ExternalDocuments.forbidden
        _ = try XMLDocument.parse(bytes)
        let problems = Problems()
        let schema = bytes.withUnsafeBytes { buffer -> xmlRelaxNGPtr? in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let context = xmlRelaxNGNewMemParserCtxt(start, Int32(buffer.count)) else { return nil }
            defer { xmlRelaxNGFreeParserCtxt(context) }
            xmlRelaxNGSetParserStructuredErrors(context, Problems.note, problems.address)
            return xmlRelaxNGParse(context)
        }
        guard let schema, problems.found.isEmpty else {
            if let schema { xmlRelaxNGFree(schema) }
            throw XMLError(.malformed(problems.found.first?.message ?? "not a schema"))
        }
        self.schema = schema
    }

    deinit { xmlRelaxNGFree(schema) }

    /// What the schema does not allow in a document, in the order in which it was found.
    /// - Throws: `XMLError` when the document is refused before any schema is looked at.
    package func problems(in bytes: [UInt8], limits: XMLLimits = .definition) throws(XMLError) -> [Problem] {
        guard bytes.count <= limits.bytes else { throw XMLError(.tooLarge(maximum: limits.bytes)) }
        let text = try XMLEncoding.utf8(bytes)
        let positions = try XMLScan.startTags(of: text, limits: limits)
        guard let document = Self.read(text) else {
            // The reader of values knows how to say what is wrong.
            _ = try XMLDocument.parse(bytes, limits: limits)
            throw XMLError(.malformed("not well-formed"))
        }
        defer { xmlFreeDoc(document) }
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { throw XMLError(.outOfMemory) }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        let problems = Problems()
        problems.positions = Self.places(in: document, positions)
        xmlRelaxNGSetValidStructuredErrors(context, Problems.note, problems.address)
        _ = xmlRelaxNGValidateDoc(context, document)
        return problems.found
    }

    /// A C tree for the validator; the scan has refused all that could make it dangerous.
    private static func read(_ text: [UInt8]) -> xmlDocPtr? {
        guard let context = xmlNewParserCtxt() else { return nil }
        defer { xmlFreeParserCtxt(context) }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOERROR.rawValue
        return text.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return xmlCtxtReadMemory(context, start, Int32(buffer.count), nil, nil, Int32(options))
        }
    }

    /// The positions of all elements by their address in the C tree.
    private static func places(in document: xmlDocPtr, _ positions: [XMLPosition]) -> [UnsafeMutableRawPointer:
        XMLPosition]
    {
        var places: [UnsafeMutableRawPointer: XMLPosition] = [:]
        var next = positions.makeIterator()
        var node = xmlDocGetRootElement(document)
        while let element = node {
            places[UnsafeMutableRawPointer(element)] = next.next()
            node = following(element)
        }
        return places
    }

    /// The next element in document order.
    private static func following(_ element: xmlNodePtr) -> xmlNodePtr? {
        if let child = xmlFirstElementChild(element) { return child }
        var at: xmlNodePtr? = element
        while let node = at, node.pointee.type == XML_ELEMENT_NODE {
            if let sibling = xmlNextElementSibling(node) { return sibling }
            at = node.pointee.parent
        }
        return nil
    }
}

/// Gathers what libxml2 reports during one call.
private final class Problems {
    private static let maximum = 100

    var found: [RelaxNGSchema.Problem] = []
    var positions: [UnsafeMutableRawPointer: XMLPosition] = [:]

    var address: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    static let note: @convention(c) (UnsafeMutableRawPointer?, xmlErrorPtr?) -> Void = { data, error in
        guard let data, let error else { return }
        Unmanaged<Problems>.fromOpaque(data).takeUnretainedValue().add(error.pointee)
    }

    private func add(_ error: xmlError) {
        guard found.count < Self.maximum else { return }
        let words = error.message.map { String(cString: $0) } ?? "not allowed"
        var node = error.node.map { $0.assumingMemoryBound(to: xmlNode.self) }
        while let at = node, at.pointee.type != XML_ELEMENT_NODE { node = at.pointee.parent }
        let position = node.flatMap { positions[UnsafeMutableRawPointer($0)] }
        found.append(RelaxNGSchema.Problem(message: String(words.prefix { $0 != "\n" }), position: position))
    }
}
