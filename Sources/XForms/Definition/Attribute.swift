/// An attribute that the engine keeps without using it, such as our own `bs:` facts or an `appearance` of another tool.
package struct Attribute: Sendable, Hashable {
    /// Empty for an attribute without a prefix.
    package let namespace: String
    package let name: String
    package let value: String

    package init(namespace: String, name: String, value: String) {
        self.namespace = namespace
        self.name = name
        self.value = value
    }
}

extension Sequence where Element == Attribute {
    /// The value of the attribute with this namespace and name.
    package func value(_ name: String, namespace: String = Namespaces.buurtstem) -> String? {
        first { $0.name == name && $0.namespace == namespace }?.value
    }
}
