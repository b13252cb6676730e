internal import Crypto
package import XMLTree

/// The outcome of reading a definition: what could be made of it, and everything found on the way.
package struct LoadedForm: Sendable {
    /// Nil when an error was found.
    package let definition: FormDefinition?
    /// Errors, warnings and notes in order of their place.
    package let diagnostics: [Diagnostic]
    /// What could be made of it in spite of errors: for tools that replay what others accept, never to be served.
    package let asFarAsPossible: FormDefinition?
    /// The shape of the primary instance as written, without repeats; nil when a part was missing.
    var schema: Schema?
    /// The secondary instances that could be read.
    var instances: [SecondaryInstance] = []

    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}

extension FormDefinition {
    /// Reads an ODK XForm (XML in UTF-8 or UTF-16).
    /// - Parameter beside: gives the bytes of a file beside the definition by its bare name (`wards.csv`), nil when there is none.
    package static func load(_ bytes: [UInt8], beside: @escaping (String) -> [UInt8]? = { _ in nil }) -> LoadedForm {
        do {
            return load(try XMLDocument.parse(bytes), bytes: bytes, beside: beside)
        } catch {
            return LoadedForm(
                definition: nil, diagnostics: [Diagnostic(.unreadable(error.sentence), at: error.position)],
                asFarAsPossible: nil)
        }
    }

    /// The same for a document that has been parsed already.
    /// - Parameter bytes: what it was parsed from, for the hash.
    package static func load(
        _ document: XMLDocument, bytes: [UInt8], beside: @escaping (String) -> [UInt8]? = { _ in nil }
    ) -> LoadedForm {
        do throws(FormPartsError) {
            var reader = FormReader(parts: try FormParts(document: document.root), beside: beside)
            reader.read()
            reader.dropLostNames(of: document.root)
            var assembler = FormAssembler(reader)
            let hash = Hexadecimal.text(
                Self.hash(of: bytes, files: reader.instances.compactMap(\.file), beside: beside))
            let form = assembler.assemble(hash: hash).withBaseline()
            let diagnostics = Self.ordered(assembler.diagnostics)
            let isSound = !diagnostics.contains { $0.severity == .error }
            return LoadedForm(
                definition: isSound ? form : nil, diagnostics: diagnostics, asFarAsPossible: form,
                schema: reader.writtenSchema, instances: reader.instances)
        } catch {
            return LoadedForm(
                definition: nil, diagnostics: [Diagnostic(error.fault, at: error.position)], asFarAsPossible: nil)
        }
    }

    /// In order of their place, sorted by small keys.
    private static func ordered(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let start = XMLPosition(line: 0, column: 0)
        let keys = diagnostics.enumerated().map { (place: $1.position ?? start, offset: $0) }
        return keys.sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }.map { diagnostics[$0.offset] }
    }

    /// SHA-256 over the definition and the files it uses, each with its name and length before it; of a definition alone
    /// that is the SHA-256 of its bytes.
    package static func hash(of bytes: [UInt8], files: [String], beside: (String) -> [UInt8]?) -> [UInt8] {
        var digest = SHA256()
        digest.update(data: bytes)
        for name in files.sorted() {
            let content = beside(name) ?? []
            digest.update(data: Array("\n\(name)\n\(content.count)\n".utf8))
            digest.update(data: content)
        }
        return Array(digest.finalize())
    }
}
