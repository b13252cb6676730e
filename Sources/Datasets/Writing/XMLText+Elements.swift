package import XMLTree

/// Makes elements of XML and HTML: everything that comes from outside is escaped.
extension XMLText {
    /// An element with text in it.
    package static func element(_ name: String, _ text: String, _ attributes: [(String, String)] = []) -> String {
        "<\(name)\(written(attributes))>\(escaped(text))</\(name)>"
    }

    package static func written(_ attributes: [(String, String)]) -> String {
        attributes.map { " \($0)=\"\(escaped($1))\"" }.joined()
    }
}
