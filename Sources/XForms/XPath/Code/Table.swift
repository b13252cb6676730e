/// A fixed list at a fixed address, so that reading an entry neither checks nor counts anything.
///
/// Its owner frees it; entries are trivial and never change.
// Unchecked: written in `init` only, read by all.
struct Table<Element: BitwiseCopyable>: @unchecked Sendable {
    private let start: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        count = elements.count
        start = .allocate(capacity: max(1, count))
        start.initialize(from: elements, count: count)
    }

    func deallocate() { start.deallocate() }

    /// - Precondition: the index comes from the same program's compiler.
    @inline(__always)
    subscript(index: Int32) -> Element {
        assert(index >= 0 && index < count)
        return start[Int(index)]
    }

    @inline(__always)
    subscript(index: Int) -> Element {
        assert(index >= 0 && index < count)
        return start[index]
    }

    var all: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: start, count: count) }
}
