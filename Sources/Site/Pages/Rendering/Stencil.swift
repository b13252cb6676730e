/// A page, or a part of one, rendered once: fixed bytes with slots between them.
package struct Stencil<Place: RawRepresentable & Sendable>: Sendable where Place.RawValue == UInt8 {
    private struct Cut: Sendable {
        let end: Int
        let place: Place
        let index: Int
    }

    private let fixed: [UInt8]
    private let cuts: [Cut]

    /// Size of the fixed part in bytes.
    package var size: Int { fixed.count }

    /// Takes the output of Mustache apart at its marks: text is escaped into the fixed bytes, slots become cuts.
    init(_ rendered: String, leaves: Leaves) {
        var buffer = HTMLBuffer(capacity: rendered.utf8.count * 2)
        var cuts: [Cut] = []
        let pieces = rendered.utf8.split(separator: 1, omittingEmptySubsequences: false)
        for (number, piece) in pieces.enumerated() {
            guard number % 2 == 1, let leaf = Int(String(Substring(piece))) else {
                buffer.raw(Array(piece))
                continue
            }
            switch leaves.list[leaf] {
            case .text(let text): buffer.text(text)
            case .slot(let code, let index):
                guard let place = Place(rawValue: code) else { continue }
                cuts.append(Cut(end: buffer.bytes.count, place: place, index: index))
            }
        }
        fixed = buffer.bytes
        self.cuts = cuts
    }

    /// Writes the fixed bytes and lets the caller fill each slot in its turn.
    @inline(__always)
    package func write(into out: inout HTMLBuffer, filling fill: (Place, Int, inout HTMLBuffer) -> Void) {
        fixed.withUnsafeBufferPointer { bytes in
            var start = 0
            for cut in cuts {
                out.raw(UnsafeBufferPointer(rebasing: bytes[start..<cut.end]))
                fill(cut.place, cut.index, &out)
                start = cut.end
            }
            out.raw(UnsafeBufferPointer(rebasing: bytes[start...]))
        }
    }
}

extension Stencil where Place == NoPlace {
    /// The whole page, which has no slots.
    package var bytes: [UInt8] { fixed }
}
