import Foundation

/// Styles and scripts without what is only for their reader: comments on lines of their own, indents and empty lines. A page
/// with all that it loads is to stay small on a slow line.
///
/// The lines of a script stay lines, so nothing that runs changes: our scripts have no text over several lines. Those of a
/// style are joined where one ends anyway; our styles have no `/*`, `: ` or ` {` in a text.
enum AssetText {
    /// - Throws: an error where the file is no UTF-8.
    static func served(_ data: Data, as type: String) throws -> [UInt8] {
        guard type == "css" || type == "js" else { return [UInt8](data) }
        guard var text = String(data: data, encoding: .utf8) else {
            throw CocoaError(.fileReadInapplicableStringEncoding)
        }
        if type == "css" { text = text.replacing(#/(?s)\/\*.*?\*\//#, with: "") }
        let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }
        guard type == "css" else {
            return lines.filter { !$0.hasPrefix("//") }.flatMap { $0.utf8 + [UInt8(ascii: "\n")] }
        }
        return lines.flatMap { line in
            let words = line.replacing(": ", with: ":").replacing(" {", with: "{").trimmingCharacters(in: .whitespaces)
            return words.utf8 + (words.last.map("{};,".contains) ?? true ? [] : [UInt8(ascii: "\n")])
        }
    }
}
