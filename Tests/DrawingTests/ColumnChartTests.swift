import Testing

@testable import Drawing

@Suite("A column chart")
struct ColumnChartTests {
    @Test("columns stand side by side on the ground, as high as their value on the lines")
    func columns() throws {
        let chart = try #require(ColumnChart([0, 30, 60, 80], width: 400, height: 160))
        #expect(
            chart.lines.map(\.value) == [0, 20, 40, 60, 80] && chart.lines.map(\.y) == ["160", "120", "80", "40", "0"])
        #expect(chart.columns.map(\.x) == ["15", "115", "215", "315"])
        #expect(
            chart.columns.map(\.height) == ["0", "60", "120", "160"]
                && chart.columns.map(\.y) == ["160", "100", "40", "0"])
        #expect(chart.columns.map(\.width) == ["70", "70", "70", "70"])
        #expect(chart.columns.map(\.middle) == ["50", "150", "250", "350"])
    }

    @Test(
        "lines stand at round numbers, at most four above the ground",
        arguments: [
            (1, [0, 1]), (7, [0, 2, 4, 6, 8]), (110, [0, 50, 100, 150]), (4_000, [0, 1_000, 2_000, 3_000, 4_000]),
        ])
    func lines(most: Int, values: [Int]) throws {
        #expect(try #require(ColumnChart([most], width: 100, height: 100)).lines.map(\.value) == values)
    }

    @Test("nothing and less than nothing have no chart; only noughts have one line")
    func nothing() throws {
        #expect(
            ColumnChart([], width: 100, height: 100) == nil && ColumnChart([3, -1], width: 100, height: 100) == nil)
        let flat = try #require(ColumnChart([0, 0], width: 100, height: 100))
        #expect(flat.columns.map(\.height) == ["0", "0"])
    }
}
