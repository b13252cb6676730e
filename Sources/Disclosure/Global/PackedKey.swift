/// A row's labels in one number, a few bits for each column.
protocol PackedKey: FixedWidthInteger, UnsignedInteger, Sendable {
    /// All bits mixed into 64, for hashing.
    var folded: UInt64 { get }
}

extension UInt64: PackedKey {
    @inline(__always) var folded: UInt64 { self }
}

extension UInt128: PackedKey {
    @inline(__always) var folded: UInt64 {
        UInt64(truncatingIfNeeded: self) ^ (UInt64(truncatingIfNeeded: self >> 64) &* 0xC2B2_AE3D_27D4_EB4F)
    }
}

/// Where each column's label stands in a key.
struct KeyLayout: Sendable {
    let shifts: [Int]
    let masks: [Int]
    /// Bits of a whole key.
    let bits: Int

    init(_ columns: [QuasiColumn]) {
        var (shifts, masks, bits): ([Int], [Int], Int) = ([], [], 0)
        for column in columns {
            let width = max(1, Int.bitWidth - (column.hierarchy.leafCount - 1).leadingZeroBitCount)
            shifts.append(bits)
            masks.append(1 << width - 1)
            bits += width
        }
        (self.shifts, self.masks, self.bits) = (shifts, masks, bits)
    }
}
