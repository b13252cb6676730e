/// A digit as it is typed in Latin, Arabic, Persian, Hindi or wide figures.
enum Digit {
    /// 0 to 9; nil for what is no digit.
    @inline(__always)
    static func value(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x660 { return scalar &- 0x30 < 10 ? UInt8(truncatingIfNeeded: scalar &- 0x30) : nil }
        return zeros.first { scalar &- $0 < 10 }.map { UInt8(scalar - $0) }
    }

    /// The nought of each script but the Latin one.
    private static let zeros: [UInt32] = [0x660, 0x6F0, 0x966, 0xFF10]
}
