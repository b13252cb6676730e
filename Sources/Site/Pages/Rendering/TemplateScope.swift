import Mustache
import Synchronization

/// The values a template may ask for by name; hands out marks instead of content.
///
/// Mustache only ever sees marks, so no content can pass for a mark, and all escaping is `HTMLBuffer`'s. A property that
/// exists but is nil ends the search: Mustache would climb to a property of the same name further out.
struct TemplateScope: MustacheParent {
    /// What one value has under its names.
    private enum Layer {
        case texts([String: String])
        case scopes([String: [String: String]])
        /// Read off once: asking a value for one property by its name costs as much as for all of them.
        case properties([String: Any])

        init(_ value: Any) {
            if let texts = value as? [String: String] {
                self = .texts(texts)
            } else if let scopes = value as? [String: [String: String]] {
                self = .scopes(scopes)
            } else {
                let named = Mirror(reflecting: value).children.compactMap { child in
                    child.label.map { ($0, child.value) }
                }
                self = .properties(Dictionary(named) { first, _ in first })
            }
        }

        subscript(_ name: String) -> Any? {
            switch self {
            case .texts(let texts): texts[name]
            case .scopes(let scopes): scopes[name]
            case .properties(let properties): properties[name]
            }
        }
    }

    private let layers: [Layer]
    private let leaves: Leaves
    private let isRoot: Bool

    init(_ values: [Any], leaves: Leaves, isRoot: Bool = false) {
        layers = values.map(Layer.init)
        self.leaves = leaves
        self.isRoot = isRoot
    }

    func child(named name: String) -> Any? {
        for layer in layers {
            if let found = layer[name] { return present(found) }
        }
        if isRoot { Leaves.watch?.missed(name) }
        return nil
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
