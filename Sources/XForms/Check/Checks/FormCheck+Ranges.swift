import XMLTree

extension FormCheck {
    /// The type of a range's node (ODK XForms, "Body Elements", range).
    mutating func checkRanges() {
        for control in outline.controls where control.kind == "range" {
            guard let node = control.node else { continue }
            checkBounds(of: control.element, node: node)
            let type = outline.bind(of: node)?.attribute("type")?.trimmed ?? "string"
            guard let known = ValueType(written: type), known != .int, known != .decimal else { continue }
            report(.rangeType(type), at: control.element)
        }
    }

    /// The last figure must be one of the steps, and a starting value one of the figures.
    private mutating func checkBounds(of range: XMLElement, node: Int) {
        let numbers = ["start", "end", "step"].compactMap { range.attribute($0).flatMap { Double($0.trimmed) } }
        guard numbers.count == 3, numbers.allSatisfy(\.isFinite), numbers[2] != 0,
            abs(numbers[2]) <= abs(numbers[1] - numbers[0])
        else { return }
        let (start, end, step) = (numbers[0], numbers[1], abs(numbers[2]))
        func isStep(_ number: Double) -> Bool {
            let steps = abs(number - start) / step
            return abs(steps - steps.rounded()) < 1e-6
        }
        if !isStep(end) { report(.rangeStepBesideEnd, at: range) }
        guard let sample = outline.schema.nodes[node].sample, let value = Double(sample.text.trimmed) else { return }
        if value < min(start, end) || value > max(start, end) || !isStep(value) {
            report(.defaultDoesNotFit("range"), at: sample)
        }
    }
}
