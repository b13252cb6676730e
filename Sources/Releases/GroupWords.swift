import Datasets
import Disclosure

/// What groups above the answers of a questionnaire are called: those of the hierarchies that ship, which have no labels.
enum GroupWords {
    /// - Returns: nil for what says itself what it is, such as a district.
    static func words(_ label: String) -> Words? {
        if label.isEmpty { return Words(nl: "Geen antwoord", en: "No answer") }
        if let known = shipped[label] { return known }
        if let bounds = band(label) {
            return Words(nl: "\(bounds.low) tot en met \(bounds.high)", en: "\(bounds.low) to \(bounds.high)")
        }
        for end in ["-plus", "+"] where label.hasSuffix(end) {
            let low = label.dropLast(end.count)
            if Int(low) != nil { return Words(nl: "\(low) of meer", en: "\(low) or more") }
        }
        // A choice that counts as no answer: nobody is in it, for its reason has a code of its own.
        let reason = MissingReason.of(choice: label)
        return reason == .otherNoAnswer ? nil : reason.label
    }

    private static func band(_ label: String) -> (low: Int, high: Int)? {
        let ends = label.split(separator: "-").compactMap { Int($0) }
        return ends.count == 2 && label == "\(ends[0])-\(ends[1])" ? (ends[0], ends[1]) : nil
    }

    private static let shipped: [String: Words] = [
        "onbekend": Words(nl: "Onbekend", en: "Unknown"), "laag": Words(nl: "Laag", en: "Low"),
        "midden": Words(nl: "Midden", en: "Middle"), "hoog": Words(nl: "Hoog", en: "High"),
        "alleen": Words(nl: "Alleen", en: "Alone"), "met anderen": Words(nl: "Met anderen", en: "With others"),
        "Nederland": Words(nl: "Nederland", en: "The Netherlands"),
        "ouder of zelf elders geboren": Words(
            nl: "Zelf of ouder elders geboren", en: "Born elsewhere, or a parent was"),
        "buiten Europa": Words(nl: "Buiten Europa", en: "Outside Europe"),
        "buiten Nederland": Words(nl: "Buiten Nederland", en: "Outside the Netherlands"),
        "Europa": Words(nl: "Europa", en: "Europe"),
        "eigen antwoord": Words(nl: "Eigen antwoord", en: "One's own answer"),
        "namens iemand anders": Words(nl: "Namens iemand anders", en: "On behalf of somebody else"),
        "gemeente onbekend": Words(nl: "Gemeente onbekend", en: "Municipality unknown"),
        "wijk onbekend": Words(nl: "Wijk onbekend", en: "District unknown"),
    ]
}
