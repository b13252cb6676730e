import XMLTree

extension FormCheck {
    /// The type of a range's node (ODK XForms, "Body Elements", range).
    mutating func checkRanges() {
        for control in outline.controls where control.kind == "range" {
            guard let node = control.node else { continue }
            let type = outline.bind(of: node)?.attribute("type")?.trimmed ?? "string"
            guard let known = ValueType(written: type), known != .int, known != .decimal else { continue }
            report(.rangeType(type), at: control.element)
        }
    }
}
