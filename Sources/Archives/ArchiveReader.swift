import CLibZip

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads a ZIP file from outside, never to disk: entries are asked for by name and counted as they come out.
///
/// Everything that can be told from the list of entries is checked when it is opened, so that a hostile file is refused
/// before a byte of it is unpacked.
package final class ArchiveReader {
    /// The names of its files in the order of the archive; folders are left out.
    package let names: [String]
    private let zip: OpaquePointer
    private let indexes: [String: UInt64]
    private let limits: ArchiveLimits
    private var budget: Int

    /// - Throws: `ArchiveFault` for anything that is not a plain archive of files within the limits.
    package init(_ bytes: [UInt8], limits: ArchiveLimits = .document) throws(ArchiveFault) {
        let count = try CentralDirectory.check(bytes, limits: limits)
        let zip = try Self.open(bytes)
        do throws(ArchiveFault) {
            let found = Int(zip_get_num_entries(zip, 0))
            guard found == count else { throw .damaged("its list of entries has another length than it says") }
            var index = EntryIndex(limits: limits)
            for number in 0..<UInt64(found) { try index.add(number, of: zip) }
            names = index.names
            indexes = index.indexes
        } catch {
            zip_discard(zip)
            throw error
        }
        self.zip = zip
        self.limits = limits
        budget = limits.totalBytes
    }

    deinit { zip_discard(zip) }

    /// The bytes of a file; nil when the archive does not have it.
    /// - Throws: `ArchiveFault` when what comes out is not what the archive says, or more than is allowed.
    package func content(of name: String) throws(ArchiveFault) -> [UInt8]? {
        guard let number = indexes[name] else { return nil }
        var stat = zip_stat_t()
        guard zip_stat_index(zip, number, 0, &stat) == 0 else { throw .damaged("'\(name)' cannot be found again") }
        guard let file = zip_fopen_index(zip, number, 0) else { throw .damaged("'\(name)' cannot be read") }
        defer { zip_fclose(file) }
        let most = min(Int(clamping: stat.size), limits.entryBytes, budget)
        let packed = Int(clamping: stat.comp_size)
        var content: [UInt8] = []
        content.reserveCapacity(min(most, 1 << 20) + 1)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = chunk.withUnsafeMutableBytes { room -> Int in
                room.baseAddress.map { Int(zip_fread(file, $0, UInt64(room.count))) } ?? 0
            }
            guard count >= 0 else { throw .damaged("'\(name)' is not what was packed") }
            if count == 0 { break }
            content.append(contentsOf: chunk[..<count])
            guard content.count <= Int(stat.size) else { throw .lyingSize(name) }
            guard content.count <= most else { throw .tooLarge(name) }
            guard content.count <= ArchiveLimits.freeOfRatio || (content.count - 1) / limits.ratio < packed else {
                throw .tooDense(name)
            }
        }
        guard content.count == Int(stat.size) else { throw .lyingSize(name) }
        guard limits.mayNest || !content.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { throw .nested(name) }
        budget -= content.count
        return content
    }

    /// Opens a copy of the bytes, which libzip frees with the archive.
    private static func open(_ bytes: [UInt8]) throws(ArchiveFault) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let copy = malloc(max(1, bytes.count)) else { throw .damaged("there is no memory for it") }
        bytes.withUnsafeBytes { from in
            if let base = from.baseAddress { memcpy(copy, base, from.count) }
        }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw .damaged("there is no memory for it")
        }
        // Without ZIP_CHECKCONS a thousand entries may share one body.
        guard let zip = zip_open_from_source(source, ZIP_CHECKCONS | ZIP_RDONLY, &error) else {
            zip_source_free(source)
            if zip_error_code_zip(&error) == ZIP_ER_EXISTS { throw .duplicate("an entry") }
            throw .damaged(String(cString: zip_error_strerror(&error)))
        }
        return zip
    }
}
