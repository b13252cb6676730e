/// A tree as evaluation reads it: the addresses of a `NodeTree`'s arrays, so that a step counts no references.
///
/// Lent by `NodeTree.lent` for the length of a call. Every index comes from the records themselves or was checked by
/// `XPathContext.lent`, so that none can lie outside.
struct TreeView {
    let records: UnsafeBufferPointer<NodeTree.Record>
    let values: UnsafeBufferPointer<NodeTree.Value>
    let marks: UnsafeBufferPointer<NodeTree.Flags>
    /// Empty while the numbers themselves are in document order.
    let order: UnsafeBufferPointer<Int32>
    let hasRepeats: Bool
}

extension NodeTree {
    /// Lends the addresses of the arrays to `body`, which must not let them out.
    @inline(__always)
    func lent<Result, Failure: Error>(_ body: (TreeView) throws(Failure) -> Result) throws(Failure) -> Result {
        try records.withUnsafeBufferPointer { records throws(Failure) in
            try values.withUnsafeBufferPointer { values throws(Failure) in
                try marks.withUnsafeBufferPointer { marks throws(Failure) in
                    try order.withUnsafeBufferPointer { order throws(Failure) in
                        try body(
                            TreeView(
                                records: records, values: values, marks: marks, order: order, hasRepeats: hasRepeats))
                    }
                }
            }
        }
    }

    /// Whether a number belongs to this tree.
    func holds(_ node: NodeID) -> Bool { Int(node.rawValue < 0 ? ~node.rawValue : node.rawValue) < records.count }
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

    private func place(_ index: Int32) -> Int32 { order.isEmpty ? index : order[Int(index)] }
}
