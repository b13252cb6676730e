import ArgumentParser
import Datasets
import Foundation

/// `buurtstem dataset`
struct DatasetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dataset",
        abstract: "Make a set of data of one questionnaire's responses, with codes, labels and a codebook.",
        discussion: """
            The ZIP holds CSV (with codes, with labels, and a copy that is safe in a spreadsheet), XLSX, SPSS and Stata \
            files, the codebook as DDI and as a page, a description for Frictionless Data, and a manifest with the \
            number of rows and the SHA-256 of each file. The same input and key give the same bytes. With an output \
            that ends in .csv only the responses with codes are written: what buurtstem anonymise reads.

            Only questions with a declared role go out (bs:disclosure), identifying ones never, own words only as they \
            were reviewed. Ids become pseudonyms, made with the key; rows stand in the order of the pseudonyms. The \
            data are pseudonymised: personal data, for use inside the programme. This command makes nothing anonymous.

            What the files hold, and how responses are written as lines of JSON: docs/datasets.md.
            """)

    @Option(
        help: ArgumentHelp(
            "Questionnaire (XForm); repeat it for each version, oldest first.", valueName: "file"))
    var definition: [String]

    @Option(
        help: ArgumentHelp(
            "Responses: a file with one JSON object a line, or a folder of XForms submissions.", valueName: "path"))
    var submissions: String

    @Option(
        help: ArgumentHelp(
            "Key of the recipient's pseudonyms; a new one is made when there is none. Keep it apart.", valueName: "file"
        ))
    var key: String

    @Option(
        help: ArgumentHelp(
            "Reviewed, coded stories, one JSON object a line. That they were, and that tellers agreed, is up to you.",
            valueName: "file"))
    var stories: String?

    @Option(help: ArgumentHelp("Risk sheet to put in (HTML).", valueName: "file"))
    var riskSheet: String?

    @Option(
        help: ArgumentHelp("Formats, separated by commas: csv,xlsx,sav,dta,ddi,html,frictionless.", valueName: "list"))
    var formats: String?

    @Option(help: ArgumentHelp("Rounds in order, separated by commas; else by name.", valueName: "list"))
    var rounds: String?

    @Flag(help: "Let own words go out as they were reviewed and masked.")
    var withReviewedTexts = false

    @Option(help: "What to call the data: pseudonymised. Anything else needs a release.")
    var tier = "pseudonymised"

    @Option(help: ArgumentHelp("File to write, .zip or .csv; it appears when it is whole.", valueName: "file"))
    var output: String

    func validate() throws {
        guard output.hasSuffix(".zip") || output.hasSuffix(".csv") else {
            throw ValidationError("--output takes a name that ends in .zip or .csv.")
        }
        _ = try chosenFormats()
    }

    func run() throws {
        try refuseToCallItAnonymous()
        var request = DatasetRequest(definitions: definition, submissions: submissions, key: key, output: output)
        request.formats = try chosenFormats()
        request.stories = stories
        request.riskSheet = riskSheet
        request.options.withReviewedTexts = withReviewedTexts
        request.options.rounds = rounds?.split(separator: ",").map(String.init) ?? []
        let progress = ProgressLine()
        do {
            let outcome = try request.run { progress.show($0) }
            progress.clear()
            for (table, count) in outcome.rows { print("\(table): \(count) rows") }
            for reason in Dataset.LeftOut.Reason.allCases {
                let count = outcome.leftOut.count { $0.reason == reason }
                if count > 0 { print("left out: \(count) (\(reason.words.text(in: "en")))") }
            }
            if outcome.keyIsNew {
                print("\(key): a new key; the same key gives the same pseudonyms and the same bytes")
            }
            if let stories {
                print(
                    "\(stories): nothing here can check that names are out of these stories, that a person let each go and "
                        + "that its teller agreed: that is your responsibility (buurtstem release takes them from the "
                        + "database, where it is known)")
            }
            print("\(output): pseudonymised personal data, not anonymous; for use inside the programme")
        } catch let fault as DatasetFault {
            progress.clear()
            throw Refusal("\(fault)")
        }
    }

    private func refuseToCallItAnonymous() throws {
        let name = URL(filePath: output).lastPathComponent.lowercased()
        guard tier == "pseudonymised", !name.contains("anoniem"), !name.contains("anonym"), !name.contains("anonim")
        else {
            throw Refusal(
                """
                \(output) is not written: single responses are not anonymous, and this command does not call them so. \
                Leave --tier out and give the file another name; for a research file see buurtstem anonymise, and only \
                tables of at least ten people may be called anonymous (docs/anonymising.md).
                """)
        }
    }

    private func chosenFormats() throws -> Set<BundleFormat> {
        guard let formats else { return Set(BundleFormat.allCases) }
        return Set(
            try formats.split(separator: ",").map { word in
                guard let format = BundleFormat(rawValue: String(word)) else {
                    throw ValidationError(
                        "--formats knows \(BundleFormat.allCases.map(\.rawValue).joined(separator: ", ")).")
                }
                return format
            })
    }
}
