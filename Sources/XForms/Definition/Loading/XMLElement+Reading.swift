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

extension String {
    /// Without XML white space at both ends.
    var trimmed: String {
        guard let first = utf8.first, first.isXMLSpace || utf8.last?.isXMLSpace == true else { return self }
        return trimmed([.start, .end])
    }

    /// Holds white space of any script.
    var hasWhitespace: Bool {
        guard utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return false }
        return contains(where: \.isWhitespace)
    }
}

extension StringProtocol {
    /// Without XML white space at both ends.
    var trimmed: String { trimmed([.start, .end]) }

    /// Without XML white space at these ends.
    func trimmed(_ ends: TextEnds) -> String {
        let text = Substring(self).utf8
        let spaces = (
            start: ends.contains(.start) && text.first?.isXMLSpace == true,
            end: ends.contains(.end) && text.last?.isXMLSpace == true
        )
        guard spaces.start || spaces.end else { return String(self) }
        var first = text.startIndex
        var end = text.endIndex
        if spaces.start {
            while first < end, text[first].isXMLSpace { first = text.index(after: first) }
        }
        if spaces.end {
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

extension Substring.UTF8View {
    /// Without XML white space at both ends.
    var trimmed: Substring.UTF8View {
        var view = self
        while let byte = view.first, byte.isXMLSpace { view.removeFirst() }
        while let byte = view.last, byte.isXMLSpace { view.removeLast() }
        return view
    }
}

extension String.UTF8View {
    /// Without XML white space at both ends.
    var trimmed: Substring.UTF8View { self[...].trimmed }
}

extension UInt8 {
    /// White space by XML 1.0 §2.3.
    var isXMLSpace: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
