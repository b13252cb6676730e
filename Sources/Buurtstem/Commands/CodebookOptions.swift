import ArgumentParser
import Foundation
import Stories

/// Which codebook and which model: options that the commands on tags take.
struct CodebookOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder of the codebook: codebook.json, cues/, passages-*.jsonl.", valueName: "folder"))
    var codebook = "Questionnaires/Codebooks/positieve-gezondheid"

    var folder: URL { URL(filePath: codebook) }
}

extension CodebookOptions {
    /// The model of a file, or the one that the codebook names.
    func model(_ file: String?) throws -> (model: TaggerModel, identity: ModelIdentity) {
        if let file { return try ModelShelf.read(URL(filePath: file)) }
        return try ModelShelf(folder: folder).current()
    }
}
