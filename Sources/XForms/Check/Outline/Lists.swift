import XMLTree

/// The secondary instances: lists inside the form and in files beside it.
struct Lists {
    /// A list and its shape.
    struct List {
        /// Nil when the list lies in a file that cannot be read, or comes from the device: anything may be in it.
        let content: XMLElement?
        let schema: Schema?
        /// Its rows stand in the definition, so that they have a place there.
        let isInside: Bool
    }

    private(set) var lists: [String: List] = [:]

    /// What the loader read; a list it could not read is there without content.
    init(_ instances: [SecondaryInstance]) {
        for instance in instances {
            lists[instance.id] = List(
                content: instance.root, schema: instance.root.map { Schema(root: $0) }, isInside: instance.file == nil)
        }
    }
}
