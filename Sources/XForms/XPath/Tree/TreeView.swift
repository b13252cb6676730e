/// A tree as evaluation reads it: the addresses of a `NodeTree`'s arrays, so that a step counts no references.
struct TreeView {
    let records: UnsafePointer<NodeTree.Record>
    let values: UnsafePointer<NodeTree.Value>
    let marks: UnsafePointer<NodeTree.Flags>
    /// Nil while the numbers themselves are in document order.
    let order: UnsafePointer<Int32>?
    let hasRepeats: Bool

    /// Valid for as long as `tree` is neither changed nor freed: `XPathContext.lent` sees to that.
    @inline(__always)
    init(_ tree: borrowing NodeTree) {
        // Every tree has its document node, so that no array is empty.
        records = tree.records.withUnsafeBufferPointer { $0.baseAddress! }
        values = tree.values.withUnsafeBufferPointer { $0.baseAddress! }
        marks = tree.marks.withUnsafeBufferPointer { $0.baseAddress! }
        order = tree.order.isEmpty ? nil : tree.order.withUnsafeBufferPointer { $0.baseAddress }
        hasRepeats = tree.hasRepeats
    }
}

extension TreeView {
    /// The text of a node, as `NodeTree.text(of:)`.
    @inline(__always)
    func text(of node: Int32) -> String {
        let index = Int(node < 0 ? ~node : node)
        return records[index].firstChild < 0 ? values[index].text : collectedText(index)
    }

    /// The text of a node as number; see `XPathNumber.reading`.
    @inline(__always)
    func number(of node: Int32) -> Double {
        let index = Int(node < 0 ? ~node : node)
        return records[index].firstChild < 0 ? values[index].number : XPathNumber.reading(collectedText(index))
    }

    private func collectedText(_ index: Int) -> String {
        var result = ""
        collectText(records[index].firstChild, into: &result)
        return result
    }

    private func collectText(_ first: Int32, into result: inout String) {
        var next = first
        while next >= 0 {
            let index = Int(next)
            switch records[index].kind {
            case .text: result += values[index].text
            case .element, .document:
                if records[index].firstChild < 0 {
                    result += values[index].text
                } else {
                    collectText(records[index].firstChild, into: &result)
                }
            case .attribute, .comment, .processingInstruction: break
            }
            next = records[index].next
        }
    }
}

// MARK: - Document order (XPath 1.0 §5): an element before its attributes, those before its children

extension TreeView {
    /// A number that grows in document order.
    func orderKey(_ node: Int32) -> Int64 {
        if node >= 0 { return Int64(place(node)) * 2 }
        var last = ~node
        var attribute = records[Int(last)].firstAttribute
        while attribute >= 0 {
            last = attribute
            attribute = records[Int(attribute)].next
        }
        return Int64(place(last)) * 2 + 1
    }

    private func place(_ index: Int32) -> Int32 { order.map { $0[Int(index)] } ?? index }
}
