import Testing

@testable import Drawing

@Suite("A picture of who names whom")
struct TieNetworkTests {
    @Test("lines are as thick as many people name a tie; what is hidden has none")
    func lines() throws {
        let drawn = try #require(TieNetwork([[(20, 10), nil, (10, nil)], [nil, nil, nil]], width: 400, room: 16))
        #expect(drawn.left.count == 2 && drawn.right.count == 3 && drawn.height == "120")
        #expect(drawn.left.map(\.isTied) == [true, false] && drawn.right.map(\.isTied) == [true, false, true])
        #expect(drawn.lines.map(\.thick) == ["18", "9"] && drawn.lines.map(\.new) == ["9", nil])
        #expect(drawn.lines[0].path == "M16 30C200 30 200 20 384 20")
    }

    @Test("without a figure there is no picture")
    func nothing() {
        #expect(TieNetwork([[nil, nil]], width: 400, room: 16) == nil)
        #expect(TieNetwork([], width: 400, room: 16) == nil)
    }
}
