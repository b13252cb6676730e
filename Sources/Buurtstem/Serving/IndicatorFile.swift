import Foundation
import XForms

/// The list of accepted indicators, where it lies.
struct IndicatorFile {
    let path: String
    var ledger: IndicatorLedger

    /// The list in a folder, or in the folder above it (`Questionnaires/`, for the folder of one questionnaire).
    /// - Returns: nil when there is none.
    /// - Throws: `Refusal` for a file that is no such list: guessing would let other words pass.
    static func near(_ folder: String) throws -> IndicatorFile? {
        for place in [folder, folder + "/.."] {
            let path = place + "/" + IndicatorLedger.fileName
            guard let json = FileManager.default.contents(atPath: path) else { continue }
            do {
                return IndicatorFile(path: path, ledger: try IndicatorLedger(json: json))
            } catch {
                throw Refusal("\(path): this is no list of indicators; mend the file, or take it from a back-up")
            }
        }
        return nil
    }

    func write() throws {
        do {
            try ledger.json().write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw Refusal("\(path): this cannot be written")
        }
    }
}
