import XMLTree

extension FormCheck {
    /// Bounds and step of ranges (ODK XForms, "Body Elements", range).
    mutating func checkRanges() {
        for control in outline.controls where control.kind == "range" {
            let element = control.element
            var numbers: [String: Double] = [:]
            for name in ["start", "end", "step"] {
                guard let written = element.attribute(name)?.trimmed, !written.isEmpty else {
                    report(.rangeWithout(name), at: element)
                    continue
                }
                numbers[name] = Double(written)
                if numbers[name]?.isFinite != true { report(.rangeNumber(name, written), at: element) }
            }
            if let start = numbers["start"], let end = numbers["end"], let step = numbers["step"] {
                if start == end { report(.rangeNumber("end", element.attribute("end") ?? ""), at: element) }
                if step <= 0 || abs(end - start) < step {
                    report(.rangeNumber("step", element.attribute("step") ?? ""), at: element)
                }
            }
            checkRangeType(of: control)
        }
    }

    private mutating func checkRangeType(of control: FormOutline.Control) {
        guard let node = control.node else { return }
        let type = outline.bind(of: node)?.attribute("type") ?? "string"
        switch ValueType(written: type) {
        case .int, .decimal, nil: break
        default: report(.rangeType(type), at: control.element)
        }
    }
}
