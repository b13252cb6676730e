/// How much an archive from outside may hold. What is counted is what comes out, never what the archive declares.
package struct ArchiveLimits: Sendable, Hashable {
    package var entries: Int
    /// Bytes of one entry, unpacked.
    package var entryBytes: Int
    /// Bytes of all entries together, unpacked.
    package var totalBytes: Int
    /// Unpacked over packed, counted from the first megabyte on.
    package var ratio: Int
    /// Whether an entry may be an archive itself.
    package var mayNest = false

    package init(entries: Int, entryBytes: Int, totalBytes: Int, ratio: Int) {
        self.entries = entries
        self.entryBytes = entryBytes
        self.totalBytes = totalBytes
        self.ratio = ratio
    }

    /// For documents that people upload (docx, odt, xlsx).
    package static let document = ArchiveLimits(
        entries: 200, entryBytes: 20_000_000, totalBytes: 50_000_000, ratio: 100)

    /// Small files are dense without harm.
    static let freeOfRatio = 1_000_000
}
