extension PatternSyntax {
    /// Where a reader of a text may stand.
    private struct Place: Hashable {
        /// A letter was read.
        var isInside: Bool
        /// The text must end here.
        var isEnd = false
    }

    /// Whether any text fits; false only when `^` must stand behind a letter, or a letter behind `$`.
    var fitsAnything: Bool {
        // A pattern may fit a part in the middle of a text.
        !after([Place(isInside: false), Place(isInside: true)]).isEmpty
    }

    private func after(_ places: Set<Place>) -> Set<Place> {
        switch self {
        case .empty, .wordBoundary: places
        case .start: places.filter { !$0.isInside }
        case .end: Set(places.map { Place(isInside: $0.isInside, isEnd: true) })
        case .scalar, .set: Set(places.filter { !$0.isEnd }.map { _ in Place(isInside: true) })
        case .sequence(let parts): parts.reduce(places) { $1.after($0) }
        case .choice(let branches): branches.reduce(into: []) { $0.formUnion($1.after(places)) }
        case .repeated(let part, let minimum, let maximum):
            // A second time leads wherever a third does.
            (1...2).reduce((minimum == 0 ? places : [], places)) { found, time in
                guard time <= maximum ?? time else { return found }
                let next = part.after(found.1)
                return (time >= min(minimum, 2) ? found.0.union(next) : found.0, next)
            }.0
        }
    }
}
