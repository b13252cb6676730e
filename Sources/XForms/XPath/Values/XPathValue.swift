/// The result of an expression.
package enum XPathValue: Sendable, Hashable {
    case boolean(Bool)
    case number(Double)
    case string(String)
    /// A date or a moment, which ODK's functions make; it compares and computes as days (`XPathTimeZone.days(at:)`).
    case date(XPathDate)
    /// Nodes without duplicates: in document order, except after `randomize()`.
    case nodes([NodeRef])
}

/// A moment, with or without its time of day being meant.
package struct XPathDate: Sendable, Hashable {
    /// Milliseconds since 1970-01-01T00:00Z; a date alone is its local midnight.
    package var milliseconds: Double
    /// Whether the time of day belongs to it when it is written.
    package var hasTime: Bool

    package init(milliseconds: Double, hasTime: Bool) {
        self.milliseconds = milliseconds
        self.hasTime = hasTime
    }
}
