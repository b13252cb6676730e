/// Something in a codebook folder, a file of coded passages or a file to tag that cannot be used.
///
/// It never holds a word of a story: only the place, what is wrong and how to mend it.
package struct CodebookFault: Error, Equatable, CustomStringConvertible {
    package let file: String
    /// Line in the file, from 1; 0 when the file as a whole is meant.
    package let line: Int
    package let what: String
    package let repair: String

    package init(file: String, line: Int = 0, what: String, repair: String) {
        self.file = file
        self.line = line
        self.what = what
        self.repair = repair
    }

    package var description: String {
        let place = line > 0 ? "\(file):\(line)" : file
        return "\(place): error: \(what); \(repair)"
    }
}

/// Lines of the plain word files of a codebook.
enum CodebookLines {
    /// Each line that holds something besides a remark, with its number from 1.
    static func meaningful(of text: String) -> [(number: Int, line: String)] {
        // "\r\n" is one Character in Swift, so lines are cut at scalars and not at characters.
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { row in
            let line = String(row.element.prefix { $0 != "#" }).trimmed
            return line.isEmpty ? nil : (row.offset + 1, line)
        }
    }
}
