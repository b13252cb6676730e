import FoundationEssentials

/// Makes tables of one CSV file as another.
package enum TableFiles {
    /// Reads, counts, protects, and writes; the report is written also when the tables may not go out.
    package static func run(
        input: String, hierarchies: [String], plan: TablePlan, earlier: [String], population: String?, output: String,
        report: String
    ) throws(DisclosureFault) -> TableRelease {
        try OutputFile.checkApart(output, report)
        let shelf = hierarchies.isEmpty ? [:] : try HierarchyFile.read(paths: hierarchies).hierarchies
        var before: [EarlierTables] = []
        for path in earlier { before.append(try EarlierTables.read(path: path, apart: plan.apartColumns)) }
        // What earlier tables split by and counted is counted again, where the data still have it.
        let known = Set(try Table.columnNames(path: input))
        let table = try Table.readCSV(
            path: input, columns: plan.columns + plan.columns(of: before).filter(known.contains))
        var weighting: Weighting?
        if let population {
            let living = try Table.readCSV(path: population, columns: plan.strata + ["people"])
            weighting = try TableMaker.weighting(table, hierarchies: shelf, plan: plan, population: living)
        }
        var release = try TableMaker.run(
            table, hierarchies: shelf, plan: plan, weights: weighting?.weights, earlier: before)
        release.report.strata = weighting == nil ? [] : plan.strata
        release.report.cappedWeights = weighting?.capped ?? 0
        let account = try OutputFile(path: report)
        try account.write(release.report.json())
        if release.refusals.isEmpty {
            let data = try OutputFile(path: output)
            try CSVWriter.write(release.columns, to: data)
            try data.keep()
        }
        try account.keep()
        return release
    }
}

extension TableRelease {
    /// What stands where a figure is hidden: the code for what protection took out, which is neither blank nor zero.
    package static let protected = "-98"

    /// The lines as columns: what is apart, the groups, and the figures. A figure that a measure does not have is empty.
    package var columns: [CodedColumn] {
        var columns: [CodedColumn] = []
        for (index, name) in apartColumns.enumerated() {
            columns.append(CodedColumn(name: name, rows: lines.map { $0.apart[index] }))
        }
        for (index, name) in groupColumns.enumerated() {
            columns.append(CodedColumn(name: name, rows: lines.map { $0.group[index] }))
        }
        let figures: [(name: String, text: (Line) -> String)] = [
            ("measure", { $0.measure.rawValue }), ("question", { $0.question }), ("answer", { $0.answer }),
            ("people", { $0.hasPeople ? $0.people.map(String.init) ?? Self.protected : "" }),
            ("percent", { $0.measure == .distribution ? $0.percent.map(String.init) ?? Self.protected : "" }),
            ("mean", { $0.hasPeople ? "" : $0.mean.map { Self.text($0.mean) } ?? Self.protected }),
            ("low", { $0.hasPeople ? "" : $0.mean.map { Self.text($0.low) } ?? Self.protected }),
            ("high", { $0.hasPeople ? "" : $0.mean.map { Self.text($0.high) } ?? Self.protected }),
        ]
        return columns + figures.map { figure in CodedColumn(name: figure.name, rows: lines.map(figure.text)) }
    }

    /// Two decimals.
    static func text(_ number: Double) -> String {
        let hundredths = Int((number * 100).rounded())
        let digits = String(abs(hundredths))
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }
}

extension TableRelease.Line {
    /// Whether its figure is a number of people.
    var hasPeople: Bool { measure == .people || measure == .distribution }
}
