package import Foundation

/// A folder given to the command: a kit, a part of one, or any other with files of the same formats.
package struct ConformanceFolder: Sendable {
    package let url: URL

    package init(_ url: URL) { self.url = url }

    package func file(_ name: String) -> URL { url.appendingPathComponent(name) }

    package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name).path) }

    package func data(_ name: String) throws -> Data { try Data(contentsOf: file(name)) }

    /// The files directly in it, by name.
    package var files: [URL] {
        let entries = try? FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
        return (entries ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
    }

    /// The folder itself and the folders in it, where a kit keeps its parts.
    package var parts: [ConformanceFolder] {
        var isFolder: ObjCBool = false
        let inner = files.filter {
            FileManager.default.fileExists(atPath: $0.path, isDirectory: &isFolder) && isFolder.boolValue
        }
        return [self] + inner.map(ConformanceFolder.init)
    }
}
