/// A code as it is printed large: in groups, and as one spells it aloud.
struct CodeGroups: Sendable {
    /// `XXXX`, `XXXX`, `XXXXX`.
    let groups: [String]
    /// The code as one word, to copy.
    let plain: String

    /// - Parameter code: the code with hyphens between its groups.
    init(_ code: String) {
        groups = code.split(separator: "-").map(String.init)
        plain = code
    }
}
