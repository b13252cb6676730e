import Testing
import XForms

/// What somebody can choose to talk about in zes-kanten: short forms of its own questions, in our own words.
@Suite("Topics to talk about in zes-kanten")
struct TopicTests {
    /// The aspects of the spider web of Mijn Positieve Gezondheid, whose words are its owner's.
    private static let aspects = [
        "je gezond voelen", "fitheid", "klachten en pijn", "slapen", "eten", "conditie", "bewegen",
        "onthouden", "concentreren", "communiceren", "vrolijk zijn", "jezelf accepteren",
        "omgaan met verandering", "gevoel van controle",
        "zinvol leven", "levenslust", "idealen", "vertrouwen", "accepteren", "dankbaarheid", "blijven leren",
        "genieten", "gelukkig zijn", "lekker in je vel", "balans", "veilig voelen", "hoe je woont", "rondkomen",
        "sociale contacten", "serieus genomen worden", "samen leuke dingen doen", "steun", "erbij horen",
        "zinvolle dingen doen", "interesse in de maatschappij",
        "voor jezelf zorgen", "grenzen kennen", "kennis van gezondheid", "omgaan met tijd", "omgaan met geld",
        "kunnen werken", "hulp kunnen vragen",
    ]

    /// Words that say nothing about what a topic is about.
    private static let small: Set<String> = [
        "u", "uw", "hoe", "uzelf", "je", "jezelf", "zelf", "een", "de", "het", "en", "in", "van", "met", "zijn",
        "zitten", "kunnen",
    ]

    private static func core(_ text: String) -> Set<String> {
        Set(text.lowercased().split { !$0.isLetter }.map(String.init)).subtracting(small)
    }

    /// Label by value, as somebody reads it who chose all six sides.
    private func topics(language: Int) throws -> [String: String] {
        let person = try Respondent("zes-kanten", language: language)
        try person.begin(mode: "zelf")
        let talk = "/zes-kanten/dag/gesprek"
        #expect(person.story.answer(talk, BuurtstemAttribute.dimensions.joined(separator: " ")))
        let rows = person.story.choices("/zes-kanten/dag/onderwerpen").map { row in
            let parts = row.split(separator: "=", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    @Test("each of the 42 has words of its own, in four languages", arguments: 0..<4)
    func different(language: Int) throws {
        let topics = try topics(language: language)
        #expect(topics.count == 42)
        #expect(Set(topics.values.map { $0.lowercased() }).count == 42)
        #expect(topics.values.allSatisfy { !$0.isEmpty })
    }

    @Test("none says just what an aspect of the spider web says")
    func own() throws {
        let aspects = Self.aspects.map(Self.core)
        #expect(aspects.count == 42 && aspects.allSatisfy { !$0.isEmpty })
        for (value, label) in try topics(language: 0) {
            #expect(!aspects.contains(Self.core(label)), "\(value): \(label)")
        }
    }

    @Test("each shares a word with the question that it is short for")
    func short() throws {
        let person = try Respondent("zes-kanten")
        try person.begin(mode: "zelf")
        for (value, label) in try topics(language: 0) {
            let path = "/zes-kanten/" + value.replacing("-", with: "/")
            let question = try #require(person.story.label(path), "\(path)")
            #expect(!Self.stems(label).isDisjoint(with: Self.stems(question)), "\(label): \(question)")
            #expect(label.count <= question.count, "\(label)")
        }
    }

    /// Beginnings of words: ‘slaapt’ and ‘slapen’ begin alike.
    private static func stems(_ text: String) -> Set<Substring> { Set(core(text).map { $0.prefix(3) }) }
}
