import Foundation

/// What was stored, to be looked for in files: every eight bytes in a row, wherever they begin and whatever page they are on.
struct Traces {
    private var windows: Set<UInt64> = []

    var count: Int { windows.count }

    mutating func add(_ bytes: some Sequence<UInt8>) { Self.each(bytes) { windows.insert($0) } }

    mutating func add(_ other: Traces) { windows.formUnion(other.windows) }

    /// How many of them are there.
    func found(in bytes: Data) -> Int {
        var seen: Set<UInt64> = []
        bytes.withUnsafeBytes { Self.each($0) { if windows.contains($0) { seen.insert($0) } } }
        return seen.count
    }

    private static func each(_ bytes: some Sequence<UInt8>, _ use: (UInt64) -> Void) {
        var window: UInt64 = 0
        var length = 0
        for byte in bytes {
            window = window << 8 | UInt64(byte)
            length += 1
            if length >= 8 { use(window) }
        }
    }
}
