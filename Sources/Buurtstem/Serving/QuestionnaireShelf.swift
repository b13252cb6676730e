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
        var forms: [String: (file: QuestionnaireFile, definition: FormDefinition)] = [:]
        for name in Set(collections.map(\.questionnaire)) {
            forms[name] = form(name, root: root, logger: logger)
        }
        var served: [ServedCollection] = []
        var definitions: [ArchivedDefinition] = []
        for collection in collections {
            guard let (file, definition) = forms[collection.questionnaire] else { continue }
            if let version = collection.version, version != definition.version {
                logger.error(
                    "collection \(collection.id) is not served: it wants version \(version) of \(collection.questionnaire), but version \(definition.version) lies there"
                )
                continue
            }
            let one = ServedCollection(collection: collection, form: definition, content: file.content)
            served.append(one)
            definitions.append(
                ArchivedDefinition(
                    hash: one.definitionHash, formID: definition.id, formVersion: definition.version,
                    content: file.content, attachments: file.attachments,
                    months: definition.monthsKept ?? 0))
        }
        return QuestionnaireShelf(collections: collections, served: served, definitions: definitions)
    }

    /// A questionnaire that can be served; nil, and the log says why, when it cannot.
    private static func form(
        _ name: String, root: String, logger: Logger
    ) -> (file: QuestionnaireFile, definition: FormDefinition)? {
        let path = "\(root)/Questionnaires/\(name)/\(name).xml"
        guard let file = try? QuestionnaireFile.read(path) else {
            logger.error("questionnaire \(name) is not served: \(path) cannot be read")
            return nil
        }
        let report = FormCheck.report(file.content, beside: file.beside)
        guard report.isOffered, let definition = report.definition else {
            logger.error("questionnaire \(name) is not served:")
            for line in report.lines(file: path, language: "en") where !line.contains(": note: ") {
                logger.error("\(line)")
            }
            return nil
        }
        return (file, definition)
    }
}
