package import Foundation

/// The offsets of a time zone.
package struct XPathTimeZone: Sendable {
    private let zone: TimeZone

    package init(_ zone: TimeZone) { self.zone = zone }

    /// Nil when the system does not know the identifier (such as `Europe/Amsterdam`).
    package init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.zone = zone
    }

    package static let utc = XPathTimeZone(.gmt)

    /// Minutes east of Greenwich at a moment in milliseconds since 1970-01-01T00:00Z.
    package func offsetMinutes(at milliseconds: Double) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: milliseconds / 1000)) / 60
    }
}
