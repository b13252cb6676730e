import XMLTree

extension FormCheck {
    /// A document in which a part is missing without which nothing else can be said.
    mutating func checkSkeleton() {
        let document = outline.document
        guard document.name.local == "html" else { return report(.notAnXForm(missing: "<h:html>"), at: document) }
        guard let head = outline.head else { return report(.notAnXForm(missing: "<h:head>"), at: document) }
        guard let model = outline.model else { return report(.notAnXForm(missing: "<model>"), at: head) }
        if outline.body == nil { report(.notAnXForm(missing: "<h:body>"), at: document) }
        guard let instance = model.child(named: "instance") else { return report(.missingPrimaryInstance, at: model) }
        if outline.roots.count != 1 { report(.primaryInstanceRoots(outline.roots.count), at: instance) }
    }

    /// Identity, metadata and the secondary instances (ODK XForms, "Structure", "Instance", "Metadata").
    mutating func checkDocument() {
        guard let root = outline.roots.first, let model = outline.model else { return }
        if (root.attribute("id") ?? "").trimmed.isEmpty { report(.missingFormID, at: root) }
        let version = root.attributes.first { $0.name.local == "version" }?.value ?? ""
        if version.trimmed.isEmpty { report(.missingVersion, at: root) }
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
        for element in model.elements where !Self.partsOfModel.contains(element.name.local) {
            report(.unknownElement(element.name.qualified, in: "model"), at: element)
        }
        checkPrefixes()
    }

    private static let partsOfModel: Set<String> = [
        "instance", "itext", "bind", "submission", "setvalue", "setgeopoint", "recordaudio",
    ]

    /// Prefixes that were used and never declared: the first of each.
    private mutating func checkPrefixes() {
        var seen: Set<String> = ["xml"]
        var found: [(String, XMLElement)] = []
        func note(_ name: XMLName, of element: XMLElement) {
            guard name.namespace == nil, let prefix = name.prefix, seen.insert(prefix).inserted else { return }
            found.append((prefix, element))
        }
        func look(_ element: XMLElement) {
            note(element.name, of: element)
            for attribute in element.attributes { note(attribute.name, of: element) }
            for case .element(let child) in element.children { look(child) }
        }
        look(outline.document)
        for (prefix, element) in found { report(.undeclaredPrefix(prefix), at: element) }
    }
}
