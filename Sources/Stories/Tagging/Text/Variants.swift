/// Spoken, contracted and dialect forms with the standard words they stand for (`variants.txt` of a codebook).
///
/// One row `form = word word` each; `#` starts a remark.
package struct Variants: Sendable, Equatable {
    /// Folded form to standard words.
    package let table: [String: [String]]

    package static let none = Variants(table: [:])

    private init(table: [String: [String]]) { self.table = table }

    /// Reads the rows of `variants.txt`.
    ///
    /// - Throws: ``CodebookFault`` naming file and line of a row that cannot be read.
    package init(reading text: String, file: String) throws(CodebookFault) {
        var table: [String: [String]] = [:]
        for (number, line) in CodebookLines.meaningful(of: text) {
            let sides = line.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2 else {
                throw CodebookFault(
                    file: file, line: number, what: "is not of the form \"form = word\"",
                    repair: "write the form as it is heard, an equals sign, and the standard word or words")
            }
            let form = WordTokeniser.folded(sides[0])
            let words = sides[1].split(separator: " ").map { WordTokeniser.folded($0) }
            guard !form.isEmpty, !form.contains(" "), !words.isEmpty else {
                throw CodebookFault(
                    file: file, line: number, what: "needs one form before the equals sign and a word after it",
                    repair: "write for example: nie = niet")
            }
            guard table.updateValue(words, forKey: form) == nil else {
                throw CodebookFault(
                    file: file, line: number, what: "gives the form \"\(form)\" a second time",
                    repair: "keep one of the two rows")
            }
        }
        self.table = table
    }
}
