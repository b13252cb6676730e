package import Foundation

/// All languages that the screens speak, Dutch first.
package struct Languages: Sendable {
    package let all: [InterfaceLanguage]

    /// The first language; used when nothing else is asked for.
    package var first: InterfaceLanguage { all[0] }

    /// Reads every `.json` file of a folder.
    ///
    /// - Throws: `TemplateFault` when a file cannot be read, misses a text, or holds one nobody knows.
    package init(folder: URL) throws {
        let read = try Self.files(in: folder).map(Self.read)
        guard let first = read.first else { throw TemplateFault.noLanguage(folder: folder.path) }
        for language in read {
            if let fault = language.faults(beside: first).first { throw fault }
        }
        all = read
    }

    private init(_ all: [InterfaceLanguage]) { self.all = all }

    /// These languages with the words of staff's pages besides: those of them that have a file in `folder`, with nothing but
    /// texts in it.
    ///
    /// - Throws: `TemplateFault` when a file cannot be read, misses a text, or holds one nobody knows.
    func extended(by folder: URL) throws -> Languages {
        var extended: [InterfaceLanguage] = []
        for file in try Self.files(in: folder) {
            let code = file.deletingPathExtension().lastPathComponent
            guard let base = all.first(where: { $0.code == code }) else {
                throw TemplateFault.missing(name: "Languages/\(code).json")
            }
            do {
                let texts = try JSONDecoder().decode(StaffTexts.self, from: Data(contentsOf: file))
                extended.append(InterfaceLanguage(base, with: texts))
            } catch {
                throw TemplateFault.unreadableLanguage(file: "Staff/" + file.lastPathComponent, reason: "\(error)")
            }
        }
        guard let model = extended.first else { throw TemplateFault.noLanguage(folder: folder.path) }
        for language in extended {
            if let fault = language.staffFaults(beside: model).first { throw fault }
        }
        return Languages(extended)
    }

    /// Everything that is wrong with the files of a folder, for who writes them; the service stops at the first.
    package static func faults(folder: URL) throws -> [TemplateFault] {
        var faults: [TemplateFault] = []
        var read: [InterfaceLanguage] = []
        for file in try files(in: folder) {
            do {
                read.append(try Self.read(file))
            } catch let fault as TemplateFault {
                faults.append(fault)
            }
        }
        guard let first = read.first else { return faults + [.noLanguage(folder: folder.path)] }
        return faults + read.flatMap { $0.faults(beside: first) }
    }

    /// The language with this code, or with the code's first part (`nl-NL` gives `nl`).
    package func named(_ code: String?) -> InterfaceLanguage? {
        guard let code else { return nil }
        if let index = all.firstIndex(where: { $0.code == code }) { return all[index] }
        let short = code.prefix { $0 != "-" }.lowercased()
        return all.first { $0.code == short }
    }

    /// The language that a browser prefers of those there are (`Accept-Language`, RFC 9110, 12.5.4); nil when none is.
    package func preferred(_ header: String) -> InterfaceLanguage? {
        var best: (language: InterfaceLanguage, weight: Double)?
        for range in header.prefix(200).split(separator: ",").prefix(20) {
            let parts = range.split(separator: ";")
            guard let tag = parts.first?.filter({ $0 != " " }), let language = named(tag) else { continue }
            let written = parts.dropFirst().lazy.map { $0.filter { $0 != " " } }.first { $0.hasPrefix("q=") }
            let weight = written.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language
    }

    /// The language files of a folder, Dutch first.
    private static func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "json" }
            .sorted { left, right in
                let names = [left, right].map { $0.deletingPathExtension().lastPathComponent }
                return (names[0] == "nl" ? 0 : 1, names[0]) < (names[1] == "nl" ? 0 : 1, names[1])
            }
    }

    private static func read(_ file: URL) throws -> InterfaceLanguage {
        do {
            return try InterfaceLanguage(json: Data(contentsOf: file))
        } catch {
            throw TemplateFault.unreadableLanguage(file: file.lastPathComponent, reason: "\(error)")
        }
    }
}

// MARK: - What a file must have

extension InterfaceLanguage {
    /// What this language misses or has too much, beside the first one and what the program asks for.
    fileprivate func faults(beside first: InterfaceLanguage) -> [TemplateFault] {
        compare(texts.keys, with: Set(first.texts.keys).union(Word.allCases.map(\.rawValue)))
            + compare(counted.keys, with: CountedWord.allCases.map(\.rawValue))
            + compare(documents.keys, with: first.documents.keys)
            + compare(kept.names, with: first.kept.names)
            + counted.sorted { $0.key < $1.key }.flatMap { name, forms in
                compare(
                    forms.keys.map { "\(name).\($0.rawValue)" },
                    with: plurals.categories.map { "\(name).\($0.rawValue)" })
            }
            + emptyTexts.map { TemplateFault.missingText(name: $0, language: code) }
            + places(beside: first)
            + documents.sorted { $0.key < $1.key }.flatMap { name, document in
                sections(of: document, beside: first.documents[name], name)
            }
    }

    /// The same for the words of staff's pages.
    fileprivate func staffFaults(beside first: InterfaceLanguage) -> [TemplateFault] {
        compare(texts.keys, with: Set(first.texts.keys).union(StaffWord.allCases.map(\.rawValue)))
            + compare(
                counted.keys, with: CountedWord.allCases.map(\.rawValue) + StaffCountedWord.allCases.map(\.rawValue))
            + emptyTexts.map { TemplateFault.missingText(name: $0, language: code) }
            + places(beside: first)
    }

    private var emptyTexts: [String] { texts.filter { $0.value.isEmpty }.keys.sorted() }

    private func compare(
        _ present: some Sequence<String>, with expected: some Sequence<String>
    ) -> [TemplateFault] {
        let (present, expected) = (Set(present), Set(expected))
        return expected.subtracting(present).sorted().map { .missingText(name: $0, language: code) }
            + present.subtracting(expected).sorted().map { .unknownText(name: $0, language: code) }
    }

    /// Texts that have other places for values than the first language's.
    private func places(beside first: InterfaceLanguage) -> [TemplateFault] {
        texts.sorted { $0.key < $1.key }.compactMap { name, text in
            guard let model = first.texts[name], Self.places(in: model) != Self.places(in: text) else { return nil }
            return .wrongPlaces(name: name, language: code, places: Self.places(in: model).sorted())
        }
    }

    private func sections(of document: Document, beside model: Document?, _ name: String) -> [TemplateFault] {
        guard let model, model.sections.count != document.sections.count else { return [] }
        return [.missingText(name: "\(name): \(model.sections.count) sections", language: code)]
    }

    /// Names in braces.
    static func places(in text: String) -> Set<String> {
        Set(
            text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first.map(String.init)
            })
    }
}
