/// A code as it is printed large: in groups, and as one spells it aloud.
struct CodeGroups: Sendable {
    /// `XXXX`, `XXXX`, `XXXXX`.
    let groups: [String]
    /// The code with hyphens, to be sent again.
    let whole: String

    /// - Parameter code: the code with hyphens between its groups.
    init(_ code: String) {
        whole = code
        groups = code.split(separator: "-").map(String.init)
    }
}

/// The places of a code's groups, on a page that is prepared once for every code.
struct CodeSlots: Sendable {
    let groups = (0..<3).map { Slot(CodePlace.group, $0) }
    let whole = Slot(CodePlace.whole)
}

/// What changes on a page that shows a code.
package enum CodePlace: UInt8, Sendable { case group, whole, token, idle }

/// The last page, rendered once; `bytes` puts the code in.
package struct PreparedEnd: Sendable {
    fileprivate let stencil: Stencil<CodePlace>

    /// The page as bytes of HTML.
    /// - Parameters:
    ///   - code: the own code, in groups with hyphens.
    ///   - token: for the form that leads to the result.
    ///   - idle: seconds after which the page hides itself; nil on a device of one's own.
    package func bytes(code: String, token: String, idle: Int? = nil) -> [UInt8] {
        let groups = code.split(separator: "-")
        var out = HTMLBuffer(capacity: stencil.size + 64)
        stencil.write(into: &out) { place, index, out in
            switch place {
            case .group: if groups.indices.contains(index) { out.text(String(groups[index])) }
            case .whole: out.text(code)
            case .token: out.text(token)
            case .idle: out.idle(idle)
            }
        }
        return out.bytes
    }
}

extension Pages {
    /// Renders the last page once, with its code's place open.
    ///
    /// - Throws: `TemplateFault.missing` when the template is not there.
    package func prepareEnd(_ page: EndPage, in language: InterfaceLanguage, frame: Frame) throws -> PreparedEnd {
        PreparedEnd(stencil: try prepare(page, in: language, frame: frame))
    }
}
