/// The documents that expressions of one form read: the primary instance, which each respondent has its own of, and the
/// secondary ones, which all share.
///
/// Apart, so that taking up somebody's answers copies the one tree and only counts the list of the others.
package struct NodeTrees: Sendable {
    /// Asked for by this name wherever it is sure to be this one: then nothing is copied and no reference counted.
    package var primary: NodeTree
    private var secondary: [NodeTree] = []

    init(primary: NodeTree) { self.primary = primary }

    /// The number of trees, the primary one included.
    var count: Int { 1 + secondary.count }

    /// The tree with a number: 0 is the primary instance.
    package subscript(number: Int) -> NodeTree {
        get { number == 0 ? primary : secondary[number - 1] }
        _modify {
            if number == 0 { yield &primary } else { yield &secondary[number - 1] }
        }
    }

    mutating func append(_ tree: NodeTree) { secondary.append(tree) }
}
