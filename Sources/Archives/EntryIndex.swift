import CLibZip

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The entries of an archive by name, each looked at before it is taken up.
struct EntryIndex {
    private(set) var names: [String] = []
    private(set) var indexes: [String: UInt64] = [:]
    private let limits: ArchiveLimits
    private var total = 0
    /// Names without regard to case, as half of the file systems read them.
    private var folded: Set<String> = []

    init(limits: ArchiveLimits) {
        self.limits = limits
    }

    mutating func add(_ number: UInt64, of zip: OpaquePointer) throws(ArchiveFault) {
        var stat = zip_stat_t()
        let wanted = UInt64(
            ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD)
        // The bytes as they stand: libzip would read what is not UTF-8 as the characters of an old PC.
        guard zip_stat_index(zip, number, 0, &stat) == 0, stat.valid & wanted == wanted,
            let raw = zip_get_name(zip, number, UInt32(ZIP_FL_ENC_RAW))
        else { throw .damaged("entry \(number + 1) is not described") }
        let name = String(cString: raw)
        guard EntryName.isSafe(name) else { throw .unsafeName(EntryName.printable(name)) }
        guard folded.insert(name.lowercased()).inserted else { throw .duplicate(name) }
        guard stat.encryption_method == UInt16(ZIP_EM_NONE) else { throw .encrypted(name) }
        guard [ZIP_CM_STORE, ZIP_CM_DEFLATE].contains(Int32(stat.comp_method)) else { throw .unknownMethod(name) }
        try checkKind(name, number, zip)
        guard stat.size <= UInt64(limits.entryBytes) else { throw .tooLarge(name) }
        total += Int(stat.size)
        guard total <= limits.totalBytes else { throw .tooLarge("the whole archive") }
        guard stat.size <= UInt64(ArchiveLimits.freeOfRatio) || stat.size / UInt64(limits.ratio) <= stat.comp_size
        else { throw .tooDense(name) }
        guard !name.hasSuffix("/") else {
            guard stat.size == 0 else { throw .damaged("the folder '\(name)' has content") }
            return
        }
        names.append(name)
        indexes[name] = number
    }

    /// Only plain files and folders: what a Unix system notes of an entry is in the upper half of its attributes.
    private func checkKind(_ name: String, _ number: UInt64, _ zip: OpaquePointer) throws(ArchiveFault) {
        var system: UInt8 = 0
        var attributes: UInt32 = 0
        guard zip_file_get_external_attributes(zip, number, 0, &system, &attributes) == 0 else {
            throw .damaged("'\(name)' is not described")
        }
        let kind = mode_t(attributes >> 16) & S_IFMT
        guard kind == 0 || kind == S_IFREG || kind == S_IFDIR else { throw .notAFile(name) }
    }
}
