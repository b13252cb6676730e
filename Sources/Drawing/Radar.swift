import Foundation

/// The geometry of a radar chart: one axis for each value, drawn from the top, clockwise, around the origin.
///
/// Only figures and paths: colours and strokes are the style sheet's, words are the page's.
package struct Radar: Sendable, Equatable {
    /// A place in the drawing, as it stands in an attribute.
    package struct Point: Sendable, Equatable {
        package let x: String
        package let y: String
    }

    /// The ends of the axes.
    package let ends: [Point]
    /// Where the axes' names stand, a little beyond their ends.
    package let names: [Point]
    /// One closed path for each ring, from the inside out.
    package let rings: [String]

    private let directions: [(x: Double, y: Double)]
    private let radius: Double

    /// - Parameters:
    ///   - axes: at least three.
    ///   - radius: length of an axis.
    ///   - rings: rings at equal distances, the outermost at the end of the axes.
    ///   - margin: how far beyond an axis its name stands.
    package init?(axes: Int, radius: Double, rings: Int, margin: Double) {
        guard axes >= 3 else { return nil }
        let directions = (0..<axes).map { axis in Self.directions(of: axis, in: axes) }
        self.directions = directions
        self.radius = radius
        ends = directions.map { Self.point($0, radius) }
        names = directions.map { Self.point($0, radius + margin) }
        self.rings = (1...max(1, rings)).map { ring in
            let distance = radius * Double(ring) / Double(max(1, rings))
            return Self.path(directions.map { Self.point($0, distance) }, isClosed: true)
        }
    }

    package static func == (left: Radar, right: Radar) -> Bool { left.ends == right.ends && left.rings == right.rings }

    /// The points of values, each between 0 (the middle) and 1 (the end of its axis); nil where there is none.
    package func points(_ values: [Double?]) -> [Point?] {
        zip(directions, values).map { direction, value in
            value.map { Self.point(direction, radius * min(1, max(0, $0))) }
        }
    }

    /// The outline through the values: closed when every axis has one; else only the sides between neighbours that both
    /// have one, so that no line runs over an axis without a value. Empty when there is no such side.
    package func outline(_ values: [Double?]) -> String {
        let points = points(values)
        let known = points.compactMap(\.self)
        if known.count == points.count { return Self.path(known, isClosed: true) }
        let sides = points.indices.compactMap { index -> String? in
            guard let from = points[index], let to = points[(index + 1) % points.count] else { return nil }
            return Self.path([from, to], isClosed: false)
        }
        return sides.joined(separator: " ")
    }

    private static func path(_ points: [Point], isClosed: Bool) -> String {
        "M" + points.map { "\($0.x) \($0.y)" }.joined(separator: " L") + (isClosed ? " Z" : "")
    }

    /// The way an axis points; y grows downwards.
    private static func directions(of axis: Int, in axes: Int) -> (x: Double, y: Double) {
        let turn = 2 * Double.pi * Double(axis) / Double(axes)
        return (sin(turn), -cos(turn))
    }

    private static func point(_ direction: (x: Double, y: Double), _ distance: Double) -> Point {
        Point(x: text(direction.x * distance), y: text(direction.y * distance))
    }

    /// One decimal, a point, no minus before a nought, whatever the machine's language.
    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        let digits = "\(abs(tenths) / 10)" + (tenths % 10 == 0 ? "" : ".\(abs(tenths) % 10)")
        return tenths < 0 ? "-" + digits : digits
    }
}
