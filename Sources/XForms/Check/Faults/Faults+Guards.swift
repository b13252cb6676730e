/// Faults of what guards wording: instruments and translations.
extension Fault {
    /// An instrument that does not say whose it is, or what it may be used for.
    package static func instrumentWithout(_ fact: String, _ name: String) -> Fault {
        Fault(
            "instrument-without-fact", .warning,
            Bilingual(
                dutch: "instrument ‘\(name)’ heeft geen bs:\(fact)",
                english: "instrument ‘\(name)’ has no bs:\(fact)"),
            repair: Bilingual(
                dutch: "zet bs:\(fact) op dezelfde bind als bs:instrument",
                english: "put bs:\(fact) on the same bind as bs:instrument"))
    }

    /// An instrument without the hash that guards its words.
    package static func instrumentWithoutWording(_ name: String, hash: String) -> Fault {
        Fault(
            "instrument-without-wording", .warning,
            Bilingual(
                dutch: "instrument ‘\(name)’ heeft geen bs:instrument-wording en draagt die naam dus niet",
                english: "instrument ‘\(name)’ has no bs:instrument-wording, so it does not carry that name"),
            repair: Bilingual(
                dutch: "vergelijk elk woord met dat van de eigenaar en zet dan bs:instrument-wording=\"\(hash)\" erbij",
                english: "compare each word with the owner's, then add bs:instrument-wording=\"\(hash)\""))
    }

    /// An instrument whose words are not the fixed ones: it is something else, and loses the name.
    package static func changedInstrument(_ name: String, hash: String) -> Fault {
        Fault(
            "changed-instrument", .warning,
            Bilingual(
                dutch: "de tekst is niet meer die van ‘\(name)’, dus deze vragen dragen die naam niet meer",
                english: "the wording is no longer that of ‘\(name)’, so these questions no longer carry that name"),
            repair: Bilingual(
                dutch: "zet de woorden van de eigenaar terug, of haal bs:instrument weg (de tekst van nu: \(hash))",
                english: "put the owner's words back, or remove bs:instrument (the wording now: \(hash))"))
    }

    /// Words of an indicator or instrument that no hash can hold, made while people answer.
    package static func looseWords(_ name: String) -> Fault {
        Fault(
            "loose-words", .error,
            Bilingual(
                dutch:
                    "deze woorden van ‘\(name)’ ontstaan pas bij het invullen; ze kunnen veranderen zonder dat iemand het merkt",
                english:
                    "these words of ‘\(name)’ are only made while people answer; they could change without anybody noticing"
            ),
            repair: Bilingual(
                dutch:
                    "verwijs naar een vaste tekst (jr:itext('…')) of een lijst op naam (instance('…')/root/item), zonder output van een berekening",
                english:
                    "refer to a fixed text (jr:itext('…')) or a list by name (instance('…')/root/item), without an output of a calculation"
            ))
    }

    /// A language in which the owner has fixed no words: in it the questions do not carry the name.
    package static func instrumentLanguage(_ name: String, _ languages: [String], hash: String) -> Fault {
        let list = languages.joined(separator: ", ")
        return Fault(
            "instrument-language", .warning,
            Bilingual(
                dutch: "van ‘\(name)’ is de tekst niet vastgelegd in \(list), en draagt daar die naam dus niet",
                english: "the wording of ‘\(name)’ is not fixed in \(list), so it does not carry that name there"),
            repair: Bilingual(
                dutch:
                    "vergelijk elk woord met de vertaling van de eigenaar en zet dan bs:instrument-wording=\"\(hash)\" erbij",
                english: "compare each word with the owner's translation, then put bs:instrument-wording=\"\(hash)\""))
    }

    /// Changed questions that still use the instrument's name where people read it: not served.
    package static func instrumentName(_ name: String) -> Fault {
        Fault(
            "not-offered-instrument-name", .warning,
            Bilingual(
                dutch:
                    "‘\(name)’ staat nog in een titel of tekst, maar de woorden zijn niet die van ‘\(name)’; wordt hier niet aangeboden",
                english:
                    "‘\(name)’ still stands in a title or text, but the words are not those of ‘\(name)’; not offered here"
            ),
            repair: Bilingual(
                dutch: "haal de naam uit de titels en teksten, of zet de woorden van de eigenaar terug",
                english: "take the name out of titles and texts, or put the owner's words back"))
    }

