/// Faults of labels, hints, messages and translations.
extension Fault {
    /// A question without words.
    package static func missingLabel(_ element: String) -> Fault {
        Fault(
            "missing-label", .warning,
            Bilingual(
                dutch: "deze <\(element)> heeft geen tekst; niemand weet wat er gevraagd wordt",
                english: "this <\(element)> has no text; nobody knows what is asked"),
            repair: Bilingual(
                dutch: "zet er een <label> in",
                english: "put a <label> into it"))
    }

    /// `jr:itext(id)` that no translation has.
    package static func missingText(_ id: String, near: String?) -> Fault {
        Fault(
            "missing-text", .error,
            Bilingual(
                dutch: "de tekst ‘\(id)’ staat in geen enkele taal\(hint(near).dutch)",
                english: "the text ‘\(id)’ stands in no language\(hint(near).english)"),
            repair: Bilingual(
                dutch: "voeg <text id=\"\(id)\"> toe aan elke <translation>",
                english: "add <text id=\"\(id)\"> to each <translation>"))
    }

    /// A text that one of the languages does not have.
    package static func missingTranslation(_ id: String, language: String) -> Fault {
        Fault(
            "missing-translation", .warning,
            Bilingual(
                dutch: "de tekst ‘\(id)’ ontbreekt in ‘\(language)’; daar staat dan de eerste taal",
                english: "the text ‘\(id)’ is missing in ‘\(language)’; the first language stands there instead"),
            repair: Bilingual(
                dutch: "voeg de vertaling toe",
                english: "add the translation"))
    }

    /// A label's `ref` that is neither `jr:itext(…)` nor a path.
    package static func wrongTextReference(_ reference: String) -> Fault {
        Fault(
            "wrong-text-reference", .error,
            Bilingual(
                dutch: "‘\(reference)’ verwijst niet naar een tekst",
                english: "‘\(reference)’ refers to no text"),
            repair: Bilingual(
                dutch: "schrijf jr:itext('naam-van-de-tekst')",
                english: "write jr:itext('name-of-the-text')"))
    }

    /// `translation` without `lang`.
    package static var translationWithoutLanguage: Fault {
        Fault(
            "translation-without-language", .error,
            Bilingual(
                dutch: "deze <translation> zegt niet welke taal het is",
                english: "this <translation> does not say which language it is"),
            repair: Bilingual(
                dutch: "zet lang=\"Nederlands (nl)\" erop",
                english: "put lang=\"Nederlands (nl)\" on it"))
    }

    /// Two translations with one language.
    package static func duplicateLanguage(_ language: String) -> Fault {
        Fault(
            "duplicate-language", .error,
            Bilingual(
                dutch: "de taal ‘\(language)’ staat er twee keer",
                english: "the language ‘\(language)’ stands there twice"),
            repair: Bilingual(
                dutch: "voeg de twee samen",
                english: "join the two"))
    }

    /// A second `default` language.
    package static func severalDefaults(_ language: String) -> Fault {
        Fault(
            "several-default-languages", .warning,
            Bilingual(
                dutch: "ook ‘\(language)’ is als eerste taal aangewezen",
                english: "‘\(language)’ is named as default language too"),
            repair: Bilingual(
                dutch: "laat default op één taal staan",
                english: "leave default on one language"))
    }

    /// A text id twice in one translation.
    package static func duplicateText(_ id: String, language: String) -> Fault {
        Fault(
            "duplicate-text", .warning,
            Bilingual(
                dutch: "de tekst ‘\(id)’ staat twee keer in ‘\(language)’; één telt niet",
                english: "the text ‘\(id)’ stands twice in ‘\(language)’; one does not count"),
            repair: Bilingual(
                dutch: "haal er één weg",
                english: "remove one of them"))
    }

    /// `text` without `id`.
    package static var textWithoutID: Fault {
        Fault(
            "text-without-id", .error,
            Bilingual(
                dutch: "deze <text> heeft geen id en is dus nergens te gebruiken",
                english: "this <text> has no id, so nothing can use it"),
            repair: Bilingual(
                dutch: "geef een id, of haal de tekst weg",
                english: "give it an id, or remove the text"))
    }

    /// `value/@form` that the standard does not have.
    package static func unknownForm(_ form: String, near: String?) -> Fault {
        Fault(
            "unknown-form", .warning,
            Bilingual(
                dutch: "de vorm ‘\(form)’ bestaat niet en wordt niet getoond\(hint(near).dutch)",
                english: "there is no form ‘\(form)’, so it is not shown\(hint(near).english)"),
            repair: Bilingual(
                dutch: "kies short, long, guidance, image, big-image, audio of video",
                english: "choose short, long, guidance, image, big-image, audio or video"))
    }

    /// `output` with neither `value` nor `ref`.
    package static var outputWithoutValue: Fault {
        Fault(
            "output-without-value", .error,
            Bilingual(
                dutch: "deze <output> zegt niet welke waarde er moet staan",
                english: "this <output> does not say which value to show"),
            repair: Bilingual(
                dutch: "zet value=\"/…\" erop",
                english: "put value=\"/…\" on it"))
    }

    /// A language name without a code: a screen reader cannot pronounce it.
    package static func unknownLanguageCode(_ language: String) -> Fault {
        Fault(
            "unknown-language-code", .note,
            Bilingual(
                dutch: "de taal ‘\(language)’ heeft geen code; een voorleesprogramma kent de taal dan niet",
                english: "the language ‘\(language)’ has no code; a screen reader does not know it then"),
            repair: Bilingual(
                dutch: "schrijf de taal als Nederlands (nl) of English (en)",
                english: "write the language as Nederlands (nl) or English (en)"))
    }
}
