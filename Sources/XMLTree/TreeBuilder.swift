import CLibXML2

/// Lets libxml2 read UTF-8 text and builds values from its SAX events; no C tree is ever made, no pointer survives.
///
/// Options are `NONET` and `IGNORE_ENC` only (the text is UTF-8 whatever the declaration says); entities of a document
/// type cannot occur because the scan has refused it and no SAX callback would declare one.
struct TreeBuilder {
    /// - Parameter positions: of the start tags in document order, from the scan.
    static func build(_ text: [UInt8], positions: [XMLPosition]) throws(XMLError) -> XMLElement {
        _ = ExternalDocuments.forbidden
        var builder = TreeBuilder(positions: positions)
        let fault = text.withUnsafeBufferPointer { builder.read($0) }
        if let fault {
            throw XMLError(fault.kind, at: fault.offset.map { XMLScan.position(of: $0, in: text) })
        }
        guard let root = builder.root else { throw XMLError(.empty) }
        return root
    }

    private struct Fault {
        var kind: XMLError.Kind
        var offset: Int?
    }

    /// An element whose end tag has not come yet; its children lie in `nodes` from `firstChild` on.
    private struct Frame {
        let name: XMLName
        let attributes: [XMLAttribute]
        let declarations: [XMLNamespace]
        let position: XMLPosition?
        let firstChild: Int
    }

    private let positions: [XMLPosition]
    private var started = 0
    private var open: [Frame] = []
    /// The finished children of all open elements, outermost first.
    private var nodes: [XMLNode] = []
    private var root: XMLElement?
    private var pendingText: [UInt8] = []
    private var fault: Fault?
    private var context: xmlParserCtxtPtr?
    private var names = NameCache()

    private init(positions: [XMLPosition]) { self.positions = positions }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>) -> Fault? {
        guard !text.isEmpty else { return Fault(kind: .empty, offset: nil) }
        let start = UnsafeRawPointer(text.baseAddress!).assumingMemoryBound(to: CChar.self)  // not empty, so it has one
        guard let context = xmlCreateMemoryParserCtxt(start, Int32(text.count)) else {
            return Fault(kind: .outOfMemory, offset: nil)
        }
        defer { xmlFreeParserCtxt(context) }
        self.context = context
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        context.pointee.sax.pointee = Self.makeHandler()
        let result = withUnsafeMutablePointer(to: &self) { builder in
            context.pointee.userData = UnsafeMutableRawPointer(builder)
            return xmlParseDocument(context)
        }
        if let fault { return fault }
        guard result == 0, context.pointee.wellFormed == 1 else {
            return Fault(kind: .malformed("not well-formed"), offset: xmlByteConsumed(context))
        }
        return nil
    }
}

// MARK: - Events

extension TreeBuilder {
    /// The namespace of XInclude: inert here, but nobody writes it into a form with good intent.
    private static let inclusions = "http://www.w3.org/2001/XInclude"

