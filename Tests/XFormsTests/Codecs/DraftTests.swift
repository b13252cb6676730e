import Testing
import XForms

@Suite("Drafts")
struct DraftTests {
    private func story() throws -> Scenario {
        let story = try Scenario(
            "<data id='t'><a>default</a><show/><g><x/></g><r jr:template=''><k>?</k><s jr:template=''><v/></s></r></data>",
            model: """
                <bind nodeset="/data/g" relevant="/data/show = 1" required="/data/show = 1"/>
                <bind nodeset="/data/g/x" readonly="/data/a = 'lock'"/>
                """,
            body: """
                <input ref="/data/a"><label>A</label></input><input ref="/data/show"><label>S</label></input>
                <input ref="/data/g/x"><label>X</label></input>
                <repeat nodeset="/data/r"><input ref="/data/r/k"><label>K</label></input>
                <repeat nodeset="/data/r/s"><input ref="/data/r/s/v"><label>V</label></input></repeat></repeat>
                """)
        story.answer("/data/show", "1")
        story.answer("/data/g/x", "één ‘twee’ 😀\nregel")
        story.answer("/data/a", "")
        for _ in 0..<3 { story.add("/data/r") }
        story.answer("/data/r[1]/k", "")
        story.add("/data/r/s", in: "/data/r[2]")
        story.add("/data/r/s", in: "/data/r[3]")
        story.answer("/data/r[3]/s[1]/v", "deep")
        story.remove("/data/r[2]")
        return story
    }

    private func restored(_ story: Scenario) throws -> Answers {
        try Answers(restoring: story.answers.draft(), of: story.definition, environment: Scenario.environment())
    }

    @Test("A draft brings everything back: values, relevance, instances, keys, pages, language")
    func roundTrip() throws {
        let story = try story()
        let back = try restored(story)
        #expect(back.snapshot == story.answers.snapshot)
        #expect(back.pages == story.answers.pages)
        #expect(back.instanceID == story.answers.instanceID)
        #expect(back.draft() == story.answers.draft())
        let key = try #require(story.answers.key(atPath: "/data/r[2]/s[1]/v"))
        #expect(back.question(at: key)?.value == "deep")
    }

    @Test("Going on after a draft is as going on without one")
    func goesOn() throws {
        let one = try story()
        let other = Scenario(try restored(one))
        for step in 0..<2 {
            one.add("/data/r")
            other.add("/data/r")
            one.answer("/data/r[3]/k", "k\(step)")
            other.answer("/data/r[3]/k", "k\(step)")
            one.remove("/data/r[1]")
            other.remove("/data/r[1]")
        }
        #expect(one.answers.snapshot == other.answers.snapshot)
        #expect(one.answers.draft() == other.answers.draft())
    }

    @Test("A draft of another definition is refused and says which")
    func otherDefinition() throws {
        let draft = try story().answers.draft()
        let other = try Scenario("<data id='u'><a/></data>", body: "<input ref='/data/a'><label>A</label></input>")
        #expect(throws: DraftError.otherDefinition(hash: try story().definition.hash)) {
            try Answers(restoring: draft, of: other.definition, environment: Scenario.environment())
        }
        #expect(Answers.definitionHash(ofDraft: draft) == (try story().definition.hash))
    }

    @Test("A draft of a newer program is refused as that")
    func newer() throws {
        let story = try story()
        var draft = story.answers.draft()
        draft[0] = 9
        #expect(throws: DraftError.newer(version: 9)) {
            try Answers(restoring: draft, of: story.definition, environment: Scenario.environment())
        }
    }

    @Test("Every single changed byte, and every shortening, is noticed")
    func damaged() throws {
        let story = try story()
        let draft = story.answers.draft()
        for place in draft.indices {
            var bent = draft
            bent[place] ^= UInt8(1 << (place % 8))
            #expect(throws: DraftError.self, "byte \(place)") {
                try Answers(restoring: bent, of: story.definition, environment: Scenario.environment())
            }
            #expect(throws: DraftError.self, "length \(place)") {
                try Answers(
                    restoring: Array(draft[..<place]), of: story.definition, environment: Scenario.environment())
            }
        }
    }

    @Test("Damage that carries a right checksum gives an error or answers, never a crash")
    func forged() throws {
        let story = try story()
        let draft = story.answers.draft()
        var random = SplitMix(seed: 7)
        for _ in 0..<4_000 {
            var bent = draft
            for _ in 0...random.below(3) { bent[33 + random.below(draft.count - 37)] = UInt8(random.below(256)) }
            if random.below(4) == 0 { bent.removeSubrange(40..<40 + random.below(draft.count - 44)) }
            let sealed = Answers.withChecksum(Array(bent.dropLast(4)))
            if let answers = try? Answers(restoring: sealed, of: story.definition, environment: Scenario.environment())
            {
                _ = answers.pages.map { answers.questions(on: $0) }
                _ = answers.violations()
                _ = answers.draft()
            }
        }
    }

    @Test("A draft half filled in is small", arguments: Shipped.names)
    func size(name: String) throws {
        let form = try #require(try Kit.shipped().first { $0.name == name }).form
        var answers = Answers(of: form, environment: Scenario.environment())
        for page in answers.pages.prefix(answers.pages.count / 2) {
            for question in answers.questions(on: page) {
                answers.set(answers.choices(of: question).last?.value ?? "12", at: question.key)
            }
        }
        #expect(answers.draft().count < 1024)
    }
}

/// Random numbers that are the same at every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }
}
