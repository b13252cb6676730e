package import FoundationEssentials

/// Hierarchies by the name of their column, from JSON: `{"age": [["18", "18-24", "*"], …], …}`.
package struct HierarchyFile: Sendable {
    package let hierarchies: [String: Hierarchy]

    /// Reads files, and folders whose `.json` files are read.
    ///
    /// - Throws: What cannot be read or used, in all of the hierarchies at once.
    package static func read(paths: [String]) throws(DisclosureFault) -> HierarchyFile {
        var found: [String: (hierarchy: Hierarchy, file: String)] = [:]
        var all: [String] = []
        for path in paths { all += try files(at: path) }
        for path in all {
            guard let data = FileManager.default.contents(atPath: path) else {
                throw DisclosureFault(path, "this file cannot be read", repair: "mend the path or its permissions")
            }
            for hierarchy in try parse(data, source: path) {
                if let other = found[hierarchy.name] {
                    throw DisclosureFault(
                        "\(path): hierarchy '\(hierarchy.name)'", "it is in \(other.file) too",
                        repair: "take one of the two out")
                }
                found[hierarchy.name] = (hierarchy, path)
            }
        }
        return HierarchyFile(hierarchies: found.mapValues(\.hierarchy))
    }

    /// The hierarchies of one file, by name.
    package static func parse(_ data: Data, source: String) throws(DisclosureFault) -> [Hierarchy] {
        let all: [String: [[String]]]
        do {
            all = try JSONDecoder().decode([String: [[String]]].self, from: data)
        } catch let error as DecodingError {
            throw DisclosureFault(
                source, shape(error), repair: "write {\"column\": [[\"value\", \"band\", \"*\"], …], …}")
        } catch {
            throw DisclosureFault(source, "this is not JSON", repair: "mend it at the place a JSON checker names")
        }
        var hierarchies: [Hierarchy] = []
        var findings: [Finding] = []
        for (name, rows) in all.sorted(by: { $0.key < $1.key }) {
            do throws(DisclosureFault) {
                hierarchies.append(try Hierarchy(name: name, rows: rows, source: source))
            } catch {
                findings += error.findings
            }
        }
        guard findings.isEmpty else { throw DisclosureFault(findings) }
        return hierarchies
    }

    // MARK: - Files

    private static func files(at path: String) throws(DisclosureFault) -> [String] {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw DisclosureFault(path, "there is no such file or folder", repair: "mend the path")
        }
        guard isFolder else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let files = names.filter { $0.hasSuffix(".json") }.sorted().map { "\(path)/\($0)" }
        guard !files.isEmpty else {
            throw DisclosureFault(
                path, "there is no .json file in this folder", repair: "name a file or another folder")
        }
        return files
    }

    /// What a decoding error means for somebody who wrote the file.
    private static func shape(_ error: DecodingError) -> String {
        let path: [any CodingKey]
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context),
            .keyNotFound(_, let context):
            path = context.codingPath
        @unknown default: path = []
        }
        guard let column = path.first?.stringValue else { return "this is not JSON with hierarchies by column" }
        let numbers = path.dropFirst().compactMap(\.intValue)
        let row = numbers.first.map { ", row \($0 + 1)" } ?? ""
        let level = numbers.dropFirst().first.map { ", level \($0)" } ?? ""
        return "hierarchy '\(column)'\(row)\(level) is not a text in quotes in a list of lists"
    }
}
