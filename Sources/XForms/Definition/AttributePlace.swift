/// Where an attribute belongs that stands on the wrong element.
enum AttributePlace {
    /// The repair for an attribute of another element; nil where it is known nowhere.
    static func repair(of name: String, on element: String) -> Bilingual? {
        guard let place = places[name.lowercased()], place.isMisplaced(element) else { return nil }
        return place.repair
    }

    private struct Place {
        /// Whether it belongs on a bind or on a question; nil when it is no attribute anywhere.
        let isOfBind: Bool?
        let repair: Bilingual

        /// Whether it does not belong on this element.
        func isMisplaced(_ element: String) -> Bool { isOfBind != (element == "bind") }
    }

    private static let places: [String: Place] = {
        var table: [String: Place] = [:]
        for rule in ["relevant", "required", "readonly", "constraint", "calculate", "type"] {
            table[rule] = Place(
                isOfBind: true,
                repair: Bilingual(
                    dutch: "zet \(rule) op de <bind> van dit antwoord",
                    english: "put \(rule) on the <bind> of this answer"))
        }
        for look in ["appearance", "rows"] {
            table[look] = Place(
                isOfBind: false,
                repair: Bilingual(
                    dutch: "zet \(look) op de vraag in <h:body>", english: "put \(look) on the question in <h:body>"))
        }
        for words in ["label", "hint"] {
            table[words] = Place(
                isOfBind: nil,
                repair: Bilingual(
                    dutch: "schrijf in de vraag <\(words)>…</\(words)>",
                    english: "write <\(words)>…</\(words)> in the question"))
        }
        table["default"] = Place(
            isOfBind: nil,
            repair: Bilingual(
                dutch: "een beginwaarde staat in de <instance>, in het element van het antwoord",
                english: "a starting value stands in the <instance>, in the element of the answer"))
        for (name, value) in [("value", "value"), ("name", "value"), ("choices", "item")] {
            table[name] = Place(
                isOfBind: nil,
                repair: Bilingual(
                    dutch: "schrijf het in de vraag als <\(value)>…</\(value)>",
                    english: "write it in the question as <\(value)>…</\(value)>"))
        }
        return table
    }()
}
