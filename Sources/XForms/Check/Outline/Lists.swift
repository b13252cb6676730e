import XMLTree

/// The secondary instances: lists inside the form and in files beside it.
struct Lists {
    /// A list and its shape.
    struct List {
        let element: XMLElement
        /// Nil when the list lies in a file that cannot be read, or comes from the device: anything may be in it.
        let content: XMLElement?
        let schema: Schema?
    }

    private(set) var lists: [String: List] = [:]
    private(set) var faults: [(Fault, XMLPosition)] = []

    /// - Parameter beside: the bytes of a file beside the definition; nil when there is none.
    init(model: XMLElement?, beside: (String) -> [UInt8]?) {
        for element in (model?.children(named: "instance") ?? []).dropFirst() {
            guard let id = element.attribute("id"), !id.isEmpty else {
                faults.append((.unnamedInstance, element.place))
                continue
            }
            if lists[id] != nil { faults.append((.duplicateInstance(id), element.place)) }
            let content: XMLElement?
            if let source = element.attribute("src") {
                content = read(source, of: element, beside: beside)
            } else {
                content = element.elements.first
            }
            lists[id] = List(element: element, content: content, schema: content.map { Schema(root: $0) })
        }
    }

    private mutating func read(_ source: String, of element: XMLElement, beside: (String) -> [UInt8]?) -> XMLElement? {
        if source == "jr://instance/last-saved" { return nil }
        guard let slash = source.lastIndex(of: "/"), source.hasPrefix("jr://"),
            source.index(after: slash) < source.endIndex
        else {
            faults.append((.unknownSource(source), element.place))
            return nil
        }
        let name = String(source[source.index(after: slash)...])
        guard let bytes = beside(name) else {
            faults.append((.missingFile(name), element.place))
            return nil
        }
        if name.lowercased().hasSuffix(".csv") { return Self.shape(ofCSV: bytes) }
        guard name.lowercased().hasSuffix(".xml") else { return nil }
        return try? XMLDocument.parse(bytes).root
    }

    /// One row with the columns of a CSV file: enough to know which names exist.
    private static func shape(ofCSV bytes: [UInt8]) -> XMLElement {
        let header = String(decoding: bytes.prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
        let columns = header.split(separator: ",").map { column in
            String(column.drop { $0 == "\u{FEFF}" }).trimmed.filter { $0 != "\"" }
        }
        let cells = columns.filter { !$0.isEmpty }.map { XMLNode.element(XMLElement(XMLName($0))) }
        return XMLElement(XMLName("root"), children: [.element(XMLElement(XMLName("item"), children: cells))])
    }
}
