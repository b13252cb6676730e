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
    /// Texts that are nobody's to read, looked at since the start: they are not opened again.
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

    /// The tags there are.
    func codebook() throws -> Codebook { try Self.once(book) { try CodebookFolder.codebook(in: folder) } }

    /// Finds in a divided story what could lead to a person.
    func mask(_ words: StoryWords) async throws -> StoryPlan {
        try await work { [self] in
            let deidentifier = try Self.once(deidentifier) { Deidentifier(lists: try NameLists(folder: names)) }
            var plan = words.plan
            plan.mask(words.text, known: words.known, with: deidentifier)
            return plan
        }
    }

    /// Proposes tags for passages without names.
    func propose(_ texts: [String]) async throws -> Proposals {
        try await work { [self] in
            let named = try Self.once(tagger) {
                let shelves = ([models].compactMap(\.self) + [folder]).map { ModelShelf(folder: $0) }
                let (model, identity) = try (shelves.first(where: \.isInUse) ?? ModelShelf(folder: folder)).current()
                return NamedTagger(tagger: try Tagger(model), identity: identity)
            }
            return Proposals(all: try texts.map { try named.tagger.propose($0) }, identity: named.identity)
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
    private func work<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try body() }) }
        }
    }
}
