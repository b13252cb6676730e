/// A language of a definition's texts.
package struct FormLanguage: Sendable, Hashable {
    /// The name as the author wrote it, such as `Nederlands (nl)`; empty for a definition without translations.
    package let name: String
    /// The code between the parentheses, or the name itself when it looks like a code; nil when there is none.
    package let code: String?

    package init(name: String) {
        self.name = name
        code = Self.code(in: name)
    }

    /// The part of the name that a person reads: `Nederlands` of `Nederlands (nl)`.
    package var title: String {
        guard let open = name.lastIndex(of: "("), name.hasSuffix(")") else { return name }
        let title = name[..<open].trimmingSuffix { $0 == " " }
        return title.isEmpty ? name : String(title)
    }

    private static func code(in name: String) -> String? {
        var candidate = Substring(name)
        if let open = name.lastIndex(of: "("), name.hasSuffix(")") {
            candidate = name[name.index(after: open)...].dropLast()
        }
        let letters = candidate.prefix { $0 != "-" && $0 != "_" }
        guard (2...3).contains(letters.count),
            candidate.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") })
        else { return nil }
        return candidate.lowercased()
    }
}

extension Substring {
    /// Without the characters at the end that fit.
    fileprivate func trimmingSuffix(while fits: (Character) -> Bool) -> Substring {
        var rest = self
        while let last = rest.last, fits(last) { rest.removeLast() }
        return rest
    }
}
