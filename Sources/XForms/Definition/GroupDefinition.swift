/// A group of the body, made once.
package struct GroupDefinition: Sendable {
    /// Its number in `FormDefinition.groups`.
    package let index: Int
    /// The node it stands for; nil for a group that only arranges.
    package let node: Int?
    package let label: FormText?
    package let hint: FormText?
    package let appearance: [String]
    package let attributes: [Attribute]
    package let position: SourcePosition

    /// The whole group is one page (ODK's `field-list`).
    package var isPage: Bool { appearance.contains("field-list") }
}

/// A repeat of the body, made once.
package struct RepeatDefinition: Sendable {
    /// Its number in `FormDefinition.repeats`.
    package let index: Int
    /// The node that repeats.
    package let node: Int
    /// The label of the group around it, which names one instance (a repeat has no label of its own).
    package let label: FormText?
    /// The repeat around this one.
    package let parent: Int?
    package let appearance: [String]
    /// The respondent may add and remove instances: no `jr:count` and no `jr:noAddRemove`.
    package let isOpen: Bool
    /// `jr:count`: the expression with this number.
    package let count: Int?
    package let attributes: [Attribute]
    package let position: SourcePosition
}
