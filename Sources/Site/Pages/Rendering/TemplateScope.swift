import Mustache
import Synchronization

/// The values a template may ask for by name; hands out marks instead of content.
///
/// Mustache only ever sees marks, so no content can pass for a mark, and all escaping is `HTMLBuffer`'s. A property that
/// exists but is nil ends the search: Mustache would climb to a property of the same name further out.
struct TemplateScope: MustacheParent {
    let values: [Any]
    let leaves: Leaves
    let isRoot: Bool

    init(_ values: [Any], leaves: Leaves, isRoot: Bool = false) {
        self.values = values
        self.leaves = leaves
        self.isRoot = isRoot
    }

    func child(named name: String) -> Any? {
        for value in values {
            if let found = Self.property(name, of: value) { return present(found) }
        }
        if isRoot { Leaves.watch?.missed(name) }
        return nil
    }

    private static func property(_ name: String, of value: Any) -> Any? {
        if let texts = value as? [String: String] { return texts[name] }
        if let scopes = value as? [String: [String: String]] { return scopes[name] }
        return Mirror(reflecting: value).children.first { $0.label == name }?.value
    }

    private func present(_ value: Any) -> Any {
        switch value {
        case let text as String: leaves.mark(.text(text))
        case let slot as any AnySlot: leaves.mark(.slot(slot.code, slot.index))
        case let leaf as any AnyLeaf: present(leaf.inner)
        case let flag as Bool: flag
        case let number as Int: String(number)
        case let list as [Any]: list.map(present)
        default: presentOptional(value)
        }
    }

    private func presentOptional(_ value: Any) -> Any {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return TemplateScope([value], leaves: leaves) }
        guard let wrapped = mirror.children.first else { return Absent() }
        return present(wrapped.value)
    }
}

/// A property without a value: renders as nothing and closes a section.
private struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}

/// What stands behind the marks of one rendering.
final class Leaves {
    enum Leaf {
        case text(String)
        case slot(UInt8, Int)
    }

    private(set) var list: [Leaf] = []
    /// Told about each name that a template asks for and no property has: Mustache renders it as nothing.
    @TaskLocal static var watch: Watch?

    /// Collects such names, for the test that finds them.
    final class Watch: Sendable {
        private let found = Mutex<Set<String>>([])
        var names: Set<String> { found.withLock { $0 } }
        func missed(_ name: String) { _ = found.withLock { $0.insert(name) } }
    }

    /// A mark is a number between two U+0001, a character that `Templates` refuses in template files.
    func mark(_ leaf: Leaf) -> String {
        list.append(leaf)
        return "\u{1}\(list.count - 1)\u{1}"
    }
}
