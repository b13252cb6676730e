package import Foundation

/// A language file as it is written.
struct LanguageFile: Decodable {
    let code: String
    let name: String
    let direction: String
    let months: [String]
    let dayPattern: String
    let monthPattern: String
    let decimalSeparator: String
    let groupSeparator: String
    let digits: String
    let texts: [String: Text]
    let documents: [String: InterfaceLanguage.Document]
    let kept: KeptWords

    /// A text: words, or a form for each kind of number.
    struct Text: Decodable {
        let words: String?
        let forms: [PluralCategory: String]?

        init(from decoder: any Decoder) throws {
            let place = try decoder.singleValueContainer()
            words = try? place.decode(String.self)
            guard words == nil else {
                forms = nil
                return
            }
            forms = try Dictionary(
                uniqueKeysWithValues: place.decode([String: String].self).map { name, text in
                    guard let category = PluralCategory(rawValue: name) else {
                        throw DecodingError.dataCorruptedError(
                            in: place,
                            debugDescription: "\(name) is no form of a number: zero, one, two, few, many or other")
                    }
                    return (category, text)
                })
        }
    }
}

/// A file with the words of staff's pages in one language.
struct StaffTexts: Decodable {
    let texts: [String: LanguageFile.Text]
}

extension InterfaceLanguage {
    /// Reads a language file.
    /// - Throws: `DecodingError` when a part is missing or has the wrong form.
    package convenience init(json: Data) throws {
        let file = try JSONDecoder().decode(LanguageFile.self, from: json)
        guard file.months.count == 12, file.digits.count == 10, ["ltr", "rtl"].contains(file.direction) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: [], debugDescription: "months must be twelve, digits ten, direction ltr or rtl"))
        }
        self.init(file)
    }
}
