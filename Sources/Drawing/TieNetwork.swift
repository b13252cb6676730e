/// The geometry of who names whom: those who name to the left, whom they name to the right, and a line for each tie that is as
/// thick as many people name it. Within a line runs another one, as thick as many of these say that the tie is new.
///
/// Only figures: colours are the style sheet's, words are the page's.
package struct TieNetwork: Sendable, Equatable {
    package struct Node: Sendable, Equatable {
        package let x: String
        package let y: String
        /// Whether a line leads there.
        package let isTied: Bool
    }

    package struct Line: Sendable, Equatable {
        package let path: String
        package let thick: String
        /// Of the line within; nil where nothing is known of it.
        package let new: String?
    }

    package let left: [Node]
    package let right: [Node]
    package let lines: [Line]
    package let height: String

    private static let rowHeight = 40
    private static let thickest = 18.0
    private static let thinnest = 2.0

    /// - Parameters:
    ///   - ties: for each to the left how many people name each to the right, and how many of them say that it is new; nil is
    ///     left out.
    ///   - width: from the middle of the left nodes to that of the right ones.
    ///   - room: how much of both ends the nodes cover.
    package init?(_ ties: [[(people: Int, new: Int?)?]], width: Int, room: Int) {
        let count = ties.map(\.count).max() ?? 0
        let most = ties.joined().compactMap { $0?.people }.max() ?? 0
        guard count > 0, most > 0 else { return nil }
        let whole = count * Self.rowHeight
        func right(_ number: Int) -> Int { number * Self.rowHeight + Self.rowHeight / 2 }
        func left(_ number: Int) -> Int { (2 * number + 1) * whole / (2 * ties.count) }
        var lines: [Line] = []
        for (from, row) in ties.enumerated() {
            for (to, tie) in row.enumerated() {
                guard let tie, tie.people > 0 else { continue }
                let (start, end, middle) = (room, width - room, width / 2)
                let thick = max(Self.thinnest, Self.thickest * Double(tie.people) / Double(most))
                lines.append(
                    Line(
                        path:
                            "M\(start) \(left(from))C\(middle) \(left(from)) \(middle) \(right(to)) \(end) \(right(to))",
                        thick: Self.text(thick),
                        new: tie.new.map { Self.text(max(1, thick * Double($0) / Double(tie.people))) }))
            }
        }
        self.lines = lines
        self.left = ties.indices.map { number in
            Node(x: "0", y: String(left(number)), isTied: ties[number].contains { $0 != nil })
        }
        self.right = (0..<count).map { number in
            let isTied = ties.contains { $0.indices.contains(number) && $0[number] != nil }
            return Node(x: String(width), y: String(right(number)), isTied: isTied)
        }
        height = String(whole)
    }

    /// One decimal.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
    }
}
