import Drawing
import Programme

/// Who names whom, on a page of staff; the same figures stand in a table below.
struct StaffTies: Sendable {
    struct Node: Sendable {
        let x: String
        let y: String
        let isTied: Bool
        let name: String
    }

    struct Line: Sendable {
        let path: String
        let thick: String
        let new: String
        let hasNew: Bool
    }

    let title: String
    let lines: [Line]
    let nodes: [Node]
    let tall: String
    let named: String
    let new: String

    private static let width = 420
    private static let radius = 17

    /// - Parameters:
    ///   - left: what stands in the nodes to the left.
    ///   - named: words for a line, and for what is new within it.
    init?(
        _ ties: [[TieFigures.Named]], left: [String], right: [String], title: String, named: String, new: String
    ) {
        let rows = ties.map { row in row.map { one in one.people.map { (people: $0, new: one.new) } } }
        guard let drawn = TieNetwork(rows, width: Self.width, room: Self.radius) else { return nil }
        self.title = title
        self.named = named
        self.new = new
        lines = drawn.lines.map { Line(path: $0.path, thick: $0.thick, new: $0.new ?? "", hasNew: $0.new != nil) }
        nodes = zip(drawn.left + drawn.right, left + right).map {
            Node(x: $0.x, y: $0.y, isTied: $0.isTied, name: $1)
        }
        tall = drawn.height
    }
}
