/// Why no data went out: where, what, and how to mend it. Never holds an answer.
package struct DatasetFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file with its line, or a table with its column.
    package let place: String
    package let what: String
    package let repair: String

    package init(_ place: String, _ what: String, repair: String) {
        self.place = place
        self.what = what
        self.repair = repair
    }

    package var description: String { "\(place): \(what); \(repair)" }
}
