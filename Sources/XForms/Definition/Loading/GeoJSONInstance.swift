import Foundation
import XMLTree

/// Reads a GeoJSON file as an instance: items with `id`, `geometry` and the properties (RFC 7946; ODK XForms,
/// "Secondary Instances - External").
enum GeoJSONInstance {
    private struct Collection: Decodable {
        var type: String
        var features: [Feature]
    }

    private struct Feature: Decodable {
        var id: Scalar?
        var geometry: Geometry?
        var properties: [String: Scalar]?
    }

    private struct Geometry: Decodable {
        var type: String
        var coordinates: Coordinates
    }

    /// A point, or lists of points nested one or two deep.
    private enum Coordinates: Decodable {
        case number(Double)
        case list([Coordinates])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .list(try container.decode([Coordinates].self))
            }
        }
    }

    /// A value of a property, as text.
    private struct Scalar: Decodable {
        var text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let string = try? container.decode(String.self) {
                text = string
            } else if let flag = try? container.decode(Bool.self) {
                text = flag ? "true" : "false"
            } else if let number = try? container.decode(Decimal.self) {
                text = "\(number)"
            } else {
                text = ""
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws(InstanceFileError) -> XMLElement {
        guard let collection = try? JSONDecoder().decode(Collection.self, from: Data(bytes)),
            collection.type == "FeatureCollection"
        else {
            throw InstanceFileError(
                why: Bilingual(
                    dutch: "het is geen GeoJSON met een FeatureCollection",
                    english: "it is no GeoJSON with a FeatureCollection"), position: nil)
        }
        return XMLElement(XMLName("root"), children: collection.features.map { .element(item($0)) })
    }

    private static func item(_ feature: Feature) -> XMLElement {
        var columns: [(String, String)] = [("geometry", feature.geometry.map(text) ?? "")]
        let properties = (feature.properties ?? [:]).sorted { $0.key < $1.key }
        if let id = feature.id?.text ?? feature.properties?["id"]?.text { columns.append(("id", id)) }
        columns += properties.filter { $0.key != "id" && $0.key != "geometry" }.map { ($0.key, $0.value.text) }
        return XMLElement(
            XMLName("item"),
            children: columns.map { name, value in
                .element(XMLElement(XMLName(name), children: value.isEmpty ? [] : [.text(value)]))
            })
    }

    /// ODK's writing: `lat lon alt acc`, points joined by `; `.
    private static func text(_ geometry: Geometry) -> String {
        points(geometry.coordinates).map { "\($0.latitude) \($0.longitude) 0 0" }.joined(separator: "; ")
    }

    private static func points(_ coordinates: Coordinates) -> [(latitude: String, longitude: String)] {
        guard case .list(let list) = coordinates else { return [] }
        let numbers = list.compactMap { if case .number(let number) = $0 { number } else { nil } }
        if numbers.count >= 2 { return [(latitude: text(numbers[1]), longitude: text(numbers[0]))] }
        return list.flatMap(points)
    }

    private static func text(_ number: Double) -> String {
        let text = "\(number)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
