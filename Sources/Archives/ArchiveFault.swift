package import Tables

/// Why an archive was not read or written. Never holds anything of its content but a name.
package enum ArchiveFault: Error, Sendable, Hashable {
    /// Not a ZIP file, or cut off, or its parts contradict each other.
    case damaged(String)
    /// More entries than the limits allow.
    case tooManyEntries(Int)
    /// An entry, or all of them together, unpack to more bytes than the limits allow.
    case tooLarge(String)
    /// An entry unpacks to very much more than it takes: a bomb.
    case tooDense(String)
    /// An entry gives more or fewer bytes than it says.
    case lyingSize(String)
    /// A name that leads out of the archive or that file systems read differently; the name, made printable.
    case unsafeName(String)
    /// Two entries with one name.
    case duplicate(String)
    /// An entry that is a link, a device or the like.
    case notAFile(String)
    case encrypted(String)
    /// A method of packing other than deflate.
    case unknownMethod(String)
    /// An entry that is itself an archive.
    case nested(String)
    /// A file could not be written; the system's words.
    case unwritable(String)
    /// Somebody asked to stop.
    case cancelled
}

extension ArchiveFault {
    package init(_ fault: FileFault) { self = .unwritable(fault.why) }
}

extension ArchiveFault: CustomStringConvertible {
    /// What is wrong and what to do, in English.
    package var description: String {
        switch self {
        case .damaged(let what): "this is no sound ZIP file (\(what)); save or send it again"
        case .tooManyEntries(let most): "the archive holds more than \(most) entries; leave out what is not needed"
        case .tooLarge(let name): "\(name) unpacks to more than is allowed; make the document smaller"
        case .tooDense(let name): "\(name) unpacks to more than a hundred times its size; that is not a document"
        case .lyingSize(let name): "\(name) has another size than the archive says; save or send the file again"
        case .unsafeName(let name): "the entry '\(name)' has a name that is not safe; make the archive again"
        case .duplicate(let name): "the archive holds '\(name)' twice; make the archive again"
        case .notAFile(let name): "'\(name)' is a link or device, not a file; make the archive again"
        case .encrypted(let name): "'\(name)' is locked with a password; save the document without one"
        case .unknownMethod(let name): "'\(name)' is packed in a way that is not known here; save the document again"
        case .nested(let name): "'\(name)' is an archive inside the archive; leave it out"
        case .unwritable(let why): "the file cannot be written (\(why)); make room or mend its place"
        case .cancelled: "stopped; nothing was written"
        }
    }
}
