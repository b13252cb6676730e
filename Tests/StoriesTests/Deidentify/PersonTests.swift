import Testing

@testable import Stories

@Suite("Persons, places, addresses, institutions, dates and ages are told from everyday words")
struct PersonTests {
    @Test("the same number for a first name, the full name and its forms")
    func placeholders() {
        let text =
            "Annie de Vries woont hier. Annies man heet Kees. Zonder Annie, zei Kees, is het niks. Mevrouw De Vries lacht."
        #expect(
            Lists.deidentifier.deidentify(text).masked
                == "[persoon-1] woont hier. [persoon-1] man heet [persoon-2]. Zonder [persoon-1], zei [persoon-2], is het niks. Mevrouw [persoon-1] lacht."
        )
    }

    @Test("who share a surname are told apart by their first names; a surname alone is the first of them")
    func families() {
        let text =
            "Mijn man Jan de Vries en mijn dochter Anna de Vries wonen hier. Anna kookt, Jan niet. Mevrouw De Vries lacht."
        #expect(
            Lists.deidentifier.deidentify(text).masked
                == "Mijn man [persoon-1] en mijn dochter [persoon-2] wonen hier. [persoon-2] kookt, [persoon-1] niet. Mevrouw [persoon-1] lacht."
        )
    }

    @Test("who share a first name are told apart by their surnames; a first name alone is the first of them")
    func namesakes() {
        let text =
            "Ik zag Jan Bakker. Daarna kwam Jan Visser, en Jan Visser zei niets. Toen ging Jan weg, met mevrouw Visser."
        #expect(
            Lists.deidentifier.deidentify(text).masked
                == "Ik zag [persoon-1]. Daarna kwam [persoon-2], en [persoon-2] zei niets. Toen ging [persoon-1] weg, met mevrouw [persoon-2]."
        )
        #expect(
            Lists.deidentifier.deidentify("Jan Peter Visser kwam. Jan Peter zei niets, Visser ook niet.").masked
                == "[persoon-1] kwam. [persoon-1] zei niets, [persoon-1] ook niet.")
    }

    @Test(
        "a trade after a first name or an initial is a surname, before it a trade",
        arguments: [
            ("Ik sprak met Jan Bakker.", ["person:Jan Bakker"]), ("Dat zei A. Bakker mij.", ["person:A. Bakker"]),
            ("Ik zag Fatima Prins lopen.", ["person:Fatima Prins"]), ("Wij zagen Jan Kapper.", ["person:Jan Kapper"]),
            ("Ik ging naar bakker Jan.", ["person:Jan"]), ("Bij de Bakker was het druk.", []),
        ])
    func trades(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test(
        "initials without capitals lead to a surname; what is shortened with dots leads to nobody",
        arguments: [
            ("ik heb m.j. de vries gesproken", ["person:m.j. de vries"]),
            ("dat was j.p. visser toch", ["person:j.p. visser"]),
            ("Toen belde h. van den berg mij.", ["person:h. van den berg"]), ("ik ging naar o.a. de bakker", []),
            ("Dat was i.v.m. de visser, m.n. de bakker.", []), ("we namen plan b. de bakker kwam ook", []),
        ])
    func lowInitials(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test(
        "names that are words count only as names",
        arguments: [
            ("Voor Roos kocht ik een roos.", ["person:Roos"]), ("Wil je thee? vroeg Wil.", ["person:Wil"]),
            ("mijn dochter roos heeft een roos", ["person:roos"]), ("Meneer Bos liep in het bos.", ["person:Bos"]),
            ("dokter bakker zei: ga naar de bakker", ["person:bakker"]), ("Storm op het dak, kat in bed.", []),
            ("ik heet wil en ik wil koffie", ["person:wil"]),
        ])
    func wordsAsNames(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test(
        "sayings, brands, feasts, illnesses and peoples stay",
        arguments: [
            "Mag Joost weten.", "Jan en alleman kwam.", "Ik heb Parkinson en ga naar Albert Heijn met Kerst.",
            "Hij spreekt Turks met de Poolse bakker uit Marokko.",
            "Klaar is Kees.", "Op 5 mei hing de vlag uit.", "negentig procent van de mensen", "in de jaren negentig",
            "de snelweg en het schoolplein", "Onder de Nederlanders 12, onder de Turken 9.",
            "met negentig mag je daar niet rijden", "Bij de Hema 3 broden gehaald.", "de jongen van de bakker",
        ])
    func stays(text: String) { #expect(found(text) == []) }

    @Test(
        "each kind has its type",
        arguments: [
            ("ze woont op de tweede helmersstraat 12 hs", "address:tweede helmersstraat 12 hs"),
            ("haar adres? Achter de Hoven 112, derde bel", "address:Achter de Hoven 112"),
            ("toen mijn moeder drieënnegentig werd kwam iedereen", "age_over_89:drieënnegentig"),
            ("daar fietst de jongen van Bakker weer", "person:van Bakker"),
            ("bel me op o zes 51 22 34 87 vanavond", "phone:o zes 51 22 34 87"),
            ("uit 's-Hertogenbosch", "location:'s-Hertogenbosch"),
            ("in verpleeghuis De Linde", "institution:De Linde"),
            ("mijn oma is zesennegentig", "age_over_89:zesennegentig"),
            ("geboren in '38", "date:'38"),
            ("op drie mei negentienachtenveertig", "date:drie mei negentienachtenveertig"),
            ("kijk op www.annieshof.nl", "other:www.annieshof.nl"),
            ("Ik woon op het Gerrit van der Veenplein 211.", "address:Gerrit van der Veenplein 211"),
            ("ik woon op het gerrit van der veenplein 211", "address:gerrit van der veenplein 211"),
            ("wij wonen in de burgemeester van der poelstraat", "address:burgemeester van der poelstraat"),
            ("ik woon aan de jacob van lennepkade 4", "address:jacob van lennepkade 4"),
            ("Ik woon in de van der Helststraat 8.", "address:van der Helststraat 8"),
            ("die man van de kerkstraat zei het", "address:kerkstraat"),
            ("Ik woon op de Titus Brandsmaweg.", "address:Titus Brandsmaweg"),
        ])
    func types(text: String, expected: String) { #expect(found(text) == [expected]) }

    @Test("a missing list is named with its place")
    func missingLists() {
        let fault = #expect(throws: NameListFault.self) { try NameLists(folder: "/nowhere") }
        #expect(fault?.description.contains("/nowhere/first-names.txt: there is no such file") == true)
    }
}