    /// Something that people see follows from an answer that may not be shown back (`bs:feedback="no"`).
    /// - Parameter way: the attribute or element by which it does.
    package static func fedBack(_ path: String, by way: String) -> Fault {
        Fault(
            "not-offered-fed-back", .warning,
            Bilingual(
                dutch:
                    "door ‘\(way)’ hangt wat mensen zien hier af van ‘\(path)’, en dat mag niet terug naar de persoon (bs:feedback); wordt hier niet aangeboden",
                english:
                    "by ‘\(way)’ what people see here depends on ‘\(path)’, which may not go back to the person (bs:feedback); not offered here"
            ),
            repair: Bilingual(
                dutch: "laat het niet afhangen van die antwoorden, of van wat ermee is berekend",
                english: "let it not depend on those answers, nor on what is calculated of them"))
    }

    /// A translation that nobody has signed for.
    package static func unreadTranslation(_ language: String) -> Fault {
        Fault(
            "translation-not-read", .note,
            Bilingual(
                dutch: "de vertaling ‘\(language)’ is nog niet gelezen door iemand die deze taal van huis uit spreekt",
                english: "the translation ‘\(language)’ is not yet read by a native speaker"),
            repair: signing)
    }

    /// A translation whose texts changed after somebody signed for them.
    package static func changedTranslation(_ language: String, reader: String, date: String) -> Fault {
        Fault(
            "translation-not-read", .note,
            Bilingual(
                dutch:
                    "de vertaling ‘\(language)’ is veranderd nadat \(reader) haar las (\(date)), dus nog niet gelezen",
                english:
                    "the translation ‘\(language)’ changed after \(reader) read it (\(date)), so it is not yet read"),
            repair: signing)
    }

    private static let signing = Bilingual(
        dutch: "laat haar lezen, en teken met: buurtstem translations sign",
        english: "have it read, and sign with: buurtstem translations sign")

    /// A file of translation states that cannot be read.
    package static var unreadableTranslations: Fault {
        Fault(
            "translation-states", .warning,
            Bilingual(
                dutch: "translations.json is niet te lezen, dus elke vertaling geldt als niet gelezen",
                english: "translations.json cannot be read, so every translation counts as not read"),
            repair: Bilingual(
                dutch: "herstel het bestand, of haal het weg en teken opnieuw",
                english: "mend the file, or remove it and sign again"))
    }

    /// What only the person knows would be asked of somebody who fills in for that person.
    package static func innerLifeOnBehalf(mode: String) -> Fault {
        Fault(
            "inner-life-on-behalf", .error,
            Bilingual(
                dutch: "dit weet alleen de persoon zelf, en het wordt ook gevraagd aan wie voor een ander invult",
                english: "only the person knows this, and it is asked of who fills in for somebody else too"),
            repair: Bilingual(
                dutch: "zet \(mode) != 'namens' in relevant, met ‘and’, op de vraag of op een groep eromheen",
                english: "put \(mode) != 'namens' in relevant, with ‘and’, on the question or on a group around it"))
    }

    /// A question about mind or meaning that does not say whether somebody else can know.
    package static func innerLifeUnsaid(_ dimension: String) -> Fault {
        Fault(
            "inner-life-unsaid", .warning,
            Bilingual(
                dutch: "een vraag over ‘\(dimension)’ kan meestal alleen de persoon zelf beantwoorden",
                english: "a question about ‘\(dimension)’ can mostly be answered by the person alone"),
            repair: Bilingual(
                dutch: "zet bs:inner-life=\"yes\" erbij, of \"no\" als een ander het ook kan weten",
                english: "add bs:inner-life=\"yes\", or \"no\" where somebody else can know too"))
    }
}
