/// Where an expression stands, or what a path leads to: nodes of one instance by their number in its shape.
struct Place {
    /// The id of a secondary instance; nil for the primary one.
    var instance: String?
    /// Empty when the path leads to nothing; `document` for the top.
    var nodes: [Int]
    /// False when the shape does not say: files of the device, axes sideways, text nodes.
    var isKnown: Bool

    /// The number that stands for the top of an instance, above its root.
    static let document = -1

    static let unknown = Place(instance: nil, nodes: [], isKnown: false)

    /// All of these, when they lie in one instance.
    init(joining places: [Place]) {
        let isOne = places.allSatisfy { $0.isKnown && $0.instance == places.first?.instance }
        self.init(instance: places.first?.instance, nodes: places.flatMap(\.nodes), isKnown: isOne)
    }

    init(instance: String?, nodes: [Int], isKnown: Bool = true) {
        (self.instance, self.nodes, self.isKnown) = (instance, nodes, isKnown)
    }

    static func node(_ node: Int) -> Place { Place(instance: nil, nodes: [node]) }
}
