import Archives
import Tables

/// Writes a set of data as one ZIP file with all its formats: same input, same bytes.
///
/// The rows pass twice: once to measure what some formats must know beforehand, once to write all of them side by side;
/// and once in between when Stata has texts too long for a column. Nothing is seen of the file before it is whole.
package struct Bundle {
    private let dataset: Dataset
    private let rows: any RowSource
    private let plan: BundlePlan
    private let proceed: (BundleProgress) -> Bool

    /// - Parameter proceed: told how far it is; false stops, and nothing is left behind.
    package init(
        _ dataset: Dataset, rows: any RowSource, plan: BundlePlan,
        proceed: @escaping (BundleProgress) -> Bool = { _ in true }
    ) {
        (self.dataset, self.rows, self.plan, self.proceed) = (dataset, rows, plan, proceed)
    }

    /// Writes the bundle.
    /// - Returns: the manifest.
    /// - Throws: `DatasetFault`; the output is then what it was before.
    @discardableResult
    package func write(to path: String) throws -> Manifest {
        let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        let scratch = { () throws(DatasetFault) -> SpoolFile in
            do throws(FileFault) { return try SpoolFile(in: folder) } catch { throw DatasetFault(writing: error) }
        }
        let measured = try measure()
        var files = try data(measured, scratch, folder)
        let rowCounts = measured.facts.map(\.rowCount)
        if let stories = plan.stories { files += try stories.files(scratch) }
        if let sheet = plan.riskSheet {
            files.append(
                BundleFile(
                    "risico.html", sheet, nl: "wat er gedaan is om mensen te beschermen",
                    en: "what was done to protect people"))
        }
        files += descriptions(rowCounts)
        var entries = try files.map { file throws(DatasetFault) in try ManifestEntry(file) }
        if plan.formats.contains(.frictionless) {
            let known = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
            let package = BundleFile(
                "datapackage.json", try DataPackage(dataset, files: known).json(),
                nl: "beschrijving voor Frictionless Data", en: "description for Frictionless Data")
            entries.append(try ManifestEntry(package))
            files.append(package)
        }
        for (language, name) in [("nl", "LEESMIJ.txt"), ("en", "README.txt")] {
            let readme = Readme(
                dataset: dataset, rows: rowCounts, files: Array(zip(files, entries)),
                unlinkedPersons: plan.unlinkedPersons)
            let file = BundleFile(name, Array(readme.text(language).utf8), nl: "uitleg", en: "explanation")
            entries.append(try ManifestEntry(file))
            files.append(file)
        }
        let manifest = Manifest(dataset, rows: rowCounts, unlinkedPersons: plan.unlinkedPersons, files: entries)
        files.append(
            BundleFile("manifest.json", try manifest.json(), nl: "aantallen en digests", en: "counts and digests"))
        try pack(files, into: scratch(), at: path)
        return manifest
    }

    // MARK: - Stages

    private struct Measured {
        var facts: [TableFacts]
        var longTexts: [Int: LongTexts] = [:]
    }

    private func measure() throws -> Measured {
        var facts = dataset.tables.map { TableFacts(columns: $0.columns.count) }
        try pass(.measuring) { table, row in facts[table].see(row) }
        var measured = Measured(facts: facts)
        guard plan.formats.contains(.dta) else { return measured }
        let long = dataset.tables.enumerated().map { table, described in
            described.columns.indices.filter { facts[table].widths[$0] > StatProgram.stata.widest }
        }
        guard !long.allSatisfy(\.isEmpty) else { return measured }
        let budget = LongTextBudget()
        for table in long.indices where !long[table].isEmpty { measured.longTexts[table] = LongTexts(budget) }
        try pass(.measuring) { table, row in
            for column in long[table] {
                if case .text(let start, let count) = row.cells[column], count > 0 {
                    try measured.longTexts[table]?.add(row.string(start, count))
                }
            }
        }
        return measured
    }

    private func data(
        _ measured: Measured, _ scratch: () throws(DatasetFault) -> SpoolFile, _ folder: String
    ) throws -> [BundleFile] {
        let language = dataset.language
        let title = "\(dataset.id) (\(dataset.tier.rawValue))"
        var writers: [any RowWriter] = []
        for (number, table) in dataset.tables.enumerated() {
            if plan.formats.contains(.csv) || plan.formats.contains(.frictionless) {
                for content in CSVTableWriter.Content.allCases {
                    writers.append(
                        try CSVTableWriter(table, number: number, content: content, language: language, file: scratch())
                    )
                }
            }
            for (format, program) in [(BundleFormat.sav, StatProgram.spss), (.dta, .stata)]
            where plan.formats.contains(format) {
                writers.append(
                    try StatFileWriter(
                        table, number: number, program: program, title: title, language: language,
                        facts: measured.facts[number], longTexts: measured.longTexts[number],
                        file: scratch()))
            }
        }
        if plan.formats.contains(.xlsx) {
            writers.append(try XLSXWriter(dataset, language: language, file: scratch(), scratch: folder))
        }
        var counts = Array(repeating: 0, count: dataset.tables.count)
        try pass(.writing) { table, row in
            counts[table] += 1
            for writer in writers { try writer.write(row, of: table) }
        }
        guard counts == measured.facts.map(\.rowCount) else {
            throw DatasetFault("input", "it changed while it was read", repair: "try again when nobody writes it")
        }
        return try writers.flatMap { writer throws(DatasetFault) in try writer.finish() }
    }

    private func pass(
        _ stage: BundleProgress.Stage, _ body: (_ table: Int, _ row: DatasetRow) throws -> Void
    ) throws {
        let expected = max(1, rows.expectedCount ?? 0)
        var done = 0
        try rows.read { table, row in
            if table == 0 {
                done += 1
                if done % 1_000 == 1 { try tell(stage, min(1, Double(done) / Double(expected))) }
            }
            try body(table, row)
        }
        try tell(stage, 1)
    }

    private func tell(_ stage: BundleProgress.Stage, _ part: Double) throws(DatasetFault) {
        guard proceed(BundleProgress(stage: stage, part: part)) else { throw DatasetFault(writing: .cancelled) }
    }

    private func descriptions(_ rowCounts: [Int]) -> [BundleFile] {
        var files: [BundleFile] = []
        if plan.formats.contains(.ddi) {
            files.append(
                BundleFile(
                    "codeboek.xml", Array(DDICodebook(dataset: dataset, rows: rowCounts).xml().utf8),
                    nl: "codeboek als DDI-Codebook 2.5", en: "codebook as DDI-Codebook 2.5"))
        }
        if plan.formats.contains(.html) {
            files.append(
                BundleFile(
                    "codeboek.html", Array(HTMLCodebook(dataset: dataset, rows: rowCounts).html().utf8),
                    nl: "codeboek om te lezen", en: "codebook to read"))
        }
        return files
    }

    private func pack(_ files: [BundleFile], into file: SpoolFile, at path: String) throws(DatasetFault) {
        let members = files.sorted { $0.name < $1.name }.map { file in
            ArchiveMember(name: file.name, content: file.content, isPacked: file.isPacked)
        }
        do throws(ArchiveFault) {
            try ArchiveWriter.write(members, to: file) { proceed(BundleProgress(stage: .packing, part: $0)) }
        } catch { throw DatasetFault(writing: error) }
        do throws(FileFault) { try file.keep(at: path) } catch { throw DatasetFault(writing: error) }
    }
}
