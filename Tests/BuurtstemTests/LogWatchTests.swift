import Testing

@testable import Buurtstem

@Suite("A log that is not emptied")
struct LogWatchTests {
    @Test("It is said after five minutes, again every five minutes, and when it is over")
    func patience() {
        var watch = LogWatch()
        #expect(watch.note(isEmpty: true, at: 0) == nil)
        #expect(watch.note(isEmpty: false, at: 20) == nil)
        #expect(watch.note(isEmpty: false, at: 299) == nil)
        #expect(watch.note(isEmpty: false, at: 300)?.contains("300 s") == true)
        #expect(watch.note(isEmpty: false, at: 320) == nil)
        #expect(watch.note(isEmpty: false, at: 600)?.contains("600 s") == true)
        #expect(watch.note(isEmpty: true, at: 620)?.contains("again") == true)
        #expect(watch.note(isEmpty: true, at: 640) == nil)
        #expect(watch.note(isEmpty: false, at: 900) == nil)
    }
}
