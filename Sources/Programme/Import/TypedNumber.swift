extension Int {
    /// A whole number from 0 as people type it, with a point or a space between thousands or without; nil for anything
    /// else.
    package init?(typed text: String) {
        let parts = text.split { $0 == "." || $0.isWhitespace }
        let isGrouped = parts.count == 1 || parts.dropFirst().allSatisfy { $0.utf8.count == 3 }
        let digits = parts.joined()
        guard isGrouped, !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        self.init(digits)
    }
}
