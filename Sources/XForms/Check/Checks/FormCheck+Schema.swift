import XMLTree

extension FormCheck {
    /// What the RELAX NG schema does not allow, at places of which nothing worse is known already.
    ///
    /// The validator blames the children of an element in which something is wrong, and often the element too; a place
    /// that a check has named with cause and repair needs no second voice.
    func shapeFaults(by schema: RelaxNGSchema, beyond known: [Diagnostic]) -> [Diagnostic] {
        let named = Set(known.filter { $0.severity > .note }.compactMap(\.position))
        var seen: Set<XMLPosition?> = []
        return schema.problems(in: withoutInstances(outline.document), namesOnly: true).compactMap { problem in
            guard seen.insert(problem.position).inserted, !(problem.position.map(named.contains) ?? false) else {
                return nil
            }
            return Diagnostic(.schema(problem.message), at: problem.position)
        }
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
