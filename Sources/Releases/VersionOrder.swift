/// The order in which an author counts versions: `2026.9` comes before `2026.10`.
///
/// Figures are compared as numbers and what stands between them as text.
struct VersionOrder: Comparable {
    private let parts: [Part]

    init(_ version: String) {
        var parts: [Part] = []
        var rest = Substring(version)
        while let first = rest.first {
            let isFigure = Self.isFigure(first)
            let run = rest.prefix { Self.isFigure($0) == isFigure }
            parts.append(isFigure ? .number(run.drop { $0 == "0" }) : .text(run))
            rest = rest.dropFirst(run.count)
        }
        self.parts = parts
    }

    static func < (left: VersionOrder, right: VersionOrder) -> Bool {
        left.parts.lexicographicallyPrecedes(right.parts)
    }

    private enum Part: Comparable {
        /// Without noughts in front; as long as somebody likes.
        case number(Substring)
        case text(Substring)

        static func < (left: Part, right: Part) -> Bool {
            switch (left, right) {
            case (.number(let one), .number(let other)): (one.count, one) < (other.count, other)
            case (.text(let one), .text(let other)): one < other
            case (.number, .text): true
            case (.text, .number): false
            }
        }
    }

    private static func isFigure(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
