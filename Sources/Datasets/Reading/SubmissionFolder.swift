import Foundation
import XForms
import XMLTree

/// Responses as XForms submissions, one XML file each, as a form server or its collect app keeps them.
///
/// Round and neighbourhood are not in a submission: the folder it stands in is its round, the folder in that its
/// neighbourhood (`T0/noord/*.xml`); both may be missing.
package struct SubmissionFolder: ResponseFeed {
    private let files: [(path: String, round: String, neighbourhood: String)]
    private let form: DatasetForm

    package var count: Int { files.count }

    /// - Throws: `DatasetFault` when there is no submission in it.
    package init(path: String, form: DatasetForm) throws(DatasetFault) {
        self.form = form
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        files = all.filter { $0.hasSuffix(".xml") }.sorted().map { name in
            let folders = name.split(separator: "/").dropLast().map(String.init)
            return ("\(path)/\(name)", folders.first ?? "", folders.dropFirst().first ?? "")
        }
        guard !files.isEmpty else {
            throw DatasetFault(
                path, "there is no submission (*.xml) in this folder", repair: "name the folder that holds them")
        }
    }

    package func facts(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        try load(index, into: &record)
    }

    package func load(_ index: Int, into record: inout ResponseRecord) throws(DatasetFault) {
        let file = files[index]
        record.clear()
        (record.place, record.round, record.neighbourhood) = (file.path, file.round, file.neighbourhood)
        guard let data = FileManager.default.contents(atPath: file.path) else {
            throw DatasetFault(file.path, "this file cannot be read", repair: "mend its permissions")
        }
        do throws(SubmissionError) { try read(Array(data), into: &record) } catch {
            throw DatasetFault(
                file.path, "this is no submission of these versions of '\(form.dataset.id)'",
                repair: "name the definition it was made with, too")
        }
    }

    private func read(_ bytes: [UInt8], into record: inout ResponseRecord) throws(SubmissionError) {
        let root: XMLElement
        do { root = try XMLDocument.parse(bytes).root } catch { throw .unreadable(error) }
        record.version = root.attributes.first { $0.name.local == "version" }?.value
        guard let version = form.version(record.version) else { throw .otherForm }
        var answers = try Answers(reading: bytes, of: form.forms[version], environment: .fixed)
        let submission = answers.finalise()
        record.id = submission.instanceID
        guard record.take(canonical: submission.canonical) else { throw .otherForm }
    }
}

extension Environment {
    /// A world without clock and chance: what was answered stays what it is.
    static let fixed = Environment(clock: { 0 }, timeZone: .gmt, randomBytes: { Array(repeating: 0, count: $0) })
}
