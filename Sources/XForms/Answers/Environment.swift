package import struct Foundation.TimeZone

/// What the outside world gives an evaluation: nothing in the engine reads a clock or makes a random number itself.
package struct Environment: Sendable {
    /// Milliseconds since 1970-01-01T00:00Z.
    let clock: @Sendable () -> Int64
    let zone: XPathTimeZone
    /// 64 random bits.
    let random: @Sendable () -> UInt64
    /// Values of `jr:preload="property"` and of `property()`: empty for collections without names.
    let properties: [String: String]
    /// Hears of expressions that cannot be worked out, of each once; nil where nobody listens.
    let failed: (@Sendable (ExpressionFailure) -> Void)?

    /// - Parameters:
    ///   - clock: seconds since 1970 in UTC.
    ///   - timeZone: the programme's time zone, for `today()` and the like.
    ///   - randomBytes: so many random bytes, from a source that cannot be guessed.
    ///   - failed: hears of expressions that cannot be worked out; called while somebody waits.
    package init(
        clock: @escaping @Sendable () -> Double, timeZone: TimeZone,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8], properties: [String: String] = [:],
        failed: (@Sendable (ExpressionFailure) -> Void)? = nil
    ) {
        self.clock = { Int64((clock() * 1000).rounded(.down)) }
        zone = XPathTimeZone(timeZone)
        random = { randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) } }
        self.properties = properties
        self.failed = failed
    }

    /// A world in which nothing happens, for what is worked out once per definition.
    static let still = Environment(clock: { 0 }, timeZone: .gmt, randomBytes: { Array(repeating: 0, count: $0) })
}

extension XPathEnvironment {
    /// Without form, clock or chance: for expressions that are the same for everybody.
    static let still = XPathEnvironment(clock: { 0 }, zone: .utc, random: { 0 })
}
