package import XForms

/// What a neighbourhood's activity is about: the five themes of the programme (*De buurt als ecosysteem*). The words are
/// stored, and are those of the codebook.
package enum ActivityTheme: String, Sendable, Hashable, Codable, CaseIterable {
    case prevention = "preventie"
    case primaryCare = "integrale-eerste-lijn"
    case treatmentNearby = "behandeling-dichtbij"
    case caringNeighbourhood = "zorgzame-buurt"
    case learningNeighbourhood = "lerende-buurt"

    package var name: Bilingual {
        switch self {
        case .prevention: Bilingual(dutch: "Preventie als mindset", english: "Prevention as a mindset")
        case .primaryCare: Bilingual(dutch: "Integrale eerste lijn", english: "Joined-up primary care")
        case .treatmentNearby: Bilingual(dutch: "Behandeling dichtbij", english: "Treatment nearby")
        case .caringNeighbourhood: Bilingual(dutch: "Zorgzame buurt", english: "Caring neighbourhood")
        case .learningNeighbourhood: Bilingual(dutch: "Lerende buurt", english: "Learning neighbourhood")
        }
    }
}

/// Something that is done in a neighbourhood, for the story behind the figures.
package struct Activity: Sendable, Hashable, Codable {
    package let title: String
    package let theme: ActivityTheme
    package let starts: Day
    /// Last day; nil: it goes on.
    package let ends: Day?
    /// Whom it is for, in words.
    package let target: String
    /// How many people were reached; nil when nobody counted.
    package let reached: Int?

    package init(title: String, theme: ActivityTheme, starts: Day, ends: Day?, target: String, reached: Int?) {
        self.title = title
        self.theme = theme
        self.starts = starts
        self.ends = ends
        self.target = target
        self.reached = reached
    }

    /// Whether the other is the same activity, so that it takes this one's place: title and first day.
    package func isSame(as other: Activity) -> Bool { title == other.title && starts == other.starts }
}
