import CLibZip
import Tables

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A spool file as libzip reads or writes it (zip_source_function(3)).
///
/// libzip's own file source writes beside a name and renames; ours has no name until it is whole.
final class SpoolSource {
    private let file: SpoolFile
    private let mayWrite: Bool
    private var readAt: Int64 = 0
    private var writeAt: Int64 = 0
    private var error = zip_error_t()

    private init(_ file: SpoolFile, mayWrite: Bool) {
        self.file = file
        self.mayWrite = mayWrite
        zip_error_init(&error)
    }

    deinit { zip_error_fini(&error) }

    /// A source that libzip frees; nil when there is no memory.
    static func make(_ file: SpoolFile, mayWrite: Bool) -> OpaquePointer? {
        // libzip holds the one reference; its FREE command gives it back.
        let held = Unmanaged.passRetained(SpoolSource(file, mayWrite: mayWrite))
        let source = zip_source_function_create(
            { state, data, length, command in
                guard let state else { return -1 }
                let source = Unmanaged<SpoolSource>.fromOpaque(state)
                if command == ZIP_SOURCE_FREE {
                    source.release()
                    return 0
                }
                return source.takeUnretainedValue().answer(command, data, length)
            }, held.toOpaque(), nil)
        if source == nil { held.release() }
        return source
    }

    private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_OPEN:
            readAt = 0
            return 0
        case ZIP_SOURCE_READ: return moved(pread(file.descriptor, data, Int(length), off_t(readAt)), &readAt)
        case ZIP_SOURCE_WRITE: return moved(pwrite(file.descriptor, data, Int(length), off_t(writeAt)), &writeAt)
        case ZIP_SOURCE_TELL: return readAt
        case ZIP_SOURCE_TELL_WRITE: return writeAt
        case ZIP_SOURCE_SEEK: return seek(&readAt, data, length)
        case ZIP_SOURCE_SEEK_WRITE: return seek(&writeAt, data, length)
        case ZIP_SOURCE_BEGIN_WRITE:
            writeAt = 0
            return 0
        case ZIP_SOURCE_CLOSE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE: return 0
        case ZIP_SOURCE_STAT: return describe(data)
        case ZIP_SOURCE_ERROR: return data.map { zip_error_to_data(&error, $0, length) } ?? -1
        case ZIP_SOURCE_SUPPORTS: return Self.commands(mayWrite: mayWrite)
        default:
            zip_error_set(&error, ZIP_ER_OPNOTSUPP, 0)
            return -1
        }
    }

    private func moved(_ count: Int, _ place: inout Int64) -> Int64 {
        guard count >= 0 else {
            zip_error_set(&error, ZIP_ER_WRITE, errno)
            return -1
        }
        place += Int64(count)
        return Int64(count)
    }

    private func seek(_ place: inout Int64, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        guard let data else { return -1 }
        let target = zip_source_seek_compute_offset(UInt64(place), UInt64(file.count), data, length, &error)
        guard target >= 0 else { return -1 }
        place = target
        return 0
    }

    private func describe(_ data: UnsafeMutableRawPointer?) -> Int64 {
        guard let stat = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
        zip_stat_init(stat)
        stat.pointee.size = UInt64(file.count)
        stat.pointee.valid |= UInt64(ZIP_STAT_SIZE)
        return Int64(MemoryLayout<zip_stat_t>.size)
    }

    /// A bit for each command that is understood.
    private static func commands(mayWrite: Bool) -> Int64 {
        let reading = [
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
            ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS,
        ]
        let writing = [
            ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE,
            ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
        ]
        return (reading + (mayWrite ? writing : [])).reduce(0) { $0 | 1 << Int64($1.rawValue) }
    }
}
