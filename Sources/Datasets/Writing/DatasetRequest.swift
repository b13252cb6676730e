import Archives
import FoundationEssentials
import Tables
import XForms

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What somebody at a terminal asks for: files in, one file out.
package struct DatasetRequest: Sendable {
    /// Versions of one questionnaire, oldest first.
    package var definitions: [String]
    /// A file of JSON lines, or a folder of XForms submissions.
    package var submissions: String
    package var key: String
    /// A file of stories as JSON lines.
    package var stories: String?
    package var riskSheet: String?
    package var formats = Set(BundleFormat.allCases)
    package var options = DatasetOptions()
    /// `*.zip` for a bundle, `*.csv` for the responses with codes alone.
    package var output: String

    package init(definitions: [String], submissions: String, key: String, output: String) {
        (self.definitions, self.submissions, self.key, self.output) = (definitions, submissions, key, output)
    }

    /// What was made.
    package struct Outcome: Sendable {
        /// Rows per table, in order.
        package let rows: [(table: String, count: Int)]
        package let leftOut: [Dataset.LeftOut]
        package let keyIsNew: Bool
    }

    /// Makes the file.
    /// - Throws: `DatasetFault` for anything in the way; the output is then what it was before.
    package func run(proceed: @escaping (BundleProgress) -> Bool = { _ in true }) throws -> Outcome {
        var options = options
        options.listsByChoice = true
        let form = try DatasetForm(definitions.map(Self.load), options: options)
        let feed: any ResponseFeed =
            if Self.isFolder(submissions) { try SubmissionFolder(path: submissions, form: form) } else {
                try ResponseLines(path: submissions)
            }
        let (pseudonyms, isNew) = try PseudonymKeyFile.read(key)
        let count = max(1, feed.count)
        let rows = try ResponseRows(feed: feed, form: form, pseudonyms: pseudonyms, options: options) {
            done throws(DatasetFault) in
            guard done % 1_000 != 0 || proceed(BundleProgress(stage: .listing, part: Double(done) / Double(count)))
            else {
                throw DatasetFault(writing: .cancelled)
            }
        }
        guard output.hasSuffix(".csv") else {
            var plan = BundlePlan()
            plan.formats = formats
            plan.unlinkedPersons = rows.unlinkedChains
            plan.riskSheet = try riskSheet.map { try Self.bytes($0) }
            plan.stories = try stories.map { path in
                StoryBundle(
                    stories: try CodedStory.read(Self.bytes(path), name: path), pseudonyms: pseudonyms,
                    name: form.dataset.id)
            }
            let manifest = try Bundle(rows.dataset, rows: rows, plan: plan, proceed: proceed).write(to: output)
            let counts = rows.dataset.tables.map { ($0.name, manifest.rows[$0.name, default: 0]) }
            return Outcome(rows: counts, leftOut: rows.dataset.leftOut, keyIsNew: isNew)
        }
        let written = try Self.writeTable(rows, to: output, proceed: proceed)
        return Outcome(rows: [(rows.dataset.tables[0].name, written)], leftOut: rows.dataset.leftOut, keyIsNew: isNew)
    }

    /// The responses with codes, in one pass.
    private static func writeTable(
        _ rows: ResponseRows, to path: String, proceed: (BundleProgress) -> Bool
    ) throws -> Int {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        do {
            let file = try SpoolFile(in: folder)
            let writer = try CSVTableWriter(
                rows.dataset.tables[0], number: 0, content: .codes, language: rows.dataset.language, file: file)
            var done = 0
            try rows.read { table, row in
                guard table == 0 else { return }
                done += 1
                if done % 1_000 == 1 {
                    let part = Double(done) / Double(max(1, rows.expectedCount ?? 0))
                    guard proceed(BundleProgress(stage: .writing, part: part)) else { throw ArchiveFault.cancelled }
                }
                try writer.write(row, of: 0)
            }
            _ = try writer.finish()
            try file.keep(at: path)
            return done
        } catch let fault as ArchiveFault {
            throw DatasetFault(writing: fault)
        } catch let fault as FileFault {
            throw DatasetFault(writing: fault)
        }
    }

    // MARK: - Reading

    private static func load(_ path: String) throws(DatasetFault) -> FormDefinition {
        let folder = URL(filePath: path).deletingLastPathComponent()
        let loaded = FormDefinition.load(try bytes(path)) { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
        }
        guard let form = loaded.definition else {
            let first = loaded.diagnostics.first { $0.severity == .error }
            throw DatasetFault(
                path, first.map { $0.line(language: "en") } ?? "this is no questionnaire",
                repair: "see buurtstem check")
        }
        return form
    }

    private static func bytes(_ path: String) throws(DatasetFault) -> [UInt8] {
        guard let data = try? Data(contentsOf: URL(filePath: path)) else {
            throw DatasetFault(path, "this file cannot be read", repair: "mend the path or its permissions")
        }
        return Array(data)
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }
}
