import Tables

/// A file that is there whole or not at all: written without a name, flushed to disk, then put in its place.
struct OutputFile {
    private let path: String
    private let spool: SpoolFile

    init(path: String) throws(DisclosureFault) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        do throws(FileFault) { spool = try SpoolFile(in: folder) } catch { throw Self.fault(path, error) }
    }

    func write(_ bytes: [UInt8]) throws(DisclosureFault) {
        do throws(FileFault) { try spool.write(bytes) } catch { throw Self.fault(path, error) }
    }

    /// Writes what `fill` puts into memory of its own.
    ///
    /// - Parameters:
    ///   - most: The most bytes it may touch.
    ///   - fill: Says how many of them count.
    func write(upTo most: Int, _ fill: (UnsafeMutableRawBufferPointer) -> Int) throws(DisclosureFault) {
        try write(
            [UInt8](unsafeUninitializedCapacity: most) { room, count in
                count = fill(UnsafeMutableRawBufferPointer(room))
            })
    }

    /// Puts the file in its place.
    func keep() throws(DisclosureFault) {
        do throws(FileFault) { try spool.keep(at: path) } catch { throw Self.fault(path, error) }
    }

    /// - Throws: When data and report would stand in one file.
    static func checkApart(_ output: String, _ report: String) throws(DisclosureFault) {
        guard output != report else {
            throw DisclosureFault("--report", "it is the file of --output", repair: "name another file")
        }
    }

    private static func fault(_ path: String, _ fault: FileFault) -> DisclosureFault {
        DisclosureFault(
            path, "this file cannot be written (\(fault.why))", repair: "mend the path, its permissions, or make room")
    }
}
