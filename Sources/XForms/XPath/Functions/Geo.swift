import Foundation

/// Areas and distances on a sphere, as ODK computes them (D:functions; radius 6,378,100 m).
enum Geo {
    struct Point: Hashable {
        /// Degrees north and east.
        var latitude: Double
        var longitude: Double
    }

    private static let radius = 6_378_100.0

    /// Reads `lat lon [alt acc]; lat lon …`; nil when a point is none or lies outside the globe.
    static func points(_ text: String) -> [Point]? {
        var result: [Point] = []
        for part in text.utf8.split(separator: UInt8(ascii: ";")).map(Substring.init) {
            let words = XPathText.words(String(part))
            if words.isEmpty { continue }
            guard words.count >= 2 else { return nil }
            let point = Point(
                latitude: XPathNumber.reading(String(words[0])), longitude: XPathNumber.reading(String(words[1])))
            guard abs(point.latitude) <= 90, abs(point.longitude) <= 180 else { return nil }
            result.append(point)
        }
        return result
    }

    /// Square metres enclosed, to 0.01; NaN without points.
    static func area(_ points: [Point]?) -> Double {
        guard let points, !points.isEmpty else { return .nan }
        var sum = 0.0
        for (index, point) in points.enumerated() {
            let next = points[(index + 1) % points.count]
            sum +=
                radians(next.longitude - point.longitude)
                * (2 + sin(radians(point.latitude)) + sin(radians(next.latitude)))
        }
        return hundredths(points.count < 3 ? 0 : abs(sum * radius * radius / 2))
    }

    /// Metres along all points, to 0.01; NaN without points.
    static func distance(_ points: [Point]?) -> Double {
        guard let points, !points.isEmpty else { return .nan }
        return hundredths(zip(points, points.dropFirst()).reduce(0) { $0 + length($1.0, $1.1) })
    }

    private static func length(_ from: Point, _ to: Point) -> Double {
        let (lat1, lat2) = (radians(from.latitude), radians(to.latitude))
        let north = sin((lat2 - lat1) / 2)
        let east = sin(radians(to.longitude - from.longitude) / 2)
        return 2 * radius * asin(min(1, (north * north + cos(lat1) * cos(lat2) * east * east).squareRoot()))
    }

    /// Whether a point lies in a shape, never in one that does not close; nil when there is no shape.
    static func contains(point: String, shape: String) -> Bool? {
        guard let shape = points(shape), shape.count >= 3 else { return nil }
        guard let point = points(point)?.first, shape.first == shape.last else { return false }
        var isInside = false
        for (index, corner) in shape.enumerated() {
            let next = shape[(index + 1) % shape.count]
            guard (corner.longitude > point.longitude) != (next.longitude > point.longitude) else { continue }
            let slope = (next.latitude - corner.latitude) / (next.longitude - corner.longitude)
            if point.latitude < corner.latitude + slope * (point.longitude - corner.longitude) { isInside.toggle() }
        }
        return isInside
    }

    /// Whether two sides of a line of points cross.
    static func crossesItself(_ text: String) -> Bool {
        guard let points = points(text), points.count > 3 else { return false }
        let sides = Array(zip(points, points.dropFirst()))
        for first in sides.indices {
            for second in sides.indices where second > first + 1 {
                let isClosing = first == 0 && second == sides.count - 1 && points.first == points.last
                if !isClosing, cross(sides[first], sides[second]) { return true }
            }
        }
        return false
    }

    private static func cross(_ one: (Point, Point), _ other: (Point, Point)) -> Bool {
        func side(_ a: Point, _ b: Point, _ c: Point) -> Double {
            let value =
                (b.longitude - a.longitude) * (c.latitude - a.latitude)
                - (b.latitude - a.latitude) * (c.longitude - a.longitude)
            return value == 0 ? 0 : value < 0 ? -1 : 1
        }
        return side(one.0, one.1, other.0) != side(one.0, one.1, other.1)
            && side(other.0, other.1, one.0) != side(other.0, other.1, one.1)
    }

    private static func radians(_ degrees: Double) -> Double { degrees * .pi / 180 }

    private static func hundredths(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
