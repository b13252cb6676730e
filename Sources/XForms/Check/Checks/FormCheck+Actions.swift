import XMLTree

extension FormCheck {
    /// Events that actions may wait for (ODK XForms, "Events"); the last is the old spelling of the first.
    static let events: Set<String> = [
        "odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready",
    ]

    /// Actions of the model and of controls (ODK XForms, "Actions").
    mutating func checkActions() {
        for action in outline.actions {
            let element = action.element
            for event in (element.attributes.first { $0.name.local == "event" }?.value ?? "").words
            where !Self.events.contains(event) {
                report(.unknownEvent(event), at: element)
            }
            if !element.attributes.contains(where: { $0.name.local == "event" }) {
                report(.unknownEvent(""), at: element)
            }
            guard let written = element.attribute(anyOf: "ref", "nodeset", "bind") else {
                report(.actionWithoutTarget, at: element)
                continue
            }
            if action.node == nil {
                report(.actionMissingNode(written.trimmed, near: nearestPath(written)), at: element)
            }
            checkLiteral(of: action)
            let name = element.name.local
            if !Offered.offers(action: name) { report(.notOfferedAction(element.name.qualified), at: element) }
        }
    }

    /// A fixed value between the tags must fit the type of its node.
    private mutating func checkLiteral(of action: FormOutline.Action) {
        let value = action.element.text.trimmed
        guard action.element.attribute("value") == nil, !value.isEmpty, let node = action.node,
            let type = outline.bind(of: node)?.attribute("type").flatMap({ ValueType(written: $0.trimmed) }),
            !Self.fits(value, type)
        else { return }
        report(.defaultDoesNotFit(type.rawValue).with(severity: .error), at: action.element)
    }
}