    /// The builder that `read` handed to libxml2; nobody else touches it while the parser runs.
    private static func from(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<TreeBuilder>? {
        data?.assumingMemoryBound(to: TreeBuilder.self)
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { data, _, _, _ in TreeBuilder.from(data)?.pointee.stop(.documentType) }
        handler.externalSubset = { data, _, _, _ in TreeBuilder.from(data)?.pointee.stop(.documentType) }
        handler.entityDecl = { data, _, _, _, _, _ in TreeBuilder.from(data)?.pointee.stop(.documentType) }
        handler.startElementNs = { data, local, prefix, uri, namespaceCount, namespaces, count, _, attributes in
            TreeBuilder.from(data)?.pointee.start(
                name: (local, prefix, uri),
                namespaces: UnsafeBufferPointer(start: namespaces, count: 2 * Int(namespaceCount)),
                attributes: UnsafeBufferPointer(start: attributes, count: 5 * Int(count)))
        }
        handler.endElementNs = { data, _, _, _ in TreeBuilder.from(data)?.pointee.end() }
        handler.characters = { data, text, length in TreeBuilder.from(data)?.pointee.characters(text, Int(length)) }
        handler.ignorableWhitespace = { data, text, length in
            TreeBuilder.from(data)?.pointee.characters(text, Int(length))
        }
        handler.cdataBlock = { data, text, length in TreeBuilder.from(data)?.pointee.characters(text, Int(length)) }
        handler.comment = { data, text in TreeBuilder.from(data)?.pointee.comment(text) }
        handler.processingInstruction = { data, target, text in
            TreeBuilder.from(data)?.pointee.instruction(target, text)
        }
        handler.serror = { data, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            TreeBuilder.from(data)?.pointee.failed(error.pointee)
        }
        return handler
    }

    private mutating func start(
        name: (UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?),
        namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
        attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        flushText()
        let name = names.name(local: name.0, prefix: name.1, uri: name.2)
        if name.namespace == Self.inclusions { stop(.malformed("XInclude is not allowed")) }
        var declarations: [XMLNamespace] = []
        for index in stride(from: 0, to: namespaces.count, by: 2) {
            declarations.append(
                XMLNamespace(prefix: names.string(namespaces[index]), uri: names.string(namespaces[index + 1]) ?? ""))
        }
        open.append(
            Frame(
                name: name, attributes: values(of: attributes), declarations: declarations,
                position: started < positions.count ? positions[started] : nil, firstChild: nodes.count))
        started += 1
    }

    private mutating func values(of attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>) -> [XMLAttribute] {
        var values: [XMLAttribute] = []
        values.reserveCapacity(attributes.count / 5)
        for index in stride(from: 0, to: attributes.count, by: 5) {
            guard let start = attributes[index + 3], let end = attributes[index + 4] else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            let name = names.name(
                local: attributes[index], prefix: attributes[index + 1], uri: attributes[index + 2])
            values.append(XMLAttribute(name, Self.text(value)))
        }
        return values
    }

    /// The text of an attribute.
    ///
    /// libxml2 hands every `&` of a value over as `&#38;`, meant for a later pass that a SAX reader never sees
    /// (`xmlParseAttValueInternal`); nothing else arrives so, for a written `&amp;#38;` becomes `&#38;#38;`.
    private static func text(_ value: UnsafeBufferPointer<xmlChar>) -> String {
        guard value.contains(UInt8(ascii: "&")) else { return String(decoding: value, as: UTF8.self) }
        let pieces = value.split(separator: Array("&#38;".utf8), omittingEmptySubsequences: false)
        return String(decoding: Array(pieces.joined(separator: "&".utf8)), as: UTF8.self)
    }

    private mutating func end() {
        flushText()
        guard let frame = open.popLast() else { return }
        let element = XMLElement(
            frame.name, attributes: frame.attributes, declarations: frame.declarations,
            children: children(from: frame.firstChild), position: frame.position)
        if open.isEmpty { root = element } else { nodes.append(.element(element)) }
    }

    /// Takes the nodes from a place on.
    private mutating func children(from first: Int) -> [XMLNode] {
        switch nodes.count - first {
        case 0: return []
        case 1: return [nodes.removeLast()]
        case let count:
            let children = Array(nodes[first...])
            nodes.removeLast(count)
            return children
        }
    }

    private mutating func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
        pendingText.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    }

    private mutating func comment(_ text: UnsafePointer<xmlChar>?) {
        flushText()
        add(.comment(text.map { String(cString: $0) } ?? ""))
    }

    private mutating func instruction(_ target: UnsafePointer<xmlChar>?, _ data: UnsafePointer<xmlChar>?) {
        flushText()
        add(.processingInstruction(target: names.string(target) ?? "", data: data.map { String(cString: $0) } ?? ""))
    }

    /// Comments and instructions outside the root element have no parent and are left out.
    private mutating func add(_ node: XMLNode) {
        guard !open.isEmpty else { return }
        nodes.append(node)
    }

    private mutating func flushText() {
        guard !pendingText.isEmpty else { return }
        add(.text(String(decoding: pendingText, as: UTF8.self)))
        pendingText.removeAll(keepingCapacity: true)
    }
}

// MARK: - Faults

extension TreeBuilder {
    private mutating func stop(_ kind: XMLError.Kind) {
        if fault == nil { fault = Fault(kind: kind, offset: xmlByteConsumed(context)) }
        xmlStopParser(context)
    }

    private mutating func failed(_ error: xmlError) {
        guard fault == nil else { return }
        let words = error.message.map { String(cString: $0) } ?? "not well-formed"
        let line = words.prefix { $0 != "\n" }
        fault = Fault(kind: .malformed(String(line)), offset: xmlByteConsumed(context))
        // It would go on to find the next fault, and report each with a copy of the text around it.
        xmlStopParser(context)
    }
}
