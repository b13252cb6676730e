/// A control of the body, made once.
package struct QuestionDefinition: Sendable {
    /// Its number in `FormDefinition.questions`.
    package let index: Int
    /// Its node's number in `FormDefinition.nodes`.
    package let node: Int
    package let kind: ControlKind
    /// The type of its value: the bind's, or what the control implies.
    package let type: ValueType
    /// The words of `appearance`, in order.
    package let appearance: [String]
    package let label: FormText?
    package let hint: FormText?
    package let choices: ChoiceSource
    /// Bounds and step of a `range`.
    package let range: RangeBounds?
    /// `mediatype` or `accept` of an upload.
    package let mediaType: String?
    /// Attributes of the control that the engine does not use, such as `rows`.
    package let attributes: [Attribute]
    /// The groups and repeats around it, outermost first.
    package let containers: [Container]
    package let position: SourcePosition

    /// A control that only shows its label: an input nobody can type in.
    package let isNote: Bool

    /// A field in which anything can be typed.
    package var isOpenText: Bool { !isNote && kind.takesAnything(as: type) }

    package func has(appearance word: String) -> Bool { appearance.contains(word) }
}

/// A group or repeat around a question.
package enum Container: Sendable, Hashable {
    /// Number in `FormDefinition.groups`.
    case group(Int)
    /// Number in `FormDefinition.repeats`.
    case repetition(Int)
}

/// Bounds of a range control, as written and as numbers.
package struct RangeBounds: Sendable, Hashable {
    package let start: Double
    package let end: Double
    package let step: Double

    package var minimum: Double { min(start, end) }
    package var maximum: Double { max(start, end) }
}

/// Where the choices of a question come from.
package enum ChoiceSource: Sendable {
    /// The control offers none.
    case none
    /// The same choices for everybody: written in the control, or a whole list without filter or shuffling.
    case fixed([ChoiceDefinition])
    /// A list that depends on the answers or on chance; the itemset with this number in the definition.
    case computed(Int)

    package var isFixed: Bool { if case .computed = self { false } else { true } }
}

/// A choice that everybody gets.
package struct ChoiceDefinition: Sendable, Hashable {
    /// What is stored: a name without spaces.
    package let value: String
    package let label: FormText
    package let position: SourcePosition
}
