import XMLTree

/// Writes a response: as XForms submission XML (ODK XForms, "Instance"), and as one canonical byte string.
struct SubmissionWriter {
    private let answers: Answers
    private let withoutNames: Bool

    init(answers: Answers, withoutNames: Bool) {
        self.answers = answers
        self.withoutNames = withoutNames
    }

    // MARK: XML

    /// The submission in UTF-8: every relevant node, with the attributes and namespaces of the definition.
    func xml() -> [UInt8] {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
        guard let root = answers.tree.root else { return bytes }
        bytes.reserveCapacity(2048)
        write(root, into: &bytes, declarations: namespaces())
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// The declarations that the names in use need, on the root.
    private func namespaces() -> String {
        var declared: [String: String] = [:]
        for node in answers.definition.nodes {
            let name = node.xmlName
            guard let namespace = name.namespace ?? name.prefix.map(XPathNamespaces.uri(ofUndeclared:)) else {
                continue
            }
            if let prefix = name.prefix {
                if prefix != "xml" { declared["xmlns:" + prefix] = namespace }
            } else if namespace != Namespaces.xforms {
                declared["xmlns"] = namespace
            }
        }
        return declared.sorted { $0.key < $1.key }.map { " \($0.key)=\"\(XMLText.escaped($0.value))\"" }.joined()
    }

    private func write(_ record: NodeID, into bytes: inout [UInt8], declarations: String = "") {
        let tree = answers.tree
        guard !tree.flags(of: record).contains(.hidden) else { return }
        let node = answers.node(of: record)
        let name = answers.definition.nodes[node].xmlName.qualified
        bytes.append(UInt8(ascii: "<"))
        bytes += name.utf8
        for attribute in tree.attributes(of: record) {
            let attributeNode = answers.node(of: attribute)
            bytes +=
                " \(answers.definition.nodes[attributeNode].xmlName.qualified)=\"\(XMLText.escaped(tree.text(of: attribute)))\""
                .utf8
        }
        bytes += declarations.utf8
        if answers.logic.isInner[node] {
            bytes.append(UInt8(ascii: ">"))
            for child in tree.children(of: record) { write(child, into: &bytes) }
        } else {
            let text = value(of: record, node)
            guard !text.isEmpty else {
                bytes += "/>".utf8
                return
            }
            bytes.append(UInt8(ascii: ">"))
            bytes += XMLText.escaped(text).utf8
        }
        bytes += "</\(name)>".utf8
    }

    private func value(of record: NodeID, _ node: Int) -> String {
        withoutNames && answers.logic.isTracing[node] ? "" : answers.tree.text(of: record)
    }

    // MARK: Canonical value

    /// Every relevant value that is not empty, in document order, each as `path TAB length LF value LF`.
    ///
    /// The path has a 1-based index behind each name below the root where the node repeats; the length counts UTF-8
    /// bytes. The first line names the form and its version. Two responses have equal bytes when they hold the same
    /// values on the same definition, whatever the language, the time or the way they were typed.
    func canonical() -> [UInt8] {
        var bytes = Array("\(answers.definition.id)\t\(answers.definition.version)\n".utf8)
        bytes.reserveCapacity(4096)
        if let root = answers.tree.root { collect(root, path: nil, into: &bytes) }
        return bytes
    }

    /// - Parameter path: of the record when an index stands in it; without one it is the node's.
    private func collect(_ record: NodeID, path: String?, into bytes: inout [UInt8]) {
        guard !answers.context.trees.primary.flags(of: record).contains(.hidden) else { return }
        let node = answers.node(of: record)
        guard answers.logic.isInner[node] else {
            let text = value(of: record, node)
            guard !text.isEmpty else { return }
            bytes += (path ?? answers.definition.nodes[node].path).utf8
            bytes.append(UInt8(ascii: "\t"))
            bytes += String(text.utf8.count).utf8
            bytes.append(UInt8(ascii: "\n"))
            bytes += text.utf8
            bytes.append(UInt8(ascii: "\n"))
            return
        }
        var counts: [Int: Int] = [:]
        for child in answers.context.trees.primary.children(of: record) {
            let inner = answers.node(of: child)
            guard inner >= 0 else { continue }
            guard answers.logic.repeats[inner] || path != nil else {
                collect(child, path: nil, into: &bytes)
                continue
            }
            var place = "\(path ?? answers.definition.nodes[node].path)/\(answers.definition.nodes[inner].name)"
            if answers.logic.repeats[inner] {
                counts[inner, default: 0] += 1
                place += "[\(counts[inner] ?? 1)]"
            }
            collect(child, path: place, into: &bytes)
        }
    }
}
