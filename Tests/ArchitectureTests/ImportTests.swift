import Foundation
import Testing

@Suite("Arrows between modules only point downwards")
struct ImportTests {
    @Test("each module imports only what its row of the table allows", arguments: ImportTable.allowed.keys.sorted())
    func importsFollowTheTable(module: String) throws {
        let allowed = try #require(ImportTable.allowed[module]).union(ImportTable.toolchain)
        for file in try swiftFiles(of: module) {
            let strangers = try imports(in: file).subtracting(allowed).sorted()
            #expect(strangers.isEmpty, "\(file.lastPathComponent) imports \(strangers)")
        }
    }

    @Test("each folder of Sources that holds Swift has its row in the table")
    func tableIsComplete() throws {
        let folders = try FileManager.default.contentsOfDirectory(
            atPath: ProjectRoot.url.appending(path: "Sources").path)
        let headers = ["CClp", "CQRCode"]
        let modules = folders.filter { !$0.hasPrefix("CLib") && !headers.contains($0) && !$0.hasPrefix(".") }
        #expect(Set(modules) == Set(ImportTable.allowed.keys))
    }

    @Test("a library that one module owns is named by nobody else", arguments: ImportTable.reserved.keys.sorted())
    func reservedLibraries(library: String) throws {
        let owners = try #require(ImportTable.reserved[library])
        for module in ImportTable.allowed.keys where !owners.contains(module) {
            for file in try swiftFiles(of: module) {
                #expect(try !imports(in: file).contains(library), "\(module)/\(file.lastPathComponent)")
            }
        }
    }
}

// MARK: - Reading the sources

private func swiftFiles(of module: String) throws -> [URL] {
    let folder = ProjectRoot.url.appending(path: "Sources/\(module)")
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
}

/// The first component of each `import` line, whatever stands before the word `import`.
private func imports(in file: URL) throws -> Set<String> {
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
        lines.compactMap { line in
            var words = line.split(separator: " ")[...]
            while let first = words.first,
                ["package", "public", "internal", "private", "fileprivate"].contains(first)
                    || first.hasPrefix("@")
            {
                words = words.dropFirst()
            }
            guard words.first == "import" else { return nil }
            words = words.dropFirst()
            if let kind = words.first, kinds.contains(kind) { words = words.dropFirst() }
            return words.first.map { String($0.prefix { $0 != "." }) }
        })
}
