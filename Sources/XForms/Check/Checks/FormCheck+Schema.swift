import XMLTree

extension FormCheck {
    /// What the RELAX NG schema does not allow, at places of which nothing worse is known already.
    ///
    /// The validator blames the children of an element in which something is wrong, and often the element too; a place
    /// that a check has named with cause and repair needs no second voice.
    func shapeFaults(by schema: RelaxNGSchema, beyond known: [Diagnostic]) -> [Diagnostic] {
        let named = Set(known.filter { $0.severity > .note }.compactMap(\.position))
        var seen: Set<XMLPosition?> = []
        let document = withoutInstances(outline.document)
        let problems = sorted(schema.problems(in: document, namesOnly: true), in: document, by: schema)
        return problems.compactMap { problem in
            guard seen.insert(problem.position).inserted, !(problem.position.map(named.contains) ?? false) else {
                return nil
            }
            return Diagnostic(.schema(problem.message), at: problem.position)
        }
    }

    /// The problems of a document, each at the element that is wrong.
    ///
    /// Of many children that may stand in any order the validator blames the first, whichever is wrong. So each child of
    /// the model and of the body is looked at by itself, and so are those of a group in which something is wrong.
    private func sorted(
        _ problems: [RelaxNGSchema.Problem], in document: XMLElement, by schema: RelaxNGSchema
    ) -> [RelaxNGSchema.Problem] {
        guard !problems.isEmpty, let head = document.child(named: "head"), let model = head.child(named: "model"),
            let instance = model.child(named: "instance"), let body = document.child(named: "body"),
            model.elements.count + body.elements.count <= Self.mostApart
        else { return problems }
        func whole(_ inModel: XMLElement?, _ inBody: XMLElement?) -> XMLElement {
            let model = model.with(children: ([instance] + [inModel].compactMap(\.self)).map { .element($0) })
            let head = head.with(
                children: head.elements.map { .element($0.name.local == "model" ? model : $0) })
            let body = body.with(children: [inBody].compactMap(\.self).map { .element($0) })
            return document.with(children: [.element(head), .element(body)])
        }
        let inModel = model.elements.filter { $0.name.local != "instance" }
        let apart =
            inModel.flatMap { self.problems(of: $0, by: schema) { whole($0, nil) } }
            + body.elements.flatMap { self.problems(of: $0, by: schema) { whole(nil, $0) } }
        guard !apart.isEmpty else { return problems }
        let inside = (inModel + body.elements).reduce(into: Set<XMLPosition>()) { $0.formUnion(Self.places(in: $1)) }
        let frame = [document, head, model, body].compactMap(\.place)
        return problems.filter { $0.position.map { !inside.contains($0) && !frame.contains($0) } ?? true } + apart
    }

    /// More than so many elements are not looked at one by one.
    private static let mostApart = 5_000

    /// What is wrong in an element that stands alone.
    /// - Parameter wrap: makes a document of it.
    private func problems(
        of element: XMLElement, by schema: RelaxNGSchema, in wrap: (XMLElement) -> XMLElement
    ) -> [RelaxNGSchema.Problem] {
        let own = Self.places(in: element)
        let found = schema.problems(in: wrap(element), namesOnly: true).filter {
            $0.position.map(own.contains) ?? false
        }
        guard !found.isEmpty, ["group", "repeat"].contains(element.name.local) else { return found }
        let inner = element.elements.flatMap { child in
            problems(of: child, by: schema) { wrap(element.with(children: [.element($0)])) }
        }
        return inner.isEmpty ? found : inner
    }

    /// Where an element and all below it stand.
    private static func places(in element: XMLElement) -> Set<XMLPosition> {
        element.elements.reduce(into: Set([element.place].compactMap(\.self))) { $0.formUnion(places(in: $1)) }
    }

    /// The document with empty instances, in which anything may stand.
    private func withoutInstances(_ element: XMLElement) -> XMLElement {
        if element.name.local == "instance" { return element.with(children: []) }
        guard ["html", "head", "model"].contains(element.name.local) else { return element }
        return element.with(
            children: element.children.map { child in
                if case .element(let inner) = child { .element(withoutInstances(inner)) } else { child }
            })
    }
}
