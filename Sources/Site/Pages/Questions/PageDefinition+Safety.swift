import XForms

extension PageDefinition {
    /// A question on the page, or a group around one, carries `bs:safety="yes"`; the nearest word counts.
    func isAboutSafety(in definition: FormDefinition) -> Bool {
        items.flatMap(\.all).contains { item in
            guard case .question(let number) = item else { return false }
            return definition.isAboutSafety(definition.questions[number])
        }
    }
}

extension FormDefinition {
    /// What the question itself says, else the innermost group or repeat around it that says anything.
    fileprivate func isAboutSafety(_ question: QuestionDefinition) -> Bool {
        let around = question.containers.reversed().compactMap { container -> Int? in
            switch container {
            case .group(let number): groups[number].node
            case .repetition(let number): repeats[number].node
            }
        }
        let said = ([question.node] + around).lazy.compactMap { self.nodes[$0].attributes.value("safety") }.first
        return said == "yes"
    }
}
