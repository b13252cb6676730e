import XMLTree

extension FormCheck {
    /// Actions of the model and of controls (ODK XForms, "Actions"): a fixed value must fit the type of its node.
    mutating func checkActions() {
        for action in outline.actions {
            let value = action.element.text.trimmed
            guard action.element.attribute("value") == nil, !value.isEmpty, let node = action.node,
                let type = outline.bind(of: node)?.attribute("type").flatMap({ ValueType(written: $0.trimmed) }),
                !Self.fits(value, type)
            else { continue }
            report(.defaultDoesNotFit(type.rawValue).with(severity: .error), at: action.element)
        }
    }
}
