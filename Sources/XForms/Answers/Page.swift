/// A page as one respondent has it now.
package struct Page: Sendable, Hashable {
    /// Number in `FormDefinition.pages`.
    package let index: Int
    /// Serial of the innermost repeat instance the page is in; 0 outside repeats.
    package let instance: Int
    /// `home`, or `home-3` inside a repeat: URL-safe ASCII, at most 80 characters, stable while the respondent goes on.
    package let key: String
}

/// What stands on a page, as it is now; also what is not relevant now, so that fixed parts keep their place.
package indirect enum PageItem: Sendable {
    case question(Question)
    case group(Group)
    case repetition(RepeatSeries)
}

/// A group on a page.
package struct Group: Sendable {
    /// Number in `FormDefinition.groups`.
    package let index: Int
    /// Its node, or the nearest node around it: the context of its label.
    package let key: NodeKey
    package let isRelevant: Bool
    package let items: [PageItem]
}

/// A repeat on a page: its instances, and whether the respondent may add or remove one.
package struct RepeatSeries: Sendable {
    /// Number in `FormDefinition.repeats`.
    package let index: Int
    /// The node that holds the instances: what `addRepeat` needs.
    package let parent: NodeKey
    package let isRelevant: Bool
    package let isOpen: Bool
    package let instances: [RepeatInstance]
}

/// One instance of a repeat.
package struct RepeatInstance: Sendable {
    /// The instance's own node: what `removeRepeat` needs.
    package let key: NodeKey
    /// From 1.
    package let position: Int
    package let isRelevant: Bool
    package let items: [PageItem]
}
