/// Why a figure could not be measured; the text is for the person at the terminal.
struct BenchmarkError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
