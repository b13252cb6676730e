import CLibXML2

/// Lets libxml2 read UTF-8 text and builds values from its SAX events; no C tree is ever made, no pointer survives.
///
/// Options are `NONET` and `IGNORE_ENC` only (the text is UTF-8 whatever the declaration says); entities of a document
/// type cannot occur because the scan has refused it and no SAX callback would declare one.
final class TreeBuilder {
    /// - Parameter positions: of the start tags in document order, from the scan.
    static func build(_ text: [UInt8], positions: [XMLPosition]) throws(XMLError) -> XMLElement {
        _ = ExternalDocuments.forbidden
        let builder = TreeBuilder(positions: positions)
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

    private let positions: [XMLPosition]
    private var started = 0
    private var open: [XMLElement] = []
    private var root: XMLElement?
    private var pendingText: [UInt8] = []
    private var fault: Fault?
    private var context: xmlParserCtxtPtr?
    /// Names come from libxml2's dictionary: the same pointer is the same name, so each becomes a String once.
    private var strings: [UnsafePointer<xmlChar>: String] = [:]

    private init(positions: [XMLPosition]) { self.positions = positions }

    private func read(_ text: UnsafeBufferPointer<UInt8>) -> Fault? {
        guard !text.isEmpty else { return Fault(kind: .empty, offset: nil) }
        let start = UnsafeRawPointer(text.baseAddress!).assumingMemoryBound(to: CChar.self)  // not empty, so it has one
        guard let context = xmlCreateMemoryParserCtxt(start, Int32(text.count)) else {
            return Fault(kind: .outOfMemory, offset: nil)
        }
        defer { xmlFreeParserCtxt(context) }
        self.context = context
        xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        context.pointee.sax.pointee = Self.makeHandler()
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        let result = xmlParseDocument(context)
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

    private static func from(_ data: UnsafeMutableRawPointer?) -> TreeBuilder? {
        data.map { Unmanaged<TreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func makeHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { data, _, _, _ in TreeBuilder.from(data)?.stop(.documentType) }
        handler.externalSubset = { data, _, _, _ in TreeBuilder.from(data)?.stop(.documentType) }
        handler.entityDecl = { data, _, _, _, _, _ in TreeBuilder.from(data)?.stop(.documentType) }
        handler.startElementNs = { data, local, prefix, uri, namespaceCount, namespaces, count, _, attributes in
            TreeBuilder.from(data)?.start(
                name: (local, prefix, uri),
                namespaces: UnsafeBufferPointer(start: namespaces, count: 2 * Int(namespaceCount)),
                attributes: UnsafeBufferPointer(start: attributes, count: 5 * Int(count)))
        }
        handler.endElementNs = { data, _, _, _ in TreeBuilder.from(data)?.end() }
        handler.characters = { data, text, length in TreeBuilder.from(data)?.characters(text, Int(length)) }
        handler.ignorableWhitespace = { data, text, length in TreeBuilder.from(data)?.characters(text, Int(length)) }
        handler.cdataBlock = { data, text, length in TreeBuilder.from(data)?.characters(text, Int(length)) }
        handler.comment = { data, text in TreeBuilder.from(data)?.comment(text) }
        handler.processingInstruction = { data, target, text in TreeBuilder.from(data)?.instruction(target, text) }
        handler.serror = { data, error in
            guard let error, error.pointee.level == XML_ERR_FATAL else { return }
            TreeBuilder.from(data)?.failed(error.pointee)
        }
        return handler
    }

    private func start(
        name: (UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?, UnsafePointer<xmlChar>?),
        namespaces: UnsafeBufferPointer<UnsafePointer<xmlChar>?>,
        attributes: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        flushText()
        let namespace = string(name.2)
        if namespace == Self.inclusions { stop(.malformed("XInclude is not allowed")) }
        var element = XMLElement(XMLName(string(name.0) ?? "", namespace: namespace, prefix: string(name.1)))
        if started < positions.count { element.position = positions[started] }
        started += 1
        for index in stride(from: 0, to: namespaces.count, by: 2) {
            element.declarations.append(
                XMLNamespace(prefix: string(namespaces[index]), uri: string(namespaces[index + 1]) ?? ""))
        }
        element.attributes.reserveCapacity(attributes.count / 5)
        for index in stride(from: 0, to: attributes.count, by: 5) {
            guard let start = attributes[index + 3], let end = attributes[index + 4] else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start)
            let name = XMLName(
                string(attributes[index]) ?? "", namespace: string(attributes[index + 2]),
                prefix: string(attributes[index + 1]))
            element.attributes.append(XMLAttribute(name, Self.text(value)))
        }
        open.append(element)
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

    private func end() {
        flushText()
        guard let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { add(.element(element)) }
    }

    private func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int) {
        pendingText.append(contentsOf: UnsafeBufferPointer(start: text, count: length))
    }

    private func comment(_ text: UnsafePointer<xmlChar>?) {
        flushText()
        add(.comment(text.map { String(cString: $0) } ?? ""))
    }

    private func instruction(_ target: UnsafePointer<xmlChar>?, _ data: UnsafePointer<xmlChar>?) {
        flushText()
        add(.processingInstruction(target: string(target) ?? "", data: data.map { String(cString: $0) } ?? ""))
    }

    /// Comments and instructions outside the root element have no parent and are left out.
    private func add(_ node: XMLNode) {
        guard !open.isEmpty else { return }
        open[open.count - 1].children.append(node)
    }

    private func flushText() {
        guard !pendingText.isEmpty else { return }
        add(.text(String(decoding: pendingText, as: UTF8.self)))
        pendingText.removeAll(keepingCapacity: true)
    }

    private func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        guard let pointer else { return nil }
        if let known = strings[pointer] { return known }
        let string = String(cString: pointer)
        strings[pointer] = string
        return string
    }
}

// MARK: - Faults

extension TreeBuilder {
    private func stop(_ kind: XMLError.Kind) {
        if fault == nil { fault = Fault(kind: kind, offset: xmlByteConsumed(context)) }
        xmlStopParser(context)
    }

    private func failed(_ error: xmlError) {
        guard fault == nil else { return }
        let words = error.message.map { String(cString: $0) } ?? "not well-formed"
        let line = words.prefix { $0 != "\n" }
        fault = Fault(kind: .malformed(String(line)), offset: xmlByteConsumed(context))
        // It would go on to find the next fault, and report each with a copy of the text around it.
        xmlStopParser(context)
    }
}
