import Foundation
import Testing

@testable import Stories

@Suite("Training a tagger")
struct TrainingTests {
    private func with(
        _ passages: [CodedPassage] = SmallCodebook.passages, _ body: (SmallCodebook) throws -> Void
    ) throws {
        let book = try SmallCodebook(passages: passages)
        defer { book.remove() }
        try body(book)
    }

    @Test("what it learned it finds again in passages it never saw, and shows the words")
    func learns() throws {
        try with { book in
            let training = try TaggerTraining(try CodebookFolder(reading: book.folder))
            let tagger = try Tagger(training.model)
            let text = "Gisteren 👩‍👧 bracht de buurvrouw iets. Daarna lag ik de nacht wakker."
            let proposal = try tagger.propose(text)
            #expect(proposal.themes == ["buur"] && proposal.dimensions == ["slaap"] && proposal.valence == .both)
            let scalars = Array(text.unicodeScalars)
            func told(_ code: String) -> String {
                proposal.evidence.filter { $0.code == code }.map { place in
                    var view = String.UnicodeScalarView()
                    view.append(contentsOf: scalars[place.start..<place.end])
                    return String(view)
                }.joined(separator: "|")
            }
            #expect(told("buur").contains("buurvrouw") && !told("buur").contains("nacht"))
            #expect(told("slaap").contains("nacht"))
            #expect(proposal.evidence.allSatisfy { $0.weight > 0 })
            #expect(Set(proposal.confidence.keys) == ["buur", "slaap"])
            #expect(try tagger.propose("Op de markt stond een paard.").themes.isEmpty)
            #expect(try tagger.propose("").valence == .none)
            #expect(
                training.model.about.targets.map(\.id) == ["buur", "slaap"] + Target.judging.map(\.id),
                "a model for each code and each judgement")
            #expect((training.report.all.together(.theme).f1 ?? 0) > 0.9)
        }
    }

    @Test("the same files give the same bytes; another passage gives others, beside the first")
    func deterministic() throws {
        try with { book in
            let first = try TaggerTraining(try CodebookFolder(reading: book.folder)).model
            let again = try TaggerTraining(try CodebookFolder(reading: book.folder)).model
            #expect(try first.encoded() == again.encoded())
            let shelf = ModelShelf(folder: book.folder)
            let file = try shelf.add(first)
            let modified = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? UInt64
            #expect(try shelf.add(again) == file)
            let later = try FileManager.default.attributesOfItem(atPath: file.path)[.systemFileNumber] as? UInt64
            #expect(modified == later)
            try book.write(Array(SmallCodebook.passages.dropLast()))
            let other = try shelf.add(try TaggerTraining(try CodebookFolder(reading: book.folder)).model)
            #expect(other != file && FileManager.default.fileExists(atPath: file.path))
            #expect(throws: CodebookFault.self) { try shelf.current() }
            try shelf.use(file)
            #expect(try shelf.current().model == first)
            #expect(try shelf.current().identity.codebookVersion == "3")
        }
    }

    /// A word in the passages of so many stories, two passages in each.
    private func passages(withWordIn stories: Int) -> [CodedPassage] {
        SmallCodebook.passages.enumerated().map { number, passage in
            var passage = passage
            passage.story = "s\(number / 2)"
            if number / 2 < stories { passage.text += " Xylofoon." }
            return passage
        }
    }

    @Test("a word counts from five stories on, and not in five passages of four", arguments: [(4, false), (5, true)])
    func fiveStories(stories: Int, counts: Bool) throws {
        try with(passages(withWordIn: stories)) { book in
            let set = try TrainingSet(try CodebookFolder(reading: book.folder))
            let stem = try Stemmer(.dutch).stem("xylofoon")
            var hash = FeatureHash(.word)
            hash.add(stem)
            #expect((set.index.place(of: hash.id) != nil) == counts)
            #expect(set.vocabulary.contains("xylofoon") == counts)
        }
    }

    @Test("a withdrawn story is in no later model")
    func withdrawn() throws {
        try with(passages(withWordIn: 5)) { book in
            let before = try TrainingSet(try CodebookFolder(reading: book.folder))
            try book.write(passages(withWordIn: 5).filter { $0.story != "s0" })
            let after = try TrainingSet(try CodebookFolder(reading: book.folder))
            #expect(before.vocabulary.contains("xylofoon") && !after.vocabulary.contains("xylofoon"))
        }
    }

    @Test("all passages of one teller are in one fold, and folds are about equal")
    func folds() {
        let tellers = (0..<200).map { "p\($0 % 23)" }
        let folds = CrossValidation(tellers: tellers).folds
        for teller in Set(tellers) {
            #expect(Set(folds.indices.filter { tellers[$0] == teller }.map { folds[$0] }).count == 1)
        }
        let sizes = (0..<5).map { fold in folds.count { $0 == fold } }
        #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 20)
    }

    @Test("confirmed tags are learned from as well")
    func confirmed() throws {
        try with { book in
            var more = SmallCodebook.passages[0]
            more.id = "bevestigd"
            try book.write([more], to: "confirmed.jsonl")
            let folder = try CodebookFolder(
                reading: book.folder, confirmed: [book.folder.appending(path: "confirmed.jsonl")])
            #expect(folder.passages.count == 81)
            #expect(try folder.digest != CodebookFolder(reading: book.folder).digest)
        }
    }

    @Test(
        "a passage that cannot be used is refused by line and repair, without its words",
        arguments: [
            (#"{"id":"x","text":"geheim","themes":["geen"],"dimensions":[],"valence":"helps"}"#, "\"geen\""),
            (#"{"id":"x","text":"geheim","themes":[],"dimensions":["buur"],"valence":"helps"}"#, "\"buur\""),
            (#"{"id":"x","text":"geheim","themes":[],"dimensions":[],"valence":"helps"}"#, "valence"),
            (#"{"id":"x","text":"geheim","themes":[],"dimensions":[],"valence":"soms"}"#, "\"valence\""),
            (#"{"id":"x","text":"geheim","dimensions":[],"valence":"none"}"#, "\"themes\""),
            (#"{"id":"t1","text":"geheim","themes":[],"dimensions":[],"valence":"none"}"#, "an id"),
            (#"geheim"#, "not JSON"),
        ])
    func refused(line: String, what: String) throws {
        try with { book in
            try book.write("\n" + line + "\n", to: "passages-02.jsonl")
            let fault = #expect(throws: CodebookFault.self) { try CodebookFolder(reading: book.folder) }
            let words = fault?.description ?? ""
            #expect(words.contains("passages-02.jsonl:2: error: ") && words.contains(what))
            #expect(!words.contains("geheim"))
        }
    }

    @Test("too few passages are refused")
    func tooFew() throws {
        try with(Array(SmallCodebook.passages.prefix(20))) { book in
            #expect(throws: CodebookFault.self) { try TaggerTraining(try CodebookFolder(reading: book.folder)) }
        }
    }
}
