/// What our pages can ask. Everything else loads and computes, and `check` says "not offered here".
package enum Offered {
    /// A value type or control, and why it is or is not on our pages.
    package struct Row: Sendable, Hashable {
        package let name: String
        package let isOffered: Bool
        /// How it looks here, or why it is not there.
        package let meaning: String

        init(_ name: String, _ isOffered: Bool, _ meaning: String) {
            self.name = name
            self.isOffered = isOffered
            self.meaning = meaning
        }
    }

    /// Controls of the body by element name.
    package static let controls: [Row] = [
        Row("input", true, "a box that fits the type; read-only it is a note"),
        Row("select1", true, "choices with round buttons; a list that opens for more than thirty"),
        Row("select", true, "choices with square buttons"),
        Row("rank", true, "a place number for each choice"),
        Row("range", true, "the figures as choices; a box for a number when there are more than eleven"),
        Row("trigger", true, "one box to tick"),
        Row("upload", false, "pictures, sound, video and files are not taken in"),
        Row("secret", false, "an answer that is hidden while typed"),
    ]

    /// Value types of a node that a control asks for; a computed node may have any type.
    package static let types: [Row] = [
        Row("string", true, "text"),
        Row("int", true, "a whole number"),
        Row("boolean", false, "ask yes or no with select1, so that not knowing can be chosen"),
        Row("decimal", true, "a number, with a comma or a point"),
        Row("date", true, "day, month and year"),
        Row("time", true, "hours and minutes"),
        Row("dateTime", true, "a date and a time"),
        Row("select", true, "names of choices between spaces"),
        Row("select1", true, "the name of a choice"),
        Row("rank", true, "names of choices in order"),
        Row("geopoint", false, "a place: it would give somebody's home away"),
        Row("geotrace", false, "a route"),
        Row("geoshape", false, "an area"),
        Row("binary", false, "a file"),
        Row("barcode", false, "the device's camera"),
        Row("intent", false, "another app on the device"),
    ]

    /// Actions of the model and of controls.
    package static let actions: [Row] = [
        Row("setvalue", true, "computed on the server at the same moment"),
        Row("setgeopoint", false, "a place"),
        Row("recordaudio", false, "sound"),
    ]

    /// Whether our pages have the control with this element name.
    package static func offers(control name: String) -> Bool { controls.first { $0.name == name }?.isOffered ?? false }

    /// Whether our pages can ask a value of this type.
    package static func offers(_ type: ValueType) -> Bool {
        types.first { $0.name == type.rawValue }?.isOffered ?? false
    }

    /// Whether our pages perform the action with this element name.
    package static func offers(action name: String) -> Bool { actions.first { $0.name == name }?.isOffered ?? false }
}
