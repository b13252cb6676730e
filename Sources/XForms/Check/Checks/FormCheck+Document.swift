import XMLTree

extension FormCheck {
    /// Identity and metadata (ODK XForms, "Structure", "Instance", "Metadata").
    mutating func checkDocument() {
        guard let root = outline.roots.first, let model = outline.model else { return }
        let version = root.attributes.first { $0.name.local == "version" }?.value ?? ""
        if version.trimmed.isEmpty { report(.missingVersion, at: root) }
        if let id = root.attribute("id")?.trimmed, id.hasWhitespace { report(.spacedID(id), at: root) }
        let title = outline.head?.child(named: "title")
        if (title?.text ?? "").trimmed.isEmpty { report(.missingTitle, at: title ?? outline.head) }
        if root.child(named: "meta")?.child(named: "instanceID") == nil {
            report(.missingInstanceID, at: root.child(named: "meta") ?? root)
        }
        for submission in model.children(named: "submission") where submission.attribute("base64RsaPublicKey") != nil {
            report(
                .notOfferedFeature(
                    Bilingual(dutch: "versleuteling door de maker", english: "encryption by the author's key")),
                at: submission)
        }
        checkPrefixes()
        checkSiblings(of: root, path: "/" + root.name.local)
    }

    /// Elements of one name beside each other are instances of a repeat; without one only a mistake explains them.
    private mutating func checkSiblings(of element: XMLElement, path: String) {
        var seen: Set<String> = []
        for case .element(let child) in element.children {
            let inner = path + "/" + child.name.local
            if !seen.insert(child.name.local).inserted, let node = outline.schema[inner],
                !outline.repeated.contains(node)
            {
                report(.duplicateNode(inner), at: child)
            }
            checkSiblings(of: child, path: inner)
        }
    }

    /// What the customary prefixes must stand for, or everything that has them counts for nothing.
    private static let meanings = [
        "jr": Namespaces.javarosa, "bs": Namespaces.buurtstem, "odk": Namespaces.odk, "ev": Namespaces.events,
    ]

    /// Prefixes that were used and never declared, or stand for something else: the first of each.
    private mutating func checkPrefixes() {
        var seen: Set<String> = ["xml"]
        var found: [(String, XMLElement)] = []
        func note(_ name: XMLName, of element: XMLElement) {
            guard let prefix = name.prefix,
                name.namespace == nil || Self.meanings[prefix].map({ $0 != name.namespace }) ?? false,
                seen.insert(prefix).inserted
            else { return }
            found.append((prefix, element))
        }
        func look(_ element: XMLElement) {
            note(element.name, of: element)
            for attribute in element.attributes { note(attribute.name, of: element) }
            for case .element(let child) in element.children { look(child) }
        }
        look(outline.document)
        for (prefix, element) in found {
            let isDeclared = ([element.name] + element.attributes.map(\.name)).contains {
                $0.prefix == prefix && $0.namespace != nil
            }
            report(
                isDeclared
                    ? .prefixElsewhere(prefix, meant: Self.meanings[prefix] ?? "") : .undeclaredPrefix(prefix),
                at: element)
        }
    }
}
