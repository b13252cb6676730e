// Keeping document order while a tree changes.

extension NodeTree {
    /// Whether a node that gets added at the end of `parent` comes last in the whole document.
    func isLast(_ parent: NodeID, attribute: Bool) -> Bool {
        var index = parent.rawValue
        if attribute && records[Int(index)].firstChild >= 0 { return false }
        while index > 0 {
            if records[Int(index)].next >= 0 { return false }
            index = records[Int(index)].parent
        }
        return true
    }

    /// Counts all nodes anew after a change in the middle.
    mutating func renumber() {
        var places = [Int32](repeating: Int32.max, count: records.count)
        var next: Int32 = 0
        number(0, &places, &next)
        order = places
    }

    private func number(_ index: Int32, _ places: inout [Int32], _ next: inout Int32) {
        places[Int(index)] = next
        next += 1
        for first in [records[Int(index)].firstAttribute, records[Int(index)].firstChild] {
            var child = first
            while child >= 0 {
                number(child, &places, &next)
                child = records[Int(child)].next
            }
        }
    }
}
