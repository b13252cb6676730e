import Testing

@testable import Drawing

@Suite("A radar chart")
struct RadarTests {
    @Test("Axes start at the top and go round clockwise")
    func axes() throws {
        let radar = try #require(Radar(axes: 4, radius: 100, rings: 2, margin: 10))
        #expect(radar.ends.map(\.x) == ["0", "100", "0", "-100"])
        #expect(radar.ends.map(\.y) == ["-100", "0", "100", "0"])
        #expect(radar.names.map(\.y) == ["-110", "0", "110", "0"])
        #expect(radar.rings == ["M0 -50 L50 0 L0 50 L-50 0 Z", "M0 -100 L100 0 L0 100 L-100 0 Z"])
    }

    @Test(
        "Values lie on their axes, and never outside", arguments: [(0.0, "0"), (0.64, "-64"), (1, "-100"), (7, "-100")])
    func points(value: Double, y: String) throws {
        let radar = try #require(Radar(axes: 6, radius: 100, rings: 1, margin: 0))
        let points = radar.points([value, nil, 0, 0, 0, -3])
        #expect(points[0] == Radar.Point(x: "0", y: y))
        #expect(points[1] == nil)
        #expect(points[5] == Radar.Point(x: "0", y: "0"))
    }

    @Test("The outline closes only when every axis has a value, and never crosses an axis without one")
    func outline() throws {
        let radar = try #require(Radar(axes: 4, radius: 10, rings: 1, margin: 0))
        #expect(radar.outline([1, 1, 1, 1]) == "M0 -10 L10 0 L0 10 L-10 0 Z")
        #expect(radar.outline([1, nil, 1, 1]) == "M0 10 L-10 0 M-10 0 L0 -10")
        #expect(radar.outline([1, nil, 1, nil]) == "")
    }

    @Test("Two axes make no chart")
    func few() { #expect(Radar(axes: 2, radius: 10, rings: 1, margin: 0) == nil) }
}
