/// Which numbers passages have after one was split, or joined to the one before it.
package enum PassageNumbers: Sendable, Hashable {
    case same
    /// This one became two.
    case split(Int)
    /// This one and the one before it became one.
    case joined(Int)

    /// The number of a passage now; nil for one that is not the same any more, and is to be decided anew.
    package func new(of number: Int) -> Int? {
        switch self {
        case .same: number
        case .split(let split): number == split ? nil : number > split ? number + 1 : number
        case .joined(let joined):
            number == joined || number == joined - 1 ? nil : number > joined ? number - 1 : number
        }
    }

    /// What a passage that is not the same any more was made of, by its number now; empty for the others.
    package func made(_ number: Int) -> [Int] {
        switch self {
        case .same: []
        case .split(let split): number == split || number == split + 1 ? [split] : []
        case .joined(let joined): number == joined - 1 ? [joined - 1, joined] : []
        }
    }
}
