package import XMLTree

/// A node of the primary instance and everything its bind says, made once.
package struct NodeDefinition: Sendable {
    /// The canonical path without indexes, such as `/data/house/rooms`; an attribute ends in `/@name`.
    package let path: String
    /// The local name.
    package let name: String
    /// The node above; nil for the root.
    package let parent: Int?
    package let type: ValueType
    /// What a question or a derived value has: no element children.
    package let isLeaf: Bool
    /// The innermost repeat this node is in (the repeat node itself counts as inside), as a number in `FormDefinition.repeats`.
    package let repetition: Int?
    /// Preload kind and parameter, such as `date` and `today`.
    package let preload: Preload?
    /// Has a calculation, so that what somebody types would be overwritten.
    package let isCalculated: Bool
    /// Message when the constraint does not hold.
    package let constraintMessage: FormText?
    /// Message when a required value is missing.
    package let requiredMessage: FormText?
    /// Unknown attributes of the bind, among them our `bs:` facts.
    package let attributes: [Attribute]
    /// Where its start tag stands.
    package let position: SourcePosition
    package let isAttribute: Bool
    /// The name as it stands in the document, for the submission.
    package let xmlName: XMLName

    /// `jr:preload` and `jr:preloadParams` (ODK XForms, "Preload Attributes").
    package struct Preload: Sendable, Hashable {
        package let kind: String
        package let parameter: String
    }
}
