import CQRCode

/// A QR code (ISO/IEC 18004) as modules, to be drawn as one SVG path.
///
/// Error correction level M, which survives 15 % of damage: enough for a letter that was folded.
package struct QRCode: Sendable, Hashable {
    /// Modules on each side, the quiet zone not counted.
    package let side: Int
    /// Whether a module is dark, row by row.
    package let dark: [Bool]

    /// Light modules that the standard asks for on every side (§6.3.8).
    package static let quietZone = 4

    /// Codes a text as bytes; nil when it is empty or longer than a QR code holds (2,331 bytes at level M).
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let code = QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
            return nil
        }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        let modules = UnsafeBufferPointer(start: code.pointee.data, count: side * side)
        dark = modules.map { $0 & 1 == 1 }
    }

    /// Width and height of the drawing in modules, the quiet zone included.
    package var width: Int { side + 2 * Self.quietZone }

    /// The dark modules as an SVG path in units of a module: one rectangle for each run of a row.
    package var path: String {
        var path = ""
        for row in 0..<side {
            var column = 0
            while column < side {
                guard dark[row * side + column] else {
                    column += 1
                    continue
                }
                let start = column
                while column < side, dark[row * side + column] { column += 1 }
                let length = column - start
                path += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z"
            }
        }
        return path
    }
}
