import Programme
import Records
import Testing

@testable import Site

@Suite("Drafts in memory")
struct DraftTests {
    private func contents(answers: [UInt8]) -> DraftContents {
        DraftContents(
            ownCode: .random(), collection: "zes-kanten", neighbourhood: "de-wijk",
            document: [UInt8](repeating: 7, count: 32),
            consentVersion: "2026-1", language: "nl", byLetter: true, page: "lichaam-3", answers: answers)
    }

    @Test("What a draft holds comes back whole", arguments: [0, 1, 4_000, 70_000])
    func roundTrip(size: Int) throws {
        let draft = contents(answers: (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        #expect(DraftContents(draft.encoded()) == draft)
    }

    @Test("Bytes cut short or of another version are no draft, and nothing crashes")
    func damaged() {
        let bytes = contents(answers: []).encoded()
        for count in 0..<bytes.count { #expect(DraftContents(Array(bytes[..<count])) == nil) }
        #expect(DraftContents([99] + bytes.dropFirst()) == nil)
        var generator = SplitMix(seed: 7)
        for _ in 0..<5_000 {
            _ = DraftContents(
                (0..<Int.random(in: 0...60, using: &generator)).map { _ in .random(in: 0...255, using: &generator) })
        }
    }

    private func index(_ number: UInt64) -> DraftIndex { DraftIndex(high: number, low: ~number) }

    @Test("The cache never holds more than its limit, and keeps the newest")
    func bounded() {
        let cache = SealedDraftShelf(mostBytes: 10_000)
        for number in 0..<UInt64(5_000) {
            cache.put(StoredDraft(revision: 1, sealed: [UInt8](repeating: 0, count: 372)), at: index(number))
            #expect(cache.bytes <= 10_000)
        }
        #expect(cache[index(4_999)] != nil)
        #expect(cache[index(0)] == nil)
    }

    @Test("What was read before a removal is not put back after it")
    func lateRead() {
        let cache = SealedDraftShelf(mostBytes: 10_000)
        let before = cache.removals
        cache.remove(index(1))
        cache.put(StoredDraft(revision: 1, sealed: [1]), at: index(1), ifStill: before)
        #expect(cache[index(1)] == nil)
        cache.put(StoredDraft(revision: 1, sealed: [1]), at: index(1), ifStill: cache.removals)
        #expect(cache[index(1)]?.sealed == [1])
    }

    @Test("Drafts that come and go leave nothing behind, and one that came back is not dropped by its old place")
    func comeAndGo() {
        let cache = SealedDraftShelf(mostBytes: 10_000)
        for number in 0..<UInt64(100_000) {
            cache.put(StoredDraft(revision: 1, sealed: [1]), at: index(number))
            cache.remove(index(number))
        }
        #expect(cache.places <= 1_025)
        #expect(cache.bytes == 0)
        let small = SealedDraftShelf(mostBytes: 2 * 228)
        let draft = StoredDraft(revision: 1, sealed: [UInt8](repeating: 0, count: 100))
        small.put(draft, at: index(1))
        small.remove(index(1))
        small.put(draft, at: index(2))
        small.put(draft, at: index(1))
        small.put(draft, at: index(3))
        #expect(small[index(2)] == nil)
        #expect(small[index(1)] != nil && small[index(3)] != nil)
    }

    @Test("A draft that grows is counted once")
    func replaced() {
        let cache = SealedDraftShelf(mostBytes: 1_000)
        for size in [100, 300, 50] {
            cache.put(StoredDraft(revision: 1, sealed: [UInt8](repeating: 0, count: size)), at: index(1))
        }
        #expect(cache.bytes == 50 + 128)
    }
}
