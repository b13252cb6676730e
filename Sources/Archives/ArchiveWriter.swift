import CLibZip
package import Tables

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file on its way into an archive.
package struct ArchiveMember {
    package enum Content {
        case bytes([UInt8])
        /// Read while the archive is written, so that it may be of any length.
        case file(SpoolFile)
    }

    /// A relative path with `/` between its parts.
    package let name: String
    package let content: Content
    /// What is packed already is stored as it is.
    package let isPacked: Bool

    package init(name: String, content: Content, isPacked: Bool = false) {
        self.name = name
        self.content = content
        self.isPacked = isPacked
    }
}

/// Writes ZIP files: the same members give the same bytes, on any day and any machine.
///
/// Members stand in the given order, each with the time 1980-01-01 00:00 (the first that ZIP knows) and mode 0644.
package enum ArchiveWriter {
    /// - Parameters:
    ///   - file: empty; holds the whole archive afterwards.
    ///   - proceed: told how much is done, from 0 to 1; false stops.
    /// - Throws: `ArchiveFault`; the file is then to be thrown away.
    package static func write(
        _ members: [ArchiveMember], to file: SpoolFile, proceed: @escaping (Double) -> Bool = { _ in true }
    ) throws(ArchiveFault) {
        guard let target = SpoolSource.make(file, mayWrite: true) else { throw .unwritable("no memory") }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let zip = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw .unwritable(String(cString: zip_error_strerror(&error)))
        }
        var isOpen = true
        defer { if isOpen { zip_discard(zip) } }
        var seen: Set<String> = []
        for member in members {
            guard EntryName.isSafe(member.name) else { throw .unsafeName(EntryName.printable(member.name)) }
            guard seen.insert(member.name.lowercased()).inserted else { throw .duplicate(member.name) }
            try add(member, to: zip)
        }
        let watch = Watch(proceed)
        watch.attach(to: zip)
        guard zip_close(zip) == 0 else {
            if watch.isStopped { throw .cancelled }
            throw .unwritable(String(cString: zip_error_strerror(zip_get_error(zip))))
        }
        isOpen = false
    }

    private static func add(_ member: ArchiveMember, to zip: OpaquePointer) throws(ArchiveFault) {
        guard let source = try source(of: member, zip) else { throw .unwritable("no memory") }
        let index = zip_file_add(zip, member.name, source, ZIP_FL_ENC_UTF_8)
        guard index >= 0 else {
            zip_source_free(source)
            throw .unwritable(String(cString: zip_error_strerror(zip_get_error(zip))))
        }
        let method = member.isPacked ? ZIP_CM_STORE : ZIP_CM_DEFLATE
        let mode = UInt32(S_IFREG | 0o644) << 16
        let firstDay: UInt16 = 1 << 5 | 1
        guard zip_set_file_compression(zip, UInt64(index), method, 6) == 0,
            zip_file_set_dostime(zip, UInt64(index), 0, firstDay, 0) == 0,
            zip_file_set_external_attributes(zip, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), mode) == 0
        else { throw .unwritable(String(cString: zip_error_strerror(zip_get_error(zip)))) }
    }

    private static func source(
        of member: ArchiveMember, _ zip: OpaquePointer
    ) throws(ArchiveFault) -> OpaquePointer? {
        switch member.content {
        case .file(let file):
            do throws(FileFault) { try file.flush() } catch { throw ArchiveFault(error) }
            return SpoolSource.make(file, mayWrite: false)
        case .bytes(let bytes):
            guard let copy = malloc(max(1, bytes.count)) else { return nil }
            bytes.withUnsafeBytes { from in
                if let base = from.baseAddress { memcpy(copy, base, from.count) }
            }
            let source = zip_source_buffer(zip, copy, UInt64(bytes.count), 1)
            if source == nil { free(copy) }
            return source
        }
    }
}

/// Tells how far libzip is, and stops it when asked.
private final class Watch {
    private let proceed: (Double) -> Bool
    private(set) var isStopped = false

    init(_ proceed: @escaping (Double) -> Bool) {
        self.proceed = proceed
    }

    /// The archive must not outlive this value.
    func attach(to zip: OpaquePointer) {
        let state = Unmanaged.passUnretained(self).toOpaque()
        zip_register_progress_callback_with_state(
            zip, 0.01,
            { _, done, state in
                guard let state else { return }
                let watch = Unmanaged<Watch>.fromOpaque(state).takeUnretainedValue()
                if !watch.proceed(done) { watch.isStopped = true }
            }, nil, state)
        zip_register_cancel_callback_with_state(
            zip,
            { _, state in
                guard let state else { return 0 }
                return Unmanaged<Watch>.fromOpaque(state).takeUnretainedValue().isStopped ? 1 : 0
            }, nil, state)
    }
}
