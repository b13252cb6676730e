import Crypto
package import Foundation

/// One style, script or picture as the browser gets it.
package struct Asset: Sendable {
    package let bytes: [UInt8]
    package let type: String
    /// Name with a digest of the content in it (`site.1a2b3c4d.css`), so that it may be kept for ever.
    package let name: String
}

/// The files of `Templates/Assets/`, by the name with a digest.
package struct Assets: Sendable {
    private let byName: [String: Asset]
    /// From the plain name to the name with a digest.
    private let current: [String: String]

    private static let types = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// - Throws: an error of the file system; a file of an unknown type is left out.
    package init(folder: URL) throws {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        var byName: [String: Asset] = [:]
        var current: [String: String] = [:]
        for file in files {
            guard let type = Self.types[file.pathExtension] else { continue }
            let bytes = [UInt8](try Data(contentsOf: file))
            let digest = SHA256.hash(data: bytes).prefix(4).map { String(Int($0) + 0x100, radix: 16).dropFirst() }
                .joined()
            let name = "\(file.deletingPathExtension().lastPathComponent).\(digest).\(file.pathExtension)"
            byName[name] = Asset(bytes: bytes, type: type, name: name)
            current[file.lastPathComponent] = name
        }
        self.byName = byName
        self.current = current
    }

    /// The asset with this name, digest included.
    package subscript(name: String) -> Asset? { byName[name] }

    /// All assets, sorted by name.
    package var all: [Asset] { byName.values.sorted { $0.name < $1.name } }

    /// The name with the digest for a plain name; the plain name when there is no such file.
    func name(_ plain: String) -> String { current[plain] ?? plain }
}
