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
///
/// A large one may be written in parts: `site.css`, `site+forms.css` and `site+print.css` become one file, in that order,
/// so that a page needs one request for its style and one for its script.
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
            .sorted { $0.deletingPathExtension().lastPathComponent < $1.deletingPathExtension().lastPathComponent }
        var whole: [String: [UInt8]] = [:]
        for file in files where Self.types[file.pathExtension] != nil {
            let stem = file.deletingPathExtension().lastPathComponent.prefix { $0 != "+" }
            let bytes = try AssetText.served(try Data(contentsOf: file), as: file.pathExtension)
            whole["\(stem).\(file.pathExtension)", default: []] += bytes
        }
        var byName: [String: Asset] = [:]
        var current: [String: String] = [:]
        for (plain, bytes) in whole {
            let digest = SHA256.hash(data: bytes).prefix(4).map { String(Int($0) + 0x100, radix: 16).dropFirst() }
                .joined()
            let end = plain.split(separator: ".").last.map(String.init) ?? ""
            let name = "\(plain.dropLast(end.count + 1)).\(digest).\(end)"
            byName[name] = Asset(bytes: bytes, type: Self.types[end] ?? "", name: name)
            current[plain] = name
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
