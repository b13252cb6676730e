import Foundation
import Logging
import Programme
import Records
import Site
import XForms

/// The collections of the run-time root with their questionnaires: what can be served, and why the rest cannot.
struct QuestionnaireShelf: Sendable {
    /// All collections of the file, served or not.
    let collections: [Collection]
    let served: [ServedCollection]
    /// The definitions that are served, to be kept with the responses.
    let definitions: [ArchivedDefinition]
    /// What keeps its words in each questionnaire (core indicators, consent), as it is worded now.
    let wordings: [String: [Wording]]

    /// Reads `Questionnaires/collections.json` and every questionnaire that it names.
    /// - Throws: `CollectionFault` or `Refusal` when the list itself cannot be read; a faulty questionnaire is only logged.
    static func read(root: String, logger: Logger) throws -> QuestionnaireShelf {
        let list = root + "/Questionnaires/collections.json"
        guard let json = FileManager.default.contents(atPath: list) else {
            throw Refusal("\(list): there is no such file; it lists the collections to serve")
        }
        let collections: [Collection]
        do {
            collections = try Collection.list(json: json)
        } catch {
            throw Refusal("\(list): \(error)")
        }
        let ledgers = try LedgerFile.all(near: root + "/Questionnaires")
        var forms: [String: CheckedQuestionnaire] = [:]
        for name in Set(collections.map(\.questionnaire)) {
            forms[name] = form(name, root: root, ledgers: ledgers, logger: logger)
        }
        var served: [ServedCollection] = []
        var definitions: [ArchivedDefinition] = []
        for collection in collections {
            guard let form = forms[collection.questionnaire] else { continue }
            let (file, definition) = (form.file, form.definition)
            if let version = collection.version, version != definition.version {
                logger.error(
                    "collection \(collection.id) is not served: it wants version \(version) of \(collection.questionnaire), but version \(definition.version) lies there"
                )
                continue
            }
            if definition.needsLicenceNumber, collection.licenceNumber == nil {
                logger.error(
                    "collection \(collection.id) is not served: an instrument in \(collection.questionnaire) may only be used with a licence number; write the owner's number as licenceNumber in collections.json"
                )
                continue
            }
            if let unread = form.report.unreadTranslations {
                logger.notice(
                    "collection \(collection.id) runs with translations that nobody has signed for: \(unread)")
            }
            let one = ServedCollection(
                collection: collection, form: definition, content: file.content, instruments: form.report.instruments)
            served.append(one)
            definitions.append(
                ArchivedDefinition(
                    hash: one.definitionHash, formID: definition.id, formVersion: definition.version,
                    content: file.content, attachments: file.attachments(definition.files),
                    months: definition.monthsKept ?? 0))
        }
        return QuestionnaireShelf(
            collections: collections, served: served, definitions: definitions,
            wordings: forms.mapValues(\.report.wordings))
    }

    /// A questionnaire that can be served; nil, and the log says why, when it cannot.
    private static func form(
        _ name: String, root: String, ledgers: WordingLedgers, logger: Logger
    ) -> CheckedQuestionnaire? {
        let path = "\(root)/Questionnaires/\(name)/\(name).xml"
        guard let file = try? QuestionnaireFile.read(path) else {
            logger.error("questionnaire \(name) is not served: \(path) cannot be read")
            return nil
        }
        let report = FormCheck.report(file.content, ledgers: ledgers, beside: file.beside)
        guard report.isOffered, let definition = report.definition else {
            logger.error("questionnaire \(name) is not served:")
            for line in report.lines(file: path, language: "en") where !line.contains(": note: ") {
                logger.error("\(line)")
            }
            return nil
        }
        return CheckedQuestionnaire(file: file, definition: definition, report: report)
    }
}

/// A questionnaire that can be served, with what `check` found.
private struct CheckedQuestionnaire {
    let file: QuestionnaireFile
    let definition: FormDefinition
    let report: FormReport
}

extension FormReport {
    /// The translations that no native speaker has signed for, in words; nil when there are none.
    var unreadTranslations: String? {
        let unread = translations.filter { !$0.status.isRead }.map { "\($0.language) (\($0.status.sentence))" }
        return unread.isEmpty ? nil : unread.joined(separator: ", ")
    }
}
