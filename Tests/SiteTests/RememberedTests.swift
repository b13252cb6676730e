import Testing

@testable import Site

@Suite("Values made when first asked for")
struct RememberedTests {
    private struct Refused: Error {}

    @Test("A value is made once and kept; what could not be made is made at the next asking")
    func madeOnce() throws {
        let values = Remembered<String, Int>()
        #expect(throws: Refused.self) { try values.value("a") { throw Refused() } }
        #expect(values.value("a") { 1 } == 1)
        #expect(values.value("a") { 2 } == 1)
        #expect(values.value("b") { 2 } == 2)
    }
}
