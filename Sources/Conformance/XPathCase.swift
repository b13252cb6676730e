import Foundation

/// One recorded expression (format: the kit's README).
struct XPathCase: Decodable, Sendable {
    var id: String
    var expr: String
    var doc: String
    var ctx: String
    var ns: [String: String]?
    var expected: Expected
    var tz: String?
    var clock: String?
    var root: String?
    var lang: String?
    var tier: String?

    struct Expected: Decodable, Sendable {
        var type: String
        var value: Recorded?
        var factor: Double?
        var digits: Double?
        var ordered: Bool?
    }

    /// A value as JSON has it.
    enum Recorded: Decodable, Sendable, Hashable {
        case boolean(Bool)
        case number(Double)
        case text(String)
        case list([String])
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(Double.self) {
                self = .number(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else {
                self = .list(try container.decode([String].self))
            }
        }

        /// The number, where infinities and the like are written as words.
        var number: Double? {
            switch self {
            case .number(let value): value
            case .text("NaN"): .nan
            case .text("Infinity"): .infinity
            case .text("-Infinity"): -.infinity
            case .text("-0"): -0.0
            case .boolean, .text, .list, .nothing: nil
            }
        }
    }
}
