/// Why a CSV file is refused: on which line, and what it is. Never holds any of the data.
package struct CSVFault: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// There is no text in it.
        case empty
        /// It is no text: a spreadsheet, a picture.
        case notText
        /// A quotation mark that opens on this line is never closed.
        case quoteOpen
        /// Something follows the closing quotation mark of a field.
        case afterQuote
        /// The line has more fields than the first line has names.
        case tooManyFields(found: Int, names: Int)
        /// Two columns have this number and an earlier one's name.
        case nameTwice(column: Int)
        /// More rows than are taken at once.
        case tooManyRows(most: Int)
    }

    /// The line of the file, counted from 1.
    package let line: Int
    package let kind: Kind

    package init(line: Int, _ kind: Kind) {
        self.line = line
        self.kind = kind
    }
}
