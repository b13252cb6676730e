import Archives
import Tables

/// Gathers bytes for a spool file without a call for each; fields of millions of cells pass here.
final class ByteSink {
    let file: SpoolFile
    // One buffer at one address for the life of the value: an array would be checked for uniqueness at each byte.
    private let room: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    private static let size = 1 << 18

    init(_ file: SpoolFile) {
        self.file = file
        room = .allocate(capacity: Self.size)
    }

    deinit { room.deallocate() }

    func append(_ byte: UInt8) throws(DatasetFault) {
        if count == Self.size { try flush() }
        room[count] = byte
        count += 1
    }

    func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(DatasetFault) {
        if count + bytes.count > Self.size {
            try flush()
            guard bytes.count <= Self.size else { return try write(UnsafeRawBufferPointer(bytes)) }
        }
        if let from = bytes.baseAddress, let to = room.baseAddress {
            (to + count).update(from: from, count: bytes.count)
            count += bytes.count
        }
    }

    func append(_ bytes: [UInt8]) throws(DatasetFault) {
        let fault = bytes.withUnsafeBufferPointer { part -> DatasetFault? in
            do throws(DatasetFault) { try append(part) } catch { return error }
            return nil
        }
        if let fault { throw fault }
    }

    /// A whole number in decimal digits.
    func append(number: Int64) throws(DatasetFault) {
        guard number < 0 || number > 9 else { return try append(UInt8(0x30 + number)) }
        guard number < 0 || number > 99 else {
            try append(UInt8(0x30 + number / 10))
            return try append(UInt8(0x30 + number % 10))
        }
        try append(Array(String(number).utf8))
    }

    /// Hands everything to the file.
    func flush() throws(DatasetFault) {
        try write(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(room)[..<count]))
        count = 0
    }

    private func write(_ bytes: UnsafeRawBufferPointer) throws(DatasetFault) {
        do throws(FileFault) { try file.write(bytes) } catch { throw DatasetFault(writing: error) }
    }
}

extension DatasetFault {
    init(writing fault: FileFault) { self.init(writing: ArchiveFault(fault)) }

    init(writing fault: ArchiveFault) {
        self.init("output", "it cannot be written: \(fault)", repair: "nothing was left behind; try again after that")
    }
}
