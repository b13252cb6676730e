package import XMLTree

/// The three ways in which a path may name a node, as numbers of one `NameTable`.
package struct NodeName: Sendable, Hashable {
    /// Namespace and local part: what a prefixed name test compares.
    package var expanded: NameID
    /// The local part alone: what an unprefixed name test compares, and how `meta` children are found (X:bindings).
    package var local: NameID
    /// As written, prefix included.
    package var written: NameID

    /// Whether an unprefixed name test may mean it: written without a prefix, in any namespace but that of XHTML.
    ///
    /// ODK's tools let an unprefixed path find nodes of whatever default namespace a form has.
    package private(set) var isPlain = true

    /// A name without prefix and namespace.
    package init(_ local: String, in names: NameTable) {
        self.local = names.id(local)
        (expanded, written) = (self.local, self.local)
    }

    /// The name of an element or attribute; a prefix that nobody declared stands for a namespace of its own.
    package init(_ name: XMLName, in names: NameTable) {
        local = names.id(name.local)
        written = name.prefix == nil ? local : names.id(name.qualified)
        let namespace = name.namespace ?? name.prefix.map { XPathNamespaces.uri(ofUndeclared: $0) } ?? ""
        expanded = names.id(name.local, namespace: namespace)
        isPlain = name.prefix == nil && namespace != XPathNamespaces.xhtml
    }
}

/// What prefixes mean in forms.
package enum XPathNamespaces {
    static let xhtml = "http://www.w3.org/1999/xhtml"

    /// The prefixes that ODK forms use by convention, for documents that forget to declare them (X:namespaces).
    package static let conventional = [
        "h": xhtml, "jr": "http://openrosa.org/javarosa",
        "orx": "http://openrosa.org/xforms", "odk": "http://www.opendatakit.org/xforms",
        "ev": "http://www.w3.org/2001/xml-events", "entities": "http://www.opendatakit.org/xforms/entities",
        "xml": "http://www.w3.org/XML/1998/namespace",
    ]

    /// The namespace of a prefix that no document declared: the convention's, else one that only this prefix has.
    package static func uri(ofUndeclared prefix: String) -> String { conventional[prefix] ?? "prefix:" + prefix }
}
