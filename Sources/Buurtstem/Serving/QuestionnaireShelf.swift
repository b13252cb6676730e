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
    /// Changed files that are not served, because of the answers there are.
    var held: [HeldQuestionnaire] = []

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
        let offers = collections.compactMap { collection in
            forms[collection.questionnaire].flatMap { offer(collection, $0, logger: logger) }
        }
        return QuestionnaireShelf(
            collections: collections, served: offers.map(\.served), definitions: offers.map(\.definition),
            wordings: forms.mapValues(\.report.wordings))
    }

    /// A collection with its questionnaire, and that as it is kept with the responses.
    typealias Offered = (served: ServedCollection, definition: ArchivedDefinition)

    /// - Parameter isHeld: an earlier version is served in place of the one that lies there: then whichever it is will do.
    /// - Returns: Nil, and the log says why, when the collection cannot be served.
    static func offer(
        _ collection: Collection, _ form: CheckedQuestionnaire, isHeld: Bool = false, logger: Logger
    ) -> Offered? {
        let definition = form.definition
        if let version = collection.version, version != definition.version, !isHeld {
            logger.error(
                "collection \(collection.id) is not served: it wants version \(version) of \(collection.questionnaire), but version \(definition.version) lies there"
            )
            return nil
        }
        if definition.needsLicenceNumber, collection.licenceNumber == nil {
            logger.error(
                "collection \(collection.id) is not served: an instrument in \(collection.questionnaire) may only be used with a licence number; write the owner's number as licenceNumber in collections.json"
            )
            return nil
        }
        if let unread = form.report.unreadTranslations {
            logger.notice("collection \(collection.id) runs with translations that nobody has signed for: \(unread)")
        }
        let served = ServedCollection(
            collection: collection, form: definition, content: form.content, instruments: form.report.instruments,
            hash: form.hash)
        return (
            served,
            ArchivedDefinition(
                hash: served.definitionHash, formID: definition.id, formVersion: definition.version,
                content: form.content, attachments: form.attachments, months: definition.monthsKept ?? 0)
        )
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
        return CheckedQuestionnaire(
            content: file.content, attachments: file.attachments(definition.files), definition: definition,
            report: report)
    }
}

/// A questionnaire that can be served, with what `check` found.
struct CheckedQuestionnaire {
    let content: [UInt8]
    /// The files that it uses, by name.
    let attachments: [String: [UInt8]]
    let definition: FormDefinition
    let report: FormReport
    /// What it was kept under, when that is another hash than it has now (an older program's).
    var hash: [UInt8]?
}

extension FormReport {
    /// The translations that no native speaker has signed for, in words; nil when there are none.
    var unreadTranslations: String? {
        let unread = translations.filter { !$0.status.isRead }.map { "\($0.language) (\($0.status.sentence))" }
        return unread.isEmpty ? nil : unread.joined(separator: ", ")
    }
}
