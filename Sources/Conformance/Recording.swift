/// A walk or scenario as recorded (format: the kit's README).
struct Recording: Decodable {
    /// A path in the kit's `forms/`, or the XML itself.
    var form: String
    var `init`: Start
    var steps: [Step]
    /// False for a scenario that starts from saved answers.
    var startsFresh: Bool?

    private enum CodingKeys: String, CodingKey {
        case form, `init`, steps
        case startsFresh = "new_instance"
    }

    struct Start: Decodable {
        var state: [String: Node]
        var submission: String?
    }

    struct Step: Decodable {
        var op: String
        var ref: String?
        var type: String?
        var value: String?
        var result: String?
        var changes: [String: Node?]?
        var choices: [Choice]?
        var outcome: String?
        var submission: String?
    }

    struct Choice: Decodable, Equatable {
        var value: String?
        var label: String?
    }

    /// What is known of a node; `rel`, `req` and `ro` as in the README.
    struct Node: Decodable {
        var v: Value?
        var rel: Bool
        var req: Bool
        var ro: Bool
    }

    enum Value: Decodable {
        case text(String)
        /// Another at every run: not compared.
        case dynamic

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(String.self)).map(Value.text) ?? .dynamic
        }
    }
}
