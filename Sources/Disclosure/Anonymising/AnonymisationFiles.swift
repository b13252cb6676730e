/// Anonymises a CSV file into another.
package enum AnonymisationFiles {
    /// Reads, recodes, and writes; the report is written also when the data may not go out.
    ///
    /// - Returns: The anonymisation; its refusals say why `output` was not written.
    package static func run(
        input: String, hierarchies: [String], plan: AnonymisationPlan, output: String, report: String
    ) throws(DisclosureFault) -> Anonymisation {
        try OutputFile.checkApart(output, report)
        let known = try HierarchyFile.read(paths: hierarchies)
        let table = try Table.readCSV(path: input, columns: plan.columns)
        let done = try Anonymiser.run(table, hierarchies: known.hierarchies, plan: plan)
        let account = try OutputFile(path: report)
        try account.write(done.report.json())
        if done.refusals.isEmpty {
            let data = try OutputFile(path: output)
            try CSVWriter.write(done.columns, to: data)
            try data.keep()
        }
        try account.keep()
        return done
    }
}
