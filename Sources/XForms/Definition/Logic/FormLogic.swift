/// Everything that evaluations of a definition need, compiled once and shared by all respondents.
struct FormLogic: Sendable {
    let names: NameTable
    /// By number; nil where the author's expression could not be compiled and the definition was read leniently.
    let expressions: [XPathExpression?]
    /// Where each stands.
    let sites: [ExpressionSite]
    /// Calculations and conditions in an order in which each comes after what it depends on.
    let rules: [Rule]
    /// Per rule: it, or what follows from it, may change what can be answered or how many instances there are.
    let opensOrCloses: [Bool]
    /// Per node, the rules to apply again when its value, relevance or number of instances changes.
    let dependents: [[Int32]]
    /// Per repeat, the rules to apply again when an instance comes or goes.
    let structural: [[Int32]]
    /// Rules that read the clock: applied again when a draft is taken up.
    let clockRules: [Int32]
    /// Rules that read texts: applied again when the language changes.
    let languageRules: [Int32]
    /// Per node: the number of its constraint's expression.
    let constraints: [Int?]
    /// Per node: the first question that shows it.
    let questionOfNode: [Int?]
    /// Per node: the number after its last descendant.
    let ends: [Int]
    /// Per node: has element children, and so no value of its own.
    let isInner: [Bool]
    /// Per node: may stand more than once beside itself.
    let repeats: [Bool]
    /// Per node: has a rule of its own that may hide it.
    let hasRelevance: [Bool]
    /// Per node: records time, device or user, and is left out where no names are kept.
    let isTracing: [Bool]
    /// Per node: the nodes from the root down to it.
    let chains: [[Int]]
    /// Per node outside repeats: its record in every respondent's tree; nil inside repeats.
    let records: [NodeID?]
    /// The nodes whose type is a date or a time.
    let timed: [Int]
    /// The nodes with a preload.
    let preloaded: [Int]
    /// The repeat whose `jr:count` is the node and nothing else, by the node.
    let countedBy: [Int: Int]
    let itemsets: [Itemset]
    let actions: [FormAction]
    /// Per node: its control holds actions that a change of value starts.
    let startsActions: [Bool]
    /// Per repeat: what a new instance is a copy of.
    let templates: [RepeatTemplate]
    /// The primary instance as written, templates left out, and the secondary instances.
    let context: XPathContext
    /// The nodes of the primary tree as written, before anything is calculated.
    let written: AnswerState
    /// `now()` and `today()`, for preloads.
    let now: XPathExpression?
    let today: XPathExpression?
    /// `meta/instanceID`, by local names.
    let instanceID: Int?
    /// Texts by id, for those that are looked up while answering.
    let texts: [String: FormText]
    /// The pages as they nest in repeats.
    var pageTree: [PagePart] = []
    /// The state after first load with everything calculated: what drafts are told apart from.
    var baseline: Baseline
}

/// A calculation or condition of a bind, or the count of a repeat.
struct Rule: Sendable {
    enum Effect: Sendable, Hashable {
        case relevant, required, readonly, calculate
        /// The number of instances of the repeat with this number.
        case count(Int)
    }

    let effect: Effect
    /// The node it is about; for a count the node that holds the instances.
    let target: Int
    let expression: Int
}

/// An action, ready to run.
struct FormAction: Sendable {
    let events: FormEvents
    let target: Int
    let value: Int?
    let words: String
    let source: Int?
    let repetition: Int?
}

/// A list of choices that depends on answers or chance.
struct Itemset: Sendable {
    let node: Int
    let nodeset: Int
    /// The nodes of the primary instance whose values decide what is offered, ascending.
    let reads: [Int]
    let value: ItemPart
    let label: Label?

    enum Label: Sendable {
        case words(ItemPart)
        case textId(ItemPart)
    }

    /// Something read at an item: the text of a child, which needs no evaluation, or an expression.
    enum ItemPart: Sendable {
        case child(NameID)
        case expression(Int)
    }
}

/// What a new instance of a repeat is a copy of.
struct RepeatTemplate: Sendable {
    let tree: NodeTree
    /// Per record of the tree after the document: its node.
    let shape: [Int32]
    /// The instances of repeats in it, itself first: number of the repeat, and record counted from its own.
    let instances: [(repetition: Int, offset: Int)]
}

/// A state that every respondent starts near.
struct Baseline: Sendable {
    var tree: NodeTree
    var state: AnswerState
}
