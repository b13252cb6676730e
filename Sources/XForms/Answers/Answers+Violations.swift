// Judging answers (X:bindings; a constraint is not evaluated for an empty value).

extension Answers {
    /// The rules that answers on this page do not meet, in order of the page; at most one per question.
    package func violations(on page: Page) -> [Violation] {
        var violations: [Violation] = []
        for place in places(on: page) where isRelevant(place.record) {
            if let found = violation(of: place.question, at: place.record) {
                violations.append(found)
            }
        }
        return violations
    }

    /// The rules that any relevant answer does not meet, in order of the questionnaire.
    package func violations() -> [Violation] {
        var violations: [Violation] = []
        for page in pages { violations += self.violations(on: page) }
        return violations
    }

    /// The first rule that the value at a record does not meet: required, then type, choices, bounds, constraint.
    func violation(of question: Int, at record: NodeID) -> Violation? {
        guard let kind = broken(question, at: record) else { return nil }
        let node = definition.questions[question].node
        let text: FormText? =
            switch kind {
            case .required: definition.nodes[node].requiredMessage
            case .constraint: definition.nodes[node].constraintMessage
            case .type, .notOffered, .range: nil
            }
        let words = text.map { definition.words($0[language].plain, at: NodeRef(node: record), in: context) } ?? ""
        return Violation(
            key: key(of: record), question: question, kind: kind, message: words.isEmpty ? nil : words)
    }

    private func broken(_ question: Int, at record: NodeID) -> Violation.Kind? {
        let value = text(of: record)
        if value.isEmpty { return isRequired(record) ? .required : nil }
        // What the form itself wrote is not the respondent's to mend; the author's own rule still holds.
        if !definition.nodes[definition.questions[question].node].isCalculated, !isReadOnly(record),
            let kind = misfit(value, question, record)
        {
            return kind
        }
        return holdsConstraint(at: record) ? nil : .constraint
    }

    /// Whether the author's rule holds; one that cannot be evaluated to the end does.
    func holdsConstraint(at record: NodeID) -> Bool {
        guard let number = logic.constraints[node(of: record)], let expression = logic.expressions[number] else {
            return true
        }
        return holds(expression, number, at: NodeRef(node: record)) ?? true
    }

    /// How many instances there are of a repeat that the value counts, where that is all there may be.
    private func mostCounted(by node: Int, at record: NodeID) -> Double? {
        guard let repetition = logic.countedBy[node] else { return nil }
        let repeating = definition.repeats[repetition].node
        guard let parent = definition.nodes[repeating].parent, let holder = records(of: parent, near: record).first,
            isRelevant(holder), !mayInsert(repetition, into: holder)
        else { return nil }
        return Double(children(repeating, of: holder).count)
    }

    private func misfit(_ value: String, _ question: Int, _ record: NodeID) -> Violation.Kind? {
        let type = definition.questions[question].type
        guard ValueText.canonical(value, type, in: setting(for: question)) != nil else { return .type(type) }
        let kind = definition.questions[question].kind
        if kind.offersChoices {
            if kind == .select1 {
                guard offers(value, question, at: record) else { return .notOffered }
            } else {
                for name in value.words where !offers(name, question, at: record) { return .notOffered }
            }
        }
        if let most = mostCounted(by: definition.questions[question].node, at: record), let number = Double(value),
            number > most
        {
            return .range(minimum: 0, maximum: most, step: 1)
        }
        if let range = definition.questions[question].range, let number = Double(value), !range.contains(number) {
            return .range(minimum: range.minimum, maximum: range.maximum, step: range.step)
        }
        return nil
    }
}

extension RangeBounds {
    /// Between the bounds and on a step from the start, give or take what decimal fractions lose in binary.
    func contains(_ number: Double) -> Bool {
        let steps = abs(number - start) / step
        return number >= minimum && number <= maximum && abs(steps - steps.rounded()) < 1e-6
    }
}
