/// A whole document read into values.
package struct XMLDocument: Sendable, Hashable {
    package var root: XMLElement

    package init(root: XMLElement) { self.root = root }

    /// Reads a document without ever opening another one.
    ///
    /// A byte scan checks size, tag length, attributes and depth and refuses a document type before the parser sees a
    /// byte; UTF-16 is turned into UTF-8 first. Undeclared prefixes are accepted: the field's forms have them.
    /// - Throws: `XMLError` with the place of the first fault.
    package static func parse(_ bytes: [UInt8], limits: XMLLimits = .definition) throws(XMLError) -> XMLDocument {
        guard bytes.count <= limits.bytes else { throw XMLError(.tooLarge(maximum: limits.bytes)) }
        let text = try XMLEncoding.utf8(bytes)
        let positions = try XMLScan.startTags(of: text, limits: limits)
        return XMLDocument(root: try TreeBuilder.build(text, positions: positions))
    }

    /// How often libxml2 wanted to open another document since the process began; every time it was refused.
    package static var foreignDocumentsAsked: Int { ExternalDocuments.requests }
}
