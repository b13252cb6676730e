package import struct Foundation.TimeZone

/// What the outside world gives an evaluation: nothing in the engine reads a clock or makes a random number itself.
package struct Environment: Sendable {
    /// Seconds since 1970 in UTC.
    package var clock: @Sendable () -> Double
    /// The programme's time zone.
    package var timeZone: TimeZone
    /// So many random bytes.
    package var randomBytes: @Sendable (_ count: Int) -> [UInt8]
    /// Values of `jr:preload="property"` and of `property()`: empty for collections without names.
    package var properties: [String: String]

    package init(
        clock: @escaping @Sendable () -> Double, timeZone: TimeZone,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8], properties: [String: String] = [:]
    ) {
        self.clock = clock
        self.timeZone = timeZone
        self.randomBytes = randomBytes
        self.properties = properties
    }
}
