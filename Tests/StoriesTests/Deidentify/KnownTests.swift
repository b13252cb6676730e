import Testing

@testable import Stories

@Suite("What the server knows of a story is found in it")
struct KnownTests {
    @Test(
        "what was given at entry is found whatever its case, misspelled by a letter, or in parts; a word that is one stays"
    )
    func known() {
        let known = KnownNames(
            persons: ["Tryntsje Zwerfbeek", "J. Bakker"], streets: ["Achterom"], places: ["Nergenshuizen"],
            institutions: ["De Gouden Dag"], others: ["villa kakelbont"])
        #expect(
            found("tryntsje zwerfbeek zei het, en trijntsje ook", known: known) == [
                "person:tryntsje zwerfbeek", "person:trijntsje",
            ])
        #expect(found("bij de bakker haal ik brood", known: known) == [])
        #expect(
            found("we liepen door achterom 4 naar nergenshuizen", known: known) == [
                "address:achterom 4", "location:nergenshuizen",
            ])
        #expect(
            found("in de gouden dag, vlak bij villa kakelbont", known: known) == [
                "institution:de gouden dag", "other:villa kakelbont",
            ])
        #expect(found("tryntsje zwerfbeek en achterom").isEmpty)
    }

    @Test(
        "a known name that is an everyday word is found where it begins a sentence and is who does something",
        arguments: [
            ("Wil moet rusten.", ["person:Wil"]), ("Wil wil dat niet.", ["person:Wil"]),
            ("Ja. Wil en ik gingen mee.", ["person:Wil"]), ("Koster was boos.", ["person:Koster"]),
            ("Koster en zijn zoon kwamen.", ["person:Koster"]), ("Wil had pijn.", ["person:Wil"]),
            ("Wil je koffie?", []), ("Wil ik niet.", []), ("Koster ben ik nooit geweest.", []),
            ("Koster was ik in die kerk.", []), ("Wil en kracht had ze genoeg.", []), ("wil moet er wel zijn", []),
            ("De koster moet dat doen.", []),
        ])
    func subjects(text: String, expected: [String]) {
        #expect(found(text, known: KnownNames(persons: ["Wil", "M. Koster"])) == expected)
    }

    @Test("the names that were given of one person lead to one number, also misspelled; another's first name does not")
    func givenPersons() {
        let known = KnownNames(persons: ["Nergenstra, T.", "Hinke Zwerfbeek", "Okke Zwerfbeek"])
        let text =
            "Toen zei okke zwerfbeek tegen hinke: vraag het Zwerfbeak. Zwerfbeek wist niets. Hinke Zwerfbeek wel, en Anna Zwerfbeek ook."
        #expect(
            Lists.deidentifier.deidentify(text, known: known).masked
                == "Toen zei [persoon-1] tegen [persoon-2]: vraag het [persoon-1]. [persoon-1] wist niets. [persoon-2] wel, en [persoon-3] ook."
        )
        #expect(
            Lists.deidentifier.deidentify(
                "terpstra en hinke, en terpsta weer", known: KnownNames(persons: ["Hinke Terpstra"])
            )
            .masked == "[persoon-1] en [persoon-1], en [persoon-1] weer")
    }

    @Test(
        "an institution is found without its kind or article; everyday words only with a capital or beside the kind",
        arguments: [
            ("zij werkt bij talant", ["institution:talant"]),
            ("Ook bij zorggroep talant eten wij.", ["institution:zorggroep talant"]),
            ("Wij eten in Wijer.", ["institution:Wijer"]),
            ("Mijn kind zit op de Regenboog.", ["institution:Regenboog"]),
            ("mijn zoon zit op de regenboog school", ["institution:regenboog"]),
            ("er stond een regenboog boven het dorp", []), ("Regenboog boven het dorp, zei ik.", []),
            ("Het was een gouden dag.", []), ("Ik was in de Gouden Dag.", ["institution:de Gouden Dag"]),
            ("zij heeft talent", []),
        ])
    func cores(text: String, expected: [String]) {
        let known = KnownNames(
            institutions: ["Zorggroep Talant", "De Wijer", "basisschool De Regenboog", "De Gouden Dag"])
        #expect(found(text, known: known) == expected)
    }

    @Test(
        "a known name is found with its kind in one word, behind a short kind, and though a brand has it too",
        arguments: [
            ("mijn zoon gaat naar de regenboogschool", ["institution:regenboogschool"]),
            ("zij zat op obs de zonnebloem", ["institution:obs de zonnebloem"]),
            ("Ik zat op de Zonnebloem.", ["institution:Zonnebloem"]),
            ("zij zit op school de zonnebloem", ["institution:zonnebloem"]),
            ("hij ligt in sint jozef", ["institution:sint jozef"]), ("een zonnebloem in de tuin", []),
            ("hij tekende een regenboog", []),
        ])
    func brands(text: String, expected: [String]) {
        let known = KnownNames(institutions: [
            "OBS De Zonnebloem", "basisschool De Regenboog", "Verpleeghuis Sint Jozef",
        ])
        #expect(found(text, known: known) == expected)
    }

    @Test(
        "a known street is found without its article, with a capital or a number",
        arguments: [
            ("We liepen over Achterom naar huis.", ["address:Achterom"]),
            ("we liepen over achterom 4", ["address:achterom 4"]),
            ("zij keek achterom naar mij", []), ("achterom 3 keer gekeken", []),
            ("Achterom kijken helpt niet.", []),
        ])
    func streets(text: String, expected: [String]) {
        #expect(found(text, known: KnownNames(streets: ["de Achterom"])) == expected)
    }

    @Test("an institution has one number with and without its kind and article")
    func oneInstitution() {
        let known = KnownNames(institutions: ["Zorggroep Talant", "De Wijer"])
        #expect(
            Lists.deidentifier.deidentify("Bij zorggroep talant, dus bij Talant. In De Wijer, in Wijer.", known: known)
                .masked
                == "Bij [instelling-1], dus bij [instelling-1]. In [instelling-2], in [instelling-2].")
    }
}
