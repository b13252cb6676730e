/// Where an expression stands, or what a path leads to: nodes of one instance by their number in its shape.
struct Place {
    /// The id of a secondary instance; nil for the primary one.
    var instance: String?
    /// Empty when the path leads to nothing; `document` for the top.
    var nodes: [Int]
    /// False when the shape does not say: files of the device, axes sideways, text nodes.
    var isKnown = true

    /// The number that stands for the top of an instance, above its root.
    static let document = -1

    static let unknown = Place(instance: nil, nodes: [], isKnown: false)

    static func node(_ node: Int) -> Place { Place(instance: nil, nodes: [node]) }
}
