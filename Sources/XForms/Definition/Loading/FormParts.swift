import XMLTree

/// The large parts of an XForm document (ODK XForms, "Structure").
struct FormParts {
    let title: String
    /// `id` of the root of the answers; empty when there is none.
    let formId: String
    let version: String
    /// `id` of the first instance itself.
    let primaryId: String?
    let model: XMLElement
    let body: XMLElement
    /// The one child of the first instance.
    let primary: XMLElement
    /// The instances after the first.
    let secondary: [XMLElement]

    /// Finds the parts, by local names: prefixes and namespaces of the field's forms vary.
    /// - Throws: what is missing, without which nothing can be read.
    init(document root: XMLElement) throws(FormPartsError) {
        let head = root.child(named: "head")
        guard root.name.local == "html" else { throw FormPartsError(.notAnXForm(missing: "<h:html>"), at: root.place) }
        guard let head else { throw FormPartsError(.notAnXForm(missing: "<h:head>"), at: root.place) }
        guard let model = head.child(named: "model") else {
            throw FormPartsError(.notAnXForm(missing: "<model>"), at: head.place)
        }
        guard let body = root.child(named: "body") else {
            throw FormPartsError(.notAnXForm(missing: "<h:body>"), at: root.place)
        }
        let instances = model.children(named: "instance")
        guard let first = instances.first else { throw FormPartsError(.missingPrimaryInstance, at: model.place) }
        let roots = first.elements
        guard let primary = roots.first else { throw FormPartsError(.primaryInstanceRoots(0), at: first.place) }
        guard roots.count == 1 else { throw FormPartsError(.primaryInstanceRoots(roots.count), at: roots[1].place) }
        primaryId = first.attribute("id")
        formId = primary.attribute("id") ?? ""
        version =
            primary.attribute("version")
            ?? primary.attribute("version", in: Namespaces.openrosa, prefix: "orx") ?? ""
        self.model = model
        self.body = body
        self.primary = primary
        secondary = Array(instances.dropFirst())
        title = head.child(named: "title")?.text.trimmed ?? ""
    }
}

/// A part without which the document is no form.
struct FormPartsError: Error {
    let fault: Fault
    let position: SourcePosition

    init(_ fault: Fault, at position: SourcePosition) {
        self.fault = fault
        self.position = position
    }
}
