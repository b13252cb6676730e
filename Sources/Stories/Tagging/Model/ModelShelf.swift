package import Foundation

/// The models beside a codebook; the file `model.txt` names the one in use. A new model never takes the place of another.
package struct ModelShelf: Sendable {
    private let folder: URL
    private var pointer: URL { folder.appending(path: "model.txt") }

    package init(folder: URL) { self.folder = folder }

    /// Whether one of its models is named as the one in use, and this program can use it.
    ///
    /// A model that an earlier program made is passed over until the next training; one that is damaged is not, so that it is
    /// told.
    package var isInUse: Bool {
        guard FileManager.default.fileExists(atPath: pointer.path) else { return false }
        guard let file = try? named(), let data = try? Data(contentsOf: file, options: .mappedIfSafe) else {
            return true
        }
        return !TaggerModel.isOfEarlierProgram(data)
    }

    /// The model in use.
    ///
    /// - Throws: ``CodebookFault`` when none is named, or the named one cannot be read.
    package func current() throws(CodebookFault) -> (model: TaggerModel, identity: ModelIdentity) {
        try Self.read(try named())
    }

    /// The file that is named as the model in use.
    private func named() throws(CodebookFault) -> URL {
        let name = (try? String(contentsOf: pointer, encoding: .utf8))?.trimmed ?? ""
        guard !name.isEmpty, !name.contains("/") else {
            throw CodebookFault(
                file: pointer.path, what: "names no model", repair: "make one with: buurtstem tagger train --use")
        }
        return folder.appending(path: name)
    }

    /// Reads a model from its file.
    ///
    /// - Throws: ``CodebookFault``
    package static func read(_ file: URL) throws(CodebookFault) -> (model: TaggerModel, identity: ModelIdentity) {
        guard let data = try? Data(contentsOf: file) else {
            throw CodebookFault(file: file.path, what: "cannot be read", repair: "see that it is there and may be read")
        }
        let model = try TaggerModel(decoding: data, file: file.path)
        return (model, TaggerModel.identity(of: data, about: model.about))
    }

    /// Puts a model beside the others under a name that holds its version and digest, and says where.
    ///
    /// A file that is there already stays as it is: by its name it holds the same bytes.
    package func add(_ model: TaggerModel) throws -> URL {
        let data = try model.encoded()
        let identity = TaggerModel.identity(of: data, about: model.about)
        let file = folder.appending(path: "tagger-\(identity.codebookVersion)-\(identity.model).model")
        if !FileManager.default.fileExists(atPath: file.path) { try write(data, to: file) }
        return file
    }

    /// Makes a model the one in use.
    package func use(_ file: URL) throws { try write(Data("\(file.lastPathComponent)\n".utf8), to: pointer) }

    private func write(_ data: Data, to file: URL) throws(CodebookFault) {
        do {
            // Atomic: written beside its name and moved there, so that nobody reads half a model.
            try data.write(to: file, options: .atomic)
        } catch {
            throw CodebookFault(
                file: file.path, what: "cannot be written", repair: "see that the folder is there and may be written in"
            )
        }
    }
}
