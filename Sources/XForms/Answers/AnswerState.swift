/// What the form knows of one respondent's nodes beside the tree that holds their values.
struct AnswerState: Sendable {
    /// What the rules say about a node itself; what its ancestors add is worked out when asked.
    struct Marks: OptionSet, Sendable, Hashable {
        let rawValue: UInt8
        static let required = Marks(rawValue: 1)
        static let readonly = Marks(rawValue: 2)
    }

    /// 128 random bits.
    struct Seed: Sendable, Hashable {
        var high: UInt64 = 0
        var low: UInt64 = 0
    }

    /// An instance of a repeat.
    struct Instance: Sendable, Hashable {
        /// Never used again, grows with each new instance.
        var serial: Int
        /// Number of the repeat.
        var repetition: Int
        var node: NodeID
    }

    /// Per record of the tree: its node in the definition; -1 for none.
    var shape: [Int32]
    /// Per record of the tree.
    var marks: [Marks]
    /// By serial, ascending.
    var instances: [Instance]
    var nextSerial: Int
    /// Chance of this respondent's own: keeps shuffled lists as they are, and makes the instance id.
    var seed = Seed()
}
