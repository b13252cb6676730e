/// What the lists know of a word; a word may be many things at once.
struct WordTags: OptionSet, Sendable {
    var rawValue: UInt64

    static let firstName = WordTags(rawValue: 1 << 0)
    /// A first name that is also an everyday word (Roos, Wil): it needs a cue.
    static let firstNameAlsoWord = WordTags(rawValue: 1 << 1)
    static let surname = WordTags(rawValue: 1 << 2)
    static let surnameAlsoWord = WordTags(rawValue: 1 << 3)
    static let place = WordTags(rawValue: 1 << 4)
    static let placeAlsoWord = WordTags(rawValue: 1 << 5)
    /// Stays although it has a capital: brands, feasts, languages.
    static let kept = WordTags(rawValue: 1 << 6)
    /// An everyday word.
    static let word = WordTags(rawValue: 1 << 7)
    /// Before a name, with or without surname: meneer, dokter, tante.
    static let title = WordTags(rawValue: 1 << 8)
    /// Somebody near, often followed by a first name: buurvrouw, zus, collega.
    static let relation = WordTags(rawValue: 1 << 9)
    /// `van`, `de`, `el`: inside surnames.
    static let particle = WordTags(rawValue: 1 << 10)
    static let greeting = WordTags(rawValue: 1 << 11)
    /// What people do and things do not: zei, belde, woont.
    static let personVerb = WordTags(rawValue: 1 << 12)
    /// `in`, `uit`, `naar`: before a place.
    static let placePreposition = WordTags(rawValue: 1 << 13)
    static let determiner = WordTags(rawValue: 1 << 14)
    static let possessive = WordTags(rawValue: 1 << 15)
    static let month = WordTags(rawValue: 1 << 16)
    static let weekday = WordTags(rawValue: 1 << 17)
    /// A word for a number from 0 to 99; the value is in the table of numbers.
    static let number = WordTags(rawValue: 1 << 18)
    /// A noun of measure or money after a number: euro, procent, minuten.
    static let unit = WordTags(rawValue: 1 << 19)
    static let phoneCue = WordTags(rawValue: 1 << 20)
    static let idCue = WordTags(rawValue: 1 << 21)
    static let birthCue = WordTags(rawValue: 1 << 22)
    static let postcodeCue = WordTags(rawValue: 1 << 23)
    static let addressCue = WordTags(rawValue: 1 << 24)
    /// What an institution's name starts with: verpleeghuis, basisschool, stichting.
    static let institution = WordTags(rawValue: 1 << 25)
    /// A whole name of an institution that stays recognisable by itself.
    static let institutionName = WordTags(rawValue: 1 << 26)
    /// Ends in -straat, -laan … but is no name: winkelstraat, snelweg.
    static let plainStreet = WordTags(rawValue: 1 << 27)
    /// `burgemeester`, `prins`, `oude`: before the last word of a street's name.
    static let streetPrefix = WordTags(rawValue: 1 << 28)
    /// Said between the digits of a number that is dictated: eh, en dan, streepje.
    static let filler = WordTags(rawValue: 1 << 29)
    static let mailProvider = WordTags(rawValue: 1 << 30)
    static let topDomain = WordTags(rawValue: 1 << 31)
    /// `heet`, `genaamd`, `naam`: a name follows.
    static let nameCue = WordTags(rawValue: 1 << 32)
    /// `punt`, `streepje`: a mark that is spoken in an address.
    static let spokenMark = WordTags(rawValue: 1 << 33)
    static let ordinalSuffix = WordTags(rawValue: 1 << 34)
    /// A language, people or faith: stays, and never ends a name.
    static let people = WordTags(rawValue: 1 << 35)
    static let ageWord = WordTags(rawValue: 1 << 36)
    static let spokenAt = WordTags(rawValue: 1 << 37)
    static let neighbourhoodCue = WordTags(rawValue: 1 << 38)
    static let auxiliary = WordTags(rawValue: 1 << 39)
    /// A letter spelled over the telephone: Anton, Bernard, or `bee`.
    static let spelledLetter = WordTags(rawValue: 1 << 40)
    /// Given at entry for this story.
    static let knownPerson = WordTags(rawValue: 1 << 41)
    static let ordinal = WordTags(rawValue: 1 << 42)
    /// In the list of Dutch words and in none of our own: nothing but a sign that it is no unknown name.
    static let dictionary = WordTags(rawValue: 1 << 43)
    /// A first name that is also a thing which, as a thing, has an article before it (roos, merel).
    static let thingName = WordTags(rawValue: 1 << 44)

    static let anyFirstName: WordTags = [.firstName, .firstNameAlsoWord]
    static let anySurname: WordTags = [.surname, .surnameAlsoWord]
    static let anyName: WordTags = [.firstName, .firstNameAlsoWord, .surname, .surnameAlsoWord]
    static let anyPlace: WordTags = [.place, .placeAlsoWord]

    /// Sections of `cues.txt` by their name there.
    static let sections: [String: WordTags] = [
        "titles": .title, "relations": .relation, "particles": .particle, "greetings": .greeting,
        "person verbs": .personVerb, "place prepositions": .placePreposition, "determiners": .determiner,
        "possessives": .possessive, "months": .month, "weekdays": .weekday, "units": .unit, "phone": .phoneCue,
        "id": .idCue, "birth": .birthCue, "postcode": .postcodeCue, "address": .addressCue,
        "institutions": .institution, "plain streets": .plainStreet, "street prefixes": .streetPrefix,
        "fillers": .filler, "mail providers": .mailProvider, "top domains": .topDomain, "name cues": .nameCue,
        "spoken marks": .spokenMark, "age words": .ageWord, "spoken at": .spokenAt,
        "neighbourhood cues": .neighbourhoodCue, "auxiliaries": .auxiliary, "names of things": .thingName,
        "spelled letters": .spelledLetter,
    ]
}
