import Archives
import Tables

/// Stories with their tags as files of a bundle: a REFI-QDA project and a table of quotes.
package struct StoryBundle: Sendable {
    /// Where the project lies in a bundle.
    package static let project = "verhalen/verhalen.qdpx"

    private let stories: [CodedStory]
    private let labels: [String]
    private let name: String

    /// Stories are put in the order of their pseudonyms, which number them.
    package init(stories: [CodedStory], pseudonyms: Pseudonyms, name: String) {
        let named = stories.map { ($0, pseudonyms.story($0.id)) }.sorted { $0.1 < $1.1 }
        self.stories = named.map(\.0)
        labels = named.map { "verhaal-" + $0.1 }
        self.name = name
    }

    /// - Parameter scratch: gives an empty file.
    func files(_ scratch: () throws(DatasetFault) -> SpoolFile) throws(DatasetFault) -> [BundleFile] {
        let project = QDAProject(stories: stories, name: name, labels: labels)
        var members = [ArchiveMember(name: "project.qde", content: .bytes(Array(project.xml().utf8)))]
        for (number, story) in stories.enumerated() {
            members.append(ArchiveMember(name: project.path(number), content: .bytes(Array(story.text.utf8))))
        }
        let archive = try scratch()
        do throws(ArchiveFault) { try ArchiveWriter.write(members, to: archive) } catch {
            throw DatasetFault(writing: error)
        }
        return [
            BundleFile(
                name: Self.project, content: .file(archive), rows: stories.count,
                about: Words(nl: "verhalen met codes (REFI-QDA)", en: "stories with codes (REFI-QDA)"), isPacked: true)
        ] + (try quotes(scratch))
    }

    /// Passages that their tellers allowed to be quoted, with the tags that touch them; the raw table and the safe one.
    private func quotes(_ scratch: () throws(DatasetFault) -> SpoolFile) throws(DatasetFault) -> [BundleFile] {
        let label = { (nl: String, en: String) in Words(nl: nl, en: en) }
        let names = [
            ("bs_verhaal", label("Verhaal", "Story")), ("bs_buurt", label("Buurt", "Neighbourhood")),
            ("bs_ronde", label("Meetronde", "Round")), ("wie_vertelt", label("Wie vertelt", "Who tells")),
            ("citaat", label("Citaat", "Quote")), ("stem", label("Wie codeerde", "Who coded")),
            ("codes", label("Codes", "Codes")), ("richting", label("Helpt of hindert", "Helps or hinders")),
        ]
        let table = DatasetTable(
            name: "citaten", title: label("Citaten", "Quotes"),
            columns: names.map { DatasetColumn(name: $0.0, label: $0.1, kind: .text, role: .freeText) }, keys: [])
        var files: [BundleFile] = []
        for content in [CSVTableWriter.Content.codes, .safeLabels] {
            let writer = try CSVTableWriter(table, number: 0, content: content, language: "nl", file: scratch())
            for (number, story) in stories.enumerated() { try write(story, labels[number], to: writer) }
            for file in try writer.finish() {
                let name = content == .codes ? "verhalen/citaten.csv" : "rekenblad/citaten.csv"
                files.append(
                    BundleFile(
                        name: name, content: file.content, rows: file.rows,
                        about: label("citaten met codes", "quotes with codes")))
            }
        }
        return files
    }

    private func write(_ story: CodedStory, _ label: String, to writer: CSVTableWriter) throws(DatasetFault) {
        for quote in story.quotes ?? [] {
            let touching = story.codings.filter { $0.start < quote.end && quote.start < $0.end }
            for voice in CodedStory.Voice.allCases {
                let own = touching.filter { $0.voice == voice }
                guard !own.isEmpty || (touching.isEmpty && voice == .coder) else { continue }
                var row = DatasetRow()
                let cells = [
                    label, story.neighbourhood ?? "", story.round ?? "", story.teller ?? "",
                    story.words(quote.start, quote.end), own.isEmpty ? "" : voice.rawValue,
                    Set(own.flatMap(\.codes)).sorted().joined(separator: " "),
                    Set(own.compactMap(\.valence)).sorted().joined(separator: " "),
                ]
                for cell in cells { row.cells.append(row.text(cell.utf8)) }
                try writer.write(row, of: 0)
            }
        }
    }
}
