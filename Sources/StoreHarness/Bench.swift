import Crypto
import Foundation
import Programme
import Records
import RecordsSQLite

/// What the modes of the harness share: arguments, keys, people.
struct Bench: Sendable {
    let folder: String
    private let arguments: [String]

    /// `arguments`: mode, folder, then `name=value`.
    init(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { throw Usage(what: "a folder is missing") }
        folder = arguments[1]
        self.arguments = Array(arguments.dropFirst(2))
    }

    func number(_ name: String, _ otherwise: Int) -> Int { text(name).flatMap { Int($0) } ?? otherwise }

    func text(_ name: String) -> String? {
        arguments.first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }

    /// The store in the folder, with the key file beside it.
    func open(_ adjust: (inout StoreOptions) -> Void = { _ in }) throws -> SQLiteStore {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let exists = FileManager.default.fileExists(atPath: folder + "/" + StoreOptions.databaseName)
        let file = KeyFile(path: text("keys") ?? folder + ".keys.json")
        var options = StoreOptions(
            folder: folder, keys: try file.loadOrCreate(databaseExists: exists, week: Week(number: 2_900)))
        options.minimumFreeBytes = number("free", 0)
        options.checkpointPages = number("checkpoint", options.checkpointPages)
        adjust(&options)
        return try SQLiteStore.open(options)
    }

    static let definition = Array(SHA256.hash(data: Array("definition".utf8)))

    /// A response of about the size of `zes-kanten`, with a text that lies apart where `story` says how long.
    static func response(
        _ keys: KeyRing, id: ResponseID = .random(), code: Code = .random(), neighbourhood: Int = 0, size: Int = 1_500,
        story: Int? = nil
    ) -> NewResponse {
        let text = story.map { [UInt8](repeating: UInt8(ascii: "w"), count: $0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        let content = ResponseContent(
            chain: .random(), apart: text == nil ? 0 : 1, canonical: [UInt8](repeating: UInt8(ascii: "x"), count: size))
        return NewResponse(
            facts: ResponseFacts(
                id: id, neighbourhood: "buurt-\(neighbourhood)", collection: "zes-kanten-t0", definition: definition,
                formID: "zes-kanten", formVersion: "2026110100", week: Week(number: 2_968), mode: .oneself,
                consentVersion: "2026-1"),
            ownCodes: keys.ownCodeIndexes(code), value: content.bytes,
            originals: text.map { text in
                [
                    Original(
                        definition: definition, mode: .oneself, language: "nl", question: "/verhaal", part: "story",
                        tags: [], text: text)
                ]
            } ?? [])
    }
}

struct Usage: Error { let what: String }
