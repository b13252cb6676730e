/// A word of `appearance` that the field knows, and what our pages make of it (ODK docs, "Form question types").
package struct Appearance: Sendable, Hashable {
    /// What our pages make of it.
    package enum Showing: String, Sendable, Hashable, CaseIterable {
        /// They do what it asks for.
        case drawn
        /// They show the plain question: the word only arranges, and nothing that is asked changes.
        case plain
        /// It changes what is asked, and our pages do not have that.
        case notOffered = "not offered"
    }

    /// What it may stand on.
    package enum Place: String, Sendable, Hashable, CaseIterable {
        case input, select1, select, rank, range, upload, trigger, group, `repeat`
    }

    /// The word in lower case; a trailing `*` stands for anything (`columns-*`).
    package let word: String
    package let places: [Place]
    package let showing: Showing
    /// How it looks here, for the feature matrix.
    package let meaning: String

    init(_ word: String, _ places: [Place], _ showing: Showing, _ meaning: String) {
        self.word = word
        self.places = places
        self.showing = showing
        self.meaning = meaning
    }
}

extension Appearance {
    /// The row for a word; nil when the field does not know it.
    package static func row(for word: some StringProtocol) -> Appearance? {
        let word = word.lowercased()
        if let exact = byWord[word] { return exact }
        return patterns.first { word.hasPrefix($0.word.dropLast()) }
    }

    private static let byWord = Dictionary(
        table.filter { !$0.word.hasSuffix("*") }.map { ($0.word, $0) }, uniquingKeysWith: { first, _ in first })
    private static let patterns = table.filter { $0.word.hasSuffix("*") }

    /// The words that stand for themselves.
    package static var names: Dictionary<String, Appearance>.Keys { byWord.keys }

    private static let choice: [Place] = [.select1, .select]

    /// Every word, by kind of control.
    package static let table: [Appearance] = [
        Appearance("field-list", [.group, .repeat], .drawn, "the group is one page"),
        Appearance("table-list", [.group], .plain, "questions below each other, never a grid"),
        Appearance("no-collapse", [.group, .repeat], .plain, "nothing collapses here"),
        Appearance("w*", Place.allCases, .plain, "Enketo's grid width; our pages have one column"),
        Appearance("multiline", [.input], .drawn, "a tall box"),
        Appearance("numbers", [.input], .drawn, "a keyboard of digits; the answer stays text"),
        Appearance("thousands-sep", [.input], .drawn, "thousands apart, the way of the language"),
        Appearance("masked", [.input], .notOffered, "an answer that is hidden while typed"),
        Appearance("url", [.input], .notOffered, "a link to open elsewhere"),
        Appearance("bearing", [.input], .notOffered, "the device's compass"),
        Appearance("counter", [.input], .plain, "a box for a whole number"),
        Appearance("ex:*", [.input, .upload, .group], .notOffered, "another app on the device"),
        Appearance("printer:*", [.input], .notOffered, "a printer at the device"),
        Appearance("comment", [.input], .plain, "Enketo's comment on another question; a question of its own here"),
        Appearance("no-calendar", [.input], .drawn, "day, month and year are always typed"),
        Appearance("month-year", [.input], .drawn, "month and year; the day becomes 1"),
        Appearance("year", [.input], .drawn, "the year; day and month become 1"),
        Appearance("ethiopian", [.input], .notOffered, "another calendar"),
        Appearance("coptic", [.input], .notOffered, "another calendar"),
        Appearance("islamic", [.input], .notOffered, "another calendar"),
        Appearance("bikram-sambat", [.input], .notOffered, "another calendar"),
        Appearance("myanmar", [.input], .notOffered, "another calendar"),
        Appearance("persian", [.input], .notOffered, "another calendar"),
        Appearance("buddhist", [.input], .notOffered, "another calendar"),
        Appearance("minimal", choice, .drawn, "one choice: a list that opens; several choices stay below each other"),
        Appearance("autocomplete", choice, .drawn, "one choice: a list that opens, where typing finds a choice"),
        Appearance("search", choice, .plain, "as autocomplete; the old search() over a file is not offered"),
        Appearance("search(*", choice, .notOffered, "ODK's old search() over a file; use an itemset"),
        Appearance("autocomplete_chars", choice, .plain, "as autocomplete"),
        Appearance("likert", [.select1], .drawn, "figures in a row that wraps, with the words at both ends"),
        Appearance("quick", [.select1], .plain, "a button goes on, choosing alone never does"),
        Appearance("quickcompact*", [.select1], .plain, "choices below each other"),
        Appearance("compact*", choice + [.repeat], .plain, "choices below each other"),
        Appearance("horizontal", choice, .plain, "choices below each other"),
        Appearance("horizontal-compact", choice, .plain, "choices below each other"),
        Appearance("columns", choice, .plain, "choices below each other"),
        Appearance("columns-*", choice, .plain, "choices below each other"),
        Appearance("no-buttons", choice, .plain, "the buttons stay, so that what was chosen shows"),
        Appearance("label", choice, .plain, "no grid, so no row of headings: its words become a heading"),
        Appearance("list-nolabel", choice, .plain, "each row is a question with all its choices"),
        Appearance("list", choice, .plain, "choices below each other"),
        Appearance("randomized", choice, .notOffered, "use randomize() in the itemset"),
        Appearance("image-map", choice, .notOffered, "choosing in a picture"),
        Appearance("map", choice, .notOffered, "choosing on a map"),
        Appearance("vertical", [.range], .plain, "the figures as choices, never a slider"),
        Appearance("no-ticks", [.range], .plain, "the figures as choices, never a slider"),
        Appearance("picker", [.range], .plain, "the figures as choices, or a box"),
        Appearance("rating", [.range], .plain, "the figures as choices"),
        Appearance("distress", [.range], .plain, "the figures as choices"),
        Appearance("analog-scale", [.range], .plain, "the figures as choices"),
        Appearance("maps", [.input], .notOffered, "a place"),
        Appearance("placement-map", [.input], .notOffered, "a place"),
        Appearance("hide-input", [.input], .notOffered, "a place"),
        Appearance("draw", [.upload], .notOffered, "a drawing"),
        Appearance("signature", [.upload], .notOffered, "a signature"),
        Appearance("annotate", [.upload], .notOffered, "a picture to draw on"),
        Appearance("new", [.upload], .notOffered, "the device's camera"),
        Appearance("new-front", [.upload], .notOffered, "the device's camera"),
        Appearance("selfie", [.upload], .notOffered, "the device's camera"),
        Appearance("front", [.input, .upload], .notOffered, "the device's camera"),
        Appearance("hidden-answer", [.input, .upload], .notOffered, "an answer that is not shown"),
    ]
}
