import Testing

@testable import Programme

@Suite("Letters and their texts")
struct LetterRollTests {
    private static func batch(_ first: Int, _ count: Int, key: UInt32 = 1) -> LetterBatch {
        LetterBatch(
            id: UInt64(first) * 77, collection: "c", neighbourhood: "oost", firstSerial: first, count: count, key: key)
    }

    private static let roll = LetterRoll(
        place: LetterPlace(collection: "c", neighbourhood: "oost"),
        batches: [batch(1, 3), batch(10, 2), batch(20, 1), batch(30, 1)], replacements: [2: 20, 20: 30])

    @Test("the newest letter stands for one that was lost, and lost ones are not printed again")
    func replaced() {
        #expect([1, 2, 20, 30, 3].map(Self.roll.current) == [1, 30, 30, 30, 3])
        #expect(Self.roll.serials == [1, 3, 10, 11, 30])
        #expect(Self.roll.count == 5)
        #expect(
            [0, 1, 3, 4, 9, 11, 12, 20, 31].map { Self.roll.batch(of: $0)?.firstSerial } == [
                nil, 1, 1, nil, nil, 10, nil, 20, nil,
            ])
    }

    @Test("a stopped letter, also one that took another's place, goes out no more and has no code")
    func stopped() throws {
        let roll = LetterRoll(
            place: Self.roll.place, batches: Self.roll.batches, replacements: Self.roll.replacements, stopped: [3, 30])
        #expect([1, 2, 3, 20, 30].filter(roll.isStopped) == [2, 3, 20, 30])
        #expect(roll.serials == [1, 10, 11] && roll.count == 3)
        let ring = try KeyRing.random(made: Week(number: 2_900))
        let batch = Self.batch(1, 3, key: ring.current(.letter).id)
        let one = LetterRoll(place: Self.roll.place, batches: [batch], stopped: [3])
        #expect([1, 2, 3].map { ring.letterCode($0, in: one) != nil } == [true, true, false])
    }

    @Test("codes of a roll are those of its batches; a foreign serial has none")
    func codes() throws {
        let ring = try KeyRing.random(made: Week(number: 2_900))
        let batch = Self.batch(1, 3, key: ring.current(.letter).id)
        let roll = LetterRoll(place: Self.roll.place, batches: [batch], replacements: [:])
        #expect(ring.letterCode(2, in: roll) == ring.letterCode(2, in: batch))
        #expect(ring.letterCode(4, in: roll) == nil)
        // Letters that are out live on under a renewed key.
        let renewed = try ring.rotated([.letter, .code], made: Week(number: 2_901))
        #expect(renewed.letterCode(2, in: roll) == ring.letterCode(2, in: roll))
        #expect(ring.letterCode(2, in: roll) != nil)
    }

    @Test(
        "a text is refused when it is empty, too long for one page, or asks for what does not exist",
        arguments: [
            ("", LetterFault.empty), (" \n", .empty), ("Hoe gaat het in {buurt}?", nil), ("{naam}", .unknownValue),
            ("{", .unknownValue), ("{buurt", .unknownValue), ("{sluitdatum}", .noLastDay),
            (String(repeating: "woord ", count: 30), .tooLong(lines: 3)), ("a\nb\nc", .tooLong(lines: 1)),
        ])
    func faults(text: String, wanted: LetterFault?) {
        let letter = LetterText(.invitation, language: "nl", words: [.title: text])
        #expect(letter.fault(in: .title, hasLastDay: false) == wanted)
    }

    @Test("values are put in as they are, and are not searched for more")
    func filled() {
        let letter = LetterText(.reminder, language: "nl", words: [.body: "In {buurt}: {vragenlijst} {onbekend}."])
        let values: [LetterValue: String] = [.neighbourhood: "<b>{vragenlijst}</b>", .questionnaire: "X"]
        #expect(letter.filled(.body, values) == "In <b>{vragenlijst}</b>: X .")
    }

    @Test("a text that was saved may have no closing; every other part is needed")
    func closing() {
        let letter = LetterText(.invitation, language: "nl", words: [:])
        #expect(LetterPart.allCases.filter { letter.fault(in: $0, hasLastDay: true) == nil } == [.closing])
    }
}
