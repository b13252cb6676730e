/// Which neighbourhoods somebody may see and work in. Every call of a store for staff takes one; what lies outside
/// answers exactly as what does not exist.
package enum Scope: Sendable, Hashable {
    /// The whole programme, neighbourhoods that come later included.
    case everywhere
    /// These neighbourhoods, by their slugs; an empty set sees none.
    case neighbourhoods(Set<String>)

    /// Whether a neighbourhood lies inside. What belongs to none (nil) is seen by those who may see everything.
    package func holds(_ neighbourhood: String?) -> Bool {
        switch self {
        case .everywhere: true
        case .neighbourhoods(let slugs): neighbourhood.map(slugs.contains) ?? false
        }
    }

    /// Whether everything of another scope lies inside, so that who has this one may give or take the other.
    package func covers(_ other: Scope) -> Bool {
        switch (self, other) {
        case (.everywhere, _): true
        case (.neighbourhoods, .everywhere): false
        case (.neighbourhoods(let own), .neighbourhoods(let others)): own.isSuperset(of: others)
        }
    }
}
