import Foundation
import Logging
import XForms

/// Texts in several languages that lie in one folder, and who read which: a questionnaire, or the words of our screens.
struct TranslatedTexts {
    /// The folder that holds `translations.json`.
    let folder: String
    /// SHA-256 of the texts of each language but the first.
    let hashes: [(language: String, texts: String)]

    /// Those of a folder with a questionnaire, of `Templates`, or of every questionnaire below a folder.
    static func all(at path: String) throws -> [TranslatedTexts] {
        if let screens = try screens(path) { return [screens] }
        return try QuestionnaireFile.all(at: path).compactMap { file in
            let questionnaire = try QuestionnaireFile.read(file)
            let report = FormCheck.report(questionnaire.content, beside: questionnaire.beside)
            guard !report.translations.isEmpty else { return nil }
            return TranslatedTexts(
                folder: questionnaire.folder, hashes: report.translations.map { ($0.language, $0.texts) })
        }
    }

    /// The languages of the screens, `Languages/*.json` in a folder; nil when there are none. Dutch is what they are made from.
    static func screens(_ folder: String) throws -> TranslatedTexts? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/Languages")) ?? []
        let languages = names.filter { $0.hasSuffix(".json") && $0 != "nl.json" }.sorted()
        guard !languages.isEmpty else { return nil }
        return TranslatedTexts(
            folder: folder,
            hashes: try languages.map { name in
                (String(name.dropLast(5)), try hash(ofLanguage: folder + "/Languages/" + name))
            })
    }

    /// Of the texts by name, whatever their order and layout in the file.
    private static func hash(ofLanguage file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file),
            let texts = try? JSONSerialization.jsonObject(with: data),
            let sorted = try? JSONSerialization.data(withJSONObject: texts, options: [.sortedKeys])
        else { throw Refusal("\(file): this is no JSON; mend the file") }
        return TranslationSignatures.hash(of: sorted)
    }

    /// What holds for each language now.
    func states() throws -> [(language: String, status: TranslationStatus)] {
        let signatures = try signatures()
        return hashes.map { ($0.language, signatures.status(of: $0.language, texts: $0.texts)) }
    }

    /// Tells whoever starts the service which languages of the screens nobody has signed for.
    static func announceUnreadScreens(_ folder: String, logger: Logger) throws {
        for one in try screens(folder)?.states() ?? [] where !one.status.isRead {
            logger.notice("the words of our screens in \(one.language): \(one.status.sentence)")
        }
    }

    /// Notes that somebody has read the texts of a language as they are now.
    func sign(_ language: String, reader: String, date: String) throws {
        guard let texts = hashes.first(where: { $0.language == language })?.texts else {
            let known = hashes.map(\.language).joined(separator: ", ")
            throw Refusal("\(folder): there is no translation '\(language)'. There are: \(known).")
        }
        var signatures = try signatures()
        signatures.sign(language, reader: reader, date: date, texts: texts)
        do {
            try signatures.json().write(to: URL(filePath: file), options: .atomic)
        } catch {
            throw Refusal("\(file): this cannot be written")
        }
    }

    private var file: String { folder + "/" + TranslationSignatures.fileName }

    private func signatures() throws -> TranslationSignatures {
        guard let data = FileManager.default.contents(atPath: file) else { return TranslationSignatures() }
        do {
            return try TranslationSignatures(json: data)
        } catch {
            throw Refusal("\(file): this is no file of translation states; mend it, or remove it and sign again")
        }
    }
}
