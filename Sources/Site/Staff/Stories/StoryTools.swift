import Dispatch
import Foundation
import Programme
import Records
package import Stories
import Synchronization

/// Reads the words of files that people hand in, apart from the service and within limits.
package protocol TranscriptReader: Sendable {
    func text(of bytes: [UInt8]) async throws(TranscriptFault) -> StoryText
}

/// What works on the words of stories: the lists of names, the tagger and its codebook, read when they are first needed.
package final class StoryTools: Sendable {
    /// A tagger, and who it is.
    struct NamedTagger: Sendable {
        let tagger: Tagger
        let identity: ModelIdentity
    }

    /// What was proposed for some passages.
    struct Proposals: Sendable {
        let all: [Proposal]
        let identity: ModelIdentity
    }

    let reader: any TranscriptReader
    /// What was asked for and takes longer than a page may.
    let works = StoryWorks()
    /// Texts that are nobody's to read, looked at since the start: they are not opened again. More than so many are opened
    /// again with each that comes in.
    static let mostPassedBy = 500_000
    let passedBy = Mutex<Set<StoryID>>([])
    private let names: String
    private let folder: URL
    private let models: URL?
    private let queue = DispatchQueue(label: "buurtstem.stories", qos: .userInitiated)
    private let deidentifier = Mutex<Deidentifier?>(nil)
    private let tagger = Mutex<NamedTagger?>(nil)
    private let book = Mutex<Codebook?>(nil)

    /// - Parameters:
    ///   - names: the folder of name lists.
    ///   - codebook: the folder of the codebook, with the model in use.
    ///   - models: a folder whose model in use goes before the codebook's; nil, or without one: the codebook's.
    package init(names: String, codebook: String, models: String? = nil, reader: any TranscriptReader) {
        self.models = models.map { URL(filePath: $0) }
        self.names = names
        folder = URL(filePath: codebook)
        self.reader = reader
    }

    /// The lists, codebook and model of a run-time root, and the service's own model before that one.
    package convenience init(root: String, models: String?, reader: any TranscriptReader) {
        self.init(
            names: root + "/Questionnaires/Names", codebook: root + "/Questionnaires/Codebooks/positieve-gezondheid",
            models: models, reader: reader)
    }

    /// The tags there are.
    func codebook() throws -> Codebook { try Self.once(book) { try CodebookFolder.codebook(in: folder) } }

    /// Finds in a divided story, whose words stand in a language, what could lead to a person.
    func mask(_ words: StoryWords, in language: String, telling progress: StoryWork? = nil) async throws -> StoryPlan {
        try await work { [self] in
            let deidentifier = try Self.once(deidentifier) { Deidentifier(lists: try NameLists(folder: names)) }
            var plan = words.plan
            plan.mask(words.text, known: words.known, with: deidentifier, in: language) {
                progress?.tell(.names, $0, $1)
            }
            return plan
        }
    }

    /// Proposes tags for passages without names.
    func propose(_ texts: [String], telling progress: StoryWork? = nil) async throws -> Proposals {
        try await work { [self] in
            let named = try Self.once(tagger) {
                let shelves = ([models].compactMap(\.self) + [folder]).map { ModelShelf(folder: $0) }
                let (model, identity) = try (shelves.first(where: \.isInUse) ?? ModelShelf(folder: folder)).current()
                return NamedTagger(tagger: try Tagger(model), identity: identity)
            }
            let all = try texts.enumerated().map { number, text in
                progress?.tell(.tags, number, texts.count)
                return try named.tagger.propose(text)
            }
            return Proposals(all: all, identity: named.identity)
        }
    }

    private static func once<Value: Sendable>(_ place: borrowing Mutex<Value?>, _ make: () throws -> Value) throws
        -> Value
    {
        try place.withLock { known in
            if let known { return known }
            let value = try make()
            known = value
            return value
        }
    }

    /// Away from the threads that serve people; one story after the other.
    func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}
