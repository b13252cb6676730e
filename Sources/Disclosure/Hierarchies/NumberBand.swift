/// A label that reads as a range of whole numbers: `18-24`, `18–24`, `85+`, `85-plus`.
struct NumberBand {
    private var low: Int
    private var high: Int?

    init?(_ label: String) {
        if label.hasSuffix("+") || label.hasSuffix("-plus") {
            guard let low = Int(label.hasSuffix("+") ? label.dropLast() : label.dropLast(5)) else { return nil }
            self.low = low
            return
        }
        let parts = label.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
        guard parts.count == 2, let low = Int(parts[0]), let high = Int(parts[1]) else { return nil }
        self.low = low
        self.high = high
    }

    func contains(_ value: Int) -> Bool {
        value >= low && value <= (high ?? .max)
    }
}
