import Foundation

/// Styles and scripts without what is only for their reader: comments on lines of their own, indents and empty lines. A page
/// with all that it loads is to stay small on a slow line.
///
/// Lines stay lines, so nothing that runs changes: our scripts have no text over several lines, and our styles no `/*` in a text.
enum AssetText {
    /// - Throws: an error where the file is no UTF-8.
    static func served(_ data: Data, as type: String) throws -> [UInt8] {
        guard type == "css" || type == "js" else { return [UInt8](data) }
        guard var text = String(data: data, encoding: .utf8) else {
            throw CocoaError(.fileReadInapplicableStringEncoding)
        }
        if type == "css" { text = text.replacing(#/(?s)\/\*.*?\*\//#, with: "") }
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
        return lines.filter { !$0.isEmpty && !(type == "js" && $0.hasPrefix("//")) }.flatMap {
            $0.utf8 + [UInt8(ascii: "\n")]
        }
    }
}
