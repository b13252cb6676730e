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
    func children(named local: String) -> [XMLElement] {
        var found: [XMLElement] = []
        for case .element(let element) in children where element.name.local == local { found.append(element) }
        return found
    }

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
    var trimmed: String { trimmed([.start, .end]) }

    /// Without XML white space at these ends.
    func trimmed(_ ends: TextEnds) -> String {
        let text = Substring(self).utf8
        var first = text.startIndex
        var end = text.endIndex
        if ends.contains(.start) {
            while first < end, text[first].isXMLSpace { first = text.index(after: first) }
        }
        if ends.contains(.end) {
            while end > first, text[text.index(before: end)].isXMLSpace { end = text.index(before: end) }
        }
        return String(Substring(text[first..<end]))
    }

    /// The words between white space.
    var words: [String] {
        let pieces: [Substring.UTF8View] = Substring(self).utf8.split(whereSeparator: \.isXMLSpace)
        return pieces.map { String(Substring($0)) }
    }
}

/// The ends of a text.
struct TextEnds: OptionSet {
    let rawValue: UInt8
    static let start = TextEnds(rawValue: 1)
    static let end = TextEnds(rawValue: 2)
}

extension UInt8 {
    /// White space by XML 1.0 §2.3.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
