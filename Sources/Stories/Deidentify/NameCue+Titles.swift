/// After a title: `mevrouw Bos`, `dokter van der Wal`, `oma Fiets`.
extension NameCue {
    static let family = Set(
        [
            "opa", "oma", "tante", "tant", "tan", "ome", "oom", "nonkel", "opoe", "omoe", "beppe", "pake", "moeke",
            "juf", "juffie", "meester", "zuster", "zr", "broeder", "zuste", "nana", "abi", "abla", "moi", "mr",
            "huisarts", "tandarts", "omaatje", "grandma", "grandpa", "uncle", "aunt", "auntie", "nurse", "pater",
            "pastoor", "pani", "prins", "prinses", "prof", "ir",
        ].map { WordHash.key(of: $0) })
    /// `mevrouw van de winkel`: no surnames after `van de`.
    static let callings = Set(
        [
            "bank", "winkel", "kerk", "straat", "markt", "post", "school", "buurt", "weg", "bakker", "slager", "kapper",
            "zaal", "kamer", "bus", "boot", "kant", "krant", "hoek", "thuiszorg", "overkant", "gemeente", "woningbouw",
            "apotheek", "tuin", "slag", "trein", "wijk", "koor", "groep", "beurt", "land", "school", "spoor", "balie",
            "zee",
        ].map { WordHash.key(of: $0) })

    static func afterTitle(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        var position = index - 1
        var particles = 0
        while passage[position].has(.particle) && !passage[position].has(.title)
            || passage[position].isJoiner && particles > 0
            || passage[position].mark == 0x2E && passage[position - 1].has(.particle)
                && passage[position - 1].length <= 2
        {
            position -= 1
            particles += 1
            if particles > 4 { return false }
        }
        if passage[position].mark == 0x2E { position -= 1 }
        let title = passage[position]
        guard title.has(.title), token.gap != .line else { return false }
        if title.key == mr, passage[position].length > 2 { return false }
        let isFamily = family.contains(title.key)
        if particles > 0 {
            if token.has(.surname) { return true }
            if inWords.contains(passage[index - 1].key), !named(passage, token) { return false }
            if named(passage, token) {
                return !token.has([.kept, .institution, .institutionName]) || token.has(.anySurname)
            }
            if callings.contains(token.key) || token.has(.place) { return false }
            return token.has(.surnameAlsoWord) && !isVerb(token) || isStranger(passage, token) && !isFamily
        }
        if token.has([.relation, .title]), !named(passage, token) {
            return !isFamily && token.has(.anySurname) && !passage[position].has(.relation)
        }
        if isTitled(passage, index), token.has([.people, .anyPlace]), !token.has([.kept, .institution]) {
            return true
        }
        // `oma Fiets`
        if isFamily, named(passage, token), !token.has([.kept, .people, .determiner, .weekday, .month, .auxiliary]) {
            return true
        }
        if canBeName(passage, token, alsoSurname: !isFamily || !token.has(.word) || named(passage, token)) {
            return true
        }
        return isStranger(passage, token) && !dialect.contains(token.key)
    }

    private static let offspring = Set(
        [
            "jongen", "jongens", "meid", "meisje", "meisjes", "kinderen", "vrouw", "man", "zoon", "dochter", "hond",
            "kleinzoon", "kleindochter", "weduwe",
        ].map { WordHash.key(of: $0) })
    private static let ofWord = WordHash.key(of: "van")

    /// `de jongen van Bakker`: a surname that is a word, with a capital, after somebody who belongs to it.
    static func ofFamily(_ passage: Passage, _ index: Int) -> Bool {
        named(passage, passage[index]) && passage[index].has(.anySurname) && !passage[index].has(.anyPlace)
            && passage[index - 1].key == ofWord
            && offspring.contains(passage[index - 2].key)
    }

    static let inWords = Set(["in", "op", "aan", "uit", "uijt"].map { WordHash.key(of: $0) })
    static let mr = WordHash.key(of: "mr")
    static let dialect = Set(
        ["zeej", "zeet", "zegge", "hiernaast", "hiernaest", "hiero", "daaro", "zelluf", "eiges", "zulf"].map {
            WordHash.key(of: $0)
        })
}
