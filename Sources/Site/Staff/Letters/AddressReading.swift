import Programme
import Tables

/// Reads a coordinator's list and words what is wrong with it: by line, and never with what stands there.
enum AddressReading {
    struct Refused: Error { let message: String }

    /// Most things wrong that are told at once.
    private static let mostTold = 12

    static func read(
        _ bytes: [UInt8], languages: [InterfaceLanguage], in language: InterfaceLanguage
    ) -> Result<(CSVRows, AddressList), Refused> {
        let table: CSVRows
        do throws(CSVFault) {
            table = try CSVRows(bytes, most: LettersController.most)
        } catch {
            return .failure(Refused(message: words(error, language)))
        }
        let list = AddressList(table, languages: Set(languages.map(\.code)))
        guard list.faults.isEmpty else { return .failure(refused(list.faults, language)) }
        return .success((table, list))
    }

    static func refused(_ faults: [AddressFault], _ language: InterfaceLanguage) -> Refused {
        var told = faults.prefix(mostTold).map { words($0, language) }
        if faults.count > mostTold {
            told.append(language.say(.wrongMore, ["n": language.figures("\(faults.count - mostTold)")]))
        }
        return Refused(message: told.joined(separator: " "))
    }

    private static func words(_ fault: CSVFault, _ language: InterfaceLanguage) -> String {
        let what: String
        switch fault.kind {
        case .notText: return language.say(.wrongFile)
        case .empty: what = language.say(.wrongCSVEmpty)
        case .quoteOpen: what = language.say(.wrongCSVQuote)
        case .afterQuote: what = language.say(.wrongCSVAfter)
        case .tooManyFields: what = language.say(.wrongCSVFields)
        case .nameTwice: what = language.say(.wrongCSVName)
        case .tooManyRows(let most): what = language.say(.wrongCSVRows, ["most": language.figures("\(most)")])
        }
        return line(fault.line, what, language)
    }

    private static func words(_ fault: AddressFault, _ language: InterfaceLanguage) -> String {
        switch fault {
        case .noAddressColumns: language.say(.wrongColumns)
        case .noRows: language.say(.wrongNoRows)
        case .incomplete(let number): line(number, language.say(.wrongIncomplete), language)
        case .tooLong(let number):
            line(number, language.say(.wrongAddressLong, ["most": "\(AddressList.longestLine)"]), language)
        case .noSerial(let number): line(number, language.say(.wrongNoSerial), language)
        case .serialTwice(let number, let earlier):
            line(number, language.say(.wrongSerialTwice, ["earlier": language.figures("\(earlier)")]), language)
        case .unknownSerial(let number): line(number, language.say(.wrongSerialUnknown), language)
        case .unknownLanguage(let number): line(number, language.say(.wrongLetterLanguage), language)
        }
    }

    private static func line(_ number: Int, _ what: String, _ language: InterfaceLanguage) -> String {
        language.say(.wrongFileLine, ["line": language.figures("\(number)"), "what": what + "."])
    }
}
