/// The documents that expressions of one form read: the primary instance, which each respondent has its own of, and the
/// secondary ones, which all share.
///
/// Apart, so that taking up somebody's answers copies the one tree and only counts the list of the others.
package struct NodeTrees: Sendable {
    private var primary: NodeTree
    private var secondary: [NodeTree] = []

    init(primary: NodeTree) { self.primary = primary }

    /// The number of trees, the primary one included.
    var count: Int { 1 + secondary.count }

    /// The tree with a number: 0 is the primary instance. Lent, not copied.
    package subscript(number: Int) -> NodeTree {
        _read {
            if number == 0 { yield primary } else { yield secondary[number - 1] }
        }
        _modify {
            if number == 0 { yield &primary } else { yield &secondary[number - 1] }
        }
    }

    mutating func append(_ tree: NodeTree) { secondary.append(tree) }
}
