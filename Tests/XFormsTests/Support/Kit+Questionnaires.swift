import Foundation
import XForms

extension Kit {
    /// The forms that ship with the project, by name.
    static func shipped() throws -> [(name: String, form: FormDefinition)] {
        try Shipped.names.map { name in
            let folder = root.appending(path: "Questionnaires/\(name)")
            let bytes = try bytes(of: folder.appending(path: "\(name).xml"))
            let loaded = FormDefinition.load(bytes) { try? Kit.bytes(of: folder.appending(path: $0)) }
            guard let form = loaded.definition else {
                throw Unusable(name: name, why: loaded.diagnostics.map { $0.line(language: "en") })
            }
            return (name, form)
        }
    }

    struct Unusable: Error {
        let name: String
        let why: [String]
    }
}
