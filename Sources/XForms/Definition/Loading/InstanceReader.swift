import XMLTree

/// A secondary instance: read-only data beside the answers (ODK XForms, "Secondary Instances").
struct SecondaryInstance {
    var id: String
    /// The document element; nil for a placeholder without data.
    var root: XMLElement?
    /// The file it came from.
    var file: String?
}

extension FormReader {
    /// An evaluation is lent the lists one within the other (`XPathContext.lent`); forms of the field have up to fifty.
    private static let mostInstances = 500

    /// Reads the instances after the first, from the definition itself or from files beside it.
    mutating func readInstances() {
        var seen: Set<String> = []
        for element in parts.secondary {
            guard instances.count < Self.mostInstances else {
                return report(.tooManyInstances(maximum: Self.mostInstances), at: element.place)
            }
            guard let id = element.attribute("id"), !id.isEmpty else {
                report(.unnamedInstance, at: element.place)
                continue
            }
            if !seen.insert(id).inserted { report(.duplicateInstance(id), at: element.place) }
            if let source = element.attribute("src")?.trimmed, !source.isEmpty {
                instances.append(readExternal(source, id: id, element: element))
            } else {
                if element.elements.isEmpty { report(.emptyList("instance('\(id)')"), at: element.place) }
                instances.append(SecondaryInstance(id: id, root: element.elements.first))
            }
        }
    }

    private mutating func readExternal(_ source: String, id: String, element: XMLElement) -> SecondaryInstance {
        // The answers of the time before do not exist for somebody without an account: they read as empty.
        if source == "jr://instance/last-saved" {
            return SecondaryInstance(id: id, root: Self.emptied(parts.primary))
        }
        guard let name = Self.fileName(of: source) else {
            report(.unknownSource(source), at: element.place)
            return SecondaryInstance(id: id, root: element.elements.first)
        }
        guard let bytes = beside(name) else {
            report(.missingFile(name), at: element.place)
            return SecondaryInstance(id: id, root: element.elements.first)
        }
        do throws(InstanceFileError) {
            return SecondaryInstance(
                id: id, root: try Self.read(bytes, name: name, isCSV: source.hasPrefix("jr://file-csv/")), file: name)
        } catch {
            report(.unreadableFile(name, error.why), at: error.position, file: name)
            return SecondaryInstance(id: id, root: nil)
        }
    }

    private static func read(_ bytes: [UInt8], name: String, isCSV: Bool) throws(InstanceFileError) -> XMLElement {
        let lower = name.lowercased()
        if isCSV || lower.hasSuffix(".csv") { return try CSVInstance.read(bytes) }
        if lower.hasSuffix(".geojson") { return try GeoJSONInstance.read(bytes) }
        do {
            return try XMLDocument.parse(bytes).root
        } catch {
            throw InstanceFileError(why: error.sentence, position: error.position)
        }
    }

    /// The bare file name of a `jr://file…` address; nil when it is none or would leave the folder.
    private static func fileName(of source: String) -> String? {
        guard source.hasPrefix("jr://") else { return nil }
        let parts = source.dropFirst("jr://".count).split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let name = parts.last, !name.isEmpty, name != ".", name != "..", !name.contains("\\"),
            !name.contains("\0")
        else { return nil }
        return String(name)
    }

    /// The same structure without any value.
    private static func emptied(_ element: XMLElement) -> XMLElement {
        element.with(children: element.elements.map { .element(emptied($0)) })
    }
}

/// Why a file beside the definition cannot be read.
struct InstanceFileError: Error {
    let why: Bilingual
    let position: SourcePosition?
}
