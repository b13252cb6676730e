import XMLTree

extension XMLElement {
    /// The value of an attribute of a namespace; a prefix that was never declared counts by its usual spelling.
    func attribute(_ local: String, in namespace: String, prefix: String) -> String? {
        attributes.first {
            $0.name.local == local
                && ($0.name.namespace == namespace || ($0.name.namespace == nil && $0.name.prefix == prefix))
        }?.value
    }

    /// The value of an attribute of JavaRosa's namespace.
    func javarosa(_ local: String) -> String? { attribute(local, in: Namespaces.javarosa, prefix: "jr") }

    /// The first of these attributes without a namespace that is there.
    func attribute(anyOf names: String...) -> String? {
        for name in names {
            if let value = attribute(name) { return value }
        }
        return nil
    }

    /// Child elements with this local name, in any namespace: the field's forms are not strict.
    func children(named local: String) -> [XMLElement] { elements.filter { $0.name.local == local } }

    /// The first child element with this local name.
    func child(named local: String) -> XMLElement? {
        for case .element(let element) in children where element.name.local == local { return element }
        return nil
    }

    /// The attributes that are not among these, kept for whoever knows them.
    func kept(except known: Set<String>) -> [Attribute] {
        attributes.compactMap { attribute in
            let name = attribute.name
            guard name.namespace != nil || name.prefix != nil || !known.contains(name.local) else { return nil }
            guard name.namespace != Namespaces.javarosa, name.prefix != "jr" else { return nil }
            return Attribute(namespace: name.namespace ?? "", name: name.local, value: attribute.value)
        }
    }
}

extension StringProtocol {
    /// Without XML white space at both ends.
    var trimmed: String {
        let text = Substring(self)
        guard let first = text.utf8.firstIndex(where: { !$0.isXMLSpace }) else { return "" }
        var end = text.utf8.endIndex
        while end > first, text.utf8[text.utf8.index(before: end)].isXMLSpace { end = text.utf8.index(before: end) }
        return String(text[first..<end])
    }

    /// The words between white space.
    var words: [String] {
        let pieces: [Substring.UTF8View] = Substring(self).utf8.split(whereSeparator: \.isXMLSpace)
        return pieces.map { String(Substring($0)) }
    }
}

extension UInt8 {
    /// White space by XML 1.0 §2.3.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
