import Testing
import XForms

@testable import Datasets

@Suite("Long texts lie in memory only up to a bound")
struct LongTextTests {
    @Test("one byte more than the bound is refused with words, over all tables together")
    func bound() throws {
        let budget = LongTextBudget(most: 10)
        let (first, second) = (LongTexts(budget), LongTexts(budget))
        try first.add("12345")
        try second.add("é345")
        let fault = #expect(throws: DatasetFault.self) { try second.add("x") }
        #expect(fault?.what.contains("10 bytes") == true && fault?.repair.contains("--formats") == true)
        #expect(first.texts == ["12345"] && second.texts == ["é345"])
    }

    @Test("what is remembered of routing is bounded by cells, not by rows")
    func remembered() throws {
        let form = try Study.form(
            "1", "<a/>", binds: "<bind nodeset=\"/data/a\" type=\"int\" bs:disclosure=\"plain\"/>",
            body: "<input ref=\"/data/a\"><label>A</label></input>")
        var memo = AskedMemo(form: form, bindings: [], columns: 1_000_000)
        for number in 0..<5 { memo.keep([], for: [UInt8(number)]) }
        #expect((0..<5).filter { memo.cells([UInt8($0)]) != nil } == [0, 1])
    }
}
