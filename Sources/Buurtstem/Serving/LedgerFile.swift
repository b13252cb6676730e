import ArgumentParser
import Foundation
import XForms

/// A list of accepted wordings, where it lies.
struct LedgerFile {
    let path: String
    var ledger: WordingLedger

    /// A list in a folder, or in the folder above it (`Questionnaires/`, for the folder of one questionnaire).
    /// - Returns: nil when there is none.
    /// - Throws: `Refusal` for a file that is no such list: guessing would let other words pass.
    static func near(_ folder: String, _ kind: WordingKind) throws -> LedgerFile? {
        for place in [folder, folder + "/.."] {
            let path = place + "/" + kind.fileName
            guard let json = FileManager.default.contents(atPath: path) else { continue }
            do {
                return LedgerFile(path: path, ledger: try WordingLedger(kind, json: json))
            } catch {
                throw Refusal("\(path): this is no list of \(kind.rawValue)s; mend the file, or take it from a back-up")
            }
        }
        return nil
    }

    /// The lists of all kinds that there are.
    static func all(near folder: String) throws -> WordingLedgers {
        var ledgers: WordingLedgers = [:]
        for kind in WordingKind.allCases { ledgers[kind] = try near(folder, kind)?.ledger }
        return ledgers
    }

    func write() throws {
        do {
            try ledger.json().write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Refusal("\(path): this cannot be written")
        }
    }
}

extension LedgerFile {
    /// Notes what is new in the questionnaires of a folder, and says so line by line.
    ///
    /// - Parameter reword: names whose other words are accepted all the same.
    /// - Throws: `ExitCode(1)` when other words were refused; `Refusal` for a file that cannot be read or written.
    static func accept(_ kind: WordingKind, in folder: String, reword: Set<String>) throws {
        var file =
            try near(folder, kind) ?? LedgerFile(path: folder + "/" + kind.fileName, ledger: WordingLedger(kind))
        let today = Date().formatted(.iso8601.year().month().day())
        var refused = false
        for path in try QuestionnaireFile.all(at: folder) {
            let questionnaire = try QuestionnaireFile.read(path)
            let found = FormCheck.wordings(questionnaire.content, beside: questionnaire.beside)
            for wording in found where wording.kind == kind {
                let status = file.ledger.status(of: wording)
                if let fault = Fault.wording(wording, status), fault.severity == .error, !reword.contains(wording.name)
                {
                    print("\(path): \(fault.message["en"]); \(fault.repair["en"])")
                    refused = true
                    continue
                }
                file.ledger.accept(wording, on: today)
                if status != .same { print("\(path): \(wording.name): accepted") }
            }
        }
        try file.write()
        if refused { throw ExitCode(1) }
    }
}
