/// What a name inside an archive may look like.
enum EntryName {
    /// A relative path with `/` between its parts that every file system reads in the same way.
    ///
    /// Refused are: absolute paths and drive letters, `.` and `..`, backslashes, control characters and empty parts.
    static func isSafe(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.count <= 512, !name.hasPrefix("/"), !name.contains("\\"), !name.contains(":"),
            !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0xFFFD })
        else { return false }
        let path = name.hasSuffix("/") ? name.dropLast() : name[...]
        return path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
            !$0.isEmpty && $0 != "." && $0 != ".."
        }
    }

    /// A name fit for a message.
    static func printable(_ name: String) -> String {
        let scalars = name.unicodeScalars.prefix(80).map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) }
        return String(scalars)
    }
}
