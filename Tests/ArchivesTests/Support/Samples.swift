import Foundation
import Tables

@testable import Archives

enum Samples {
    /// An archive as the product writes it.
    static func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
        let file = try SpoolFile(in: NSTemporaryDirectory())
        try ArchiveWriter.write(members.map { ArchiveMember(name: $0.0, content: .bytes($0.1)) }, to: file)
        return try file.read(at: 0, count: file.count)
    }

    /// Bytes that do not pack; the same for the same seed.
    static func noise(_ count: Int, seed: Int) -> [UInt8] {
        var state = UInt64(seed &* 2 &+ 1) &* 0x9E37_79B9_7F4A_7C15
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
    }

    /// Writes another number wherever one stands as four bytes.
    static func declare(_ new: UInt32, inPlaceOf old: UInt32, in bytes: inout [UInt8]) {
        let (from, to) = (RawZip.four(old), RawZip.four(new))
        for place in 0..<(bytes.count - 4) where Array(bytes[place..<place + 4]) == from {
            bytes.replaceSubrange(place..<place + 4, with: to)
        }
    }
}
