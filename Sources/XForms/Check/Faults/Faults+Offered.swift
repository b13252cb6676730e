/// What our pages do not offer: it loads and computes, but such a questionnaire is not served.
extension Fault {
    /// A control our pages do not have.
    package static func notOfferedControl(_ control: String) -> Fault {
        Fault(
            "not-offered-control", .warning,
            Bilingual(
                dutch: "een vraag van de soort ‘\(control)’ is hier niet aan te bieden",
                english: "not offered here: a question of the kind ‘\(control)’"),
            repair: Bilingual(
                dutch: "kies een andere soort vraag, of gebruik voor deze vragenlijst ODK Collect",
                english: "choose another kind of question, or use ODK Collect for this questionnaire"))
    }

    /// A value type our pages cannot ask.
    package static func notOfferedType(_ type: String) -> Fault {
        Fault(
            "not-offered-type", .warning,
            Bilingual(
                dutch: "een antwoord van het type ‘\(type)’ is hier niet aan te bieden",
                english: "not offered here: an answer of the type ‘\(type)’"),
            repair: Bilingual(
                dutch: "kies een ander type, of gebruik voor deze vragenlijst ODK Collect",
                english: "choose another type, or use ODK Collect for this questionnaire"))
    }

    /// An appearance that changes what is asked and that our pages do not have.
    package static func notOfferedAppearance(_ word: String) -> Fault {
        Fault(
            "not-offered-appearance", .warning,
            Bilingual(
                dutch: "de weergave ‘\(word)’ is hier niet aan te bieden",
                english: "not offered here: the appearance ‘\(word)’"),
            repair: Bilingual(
                dutch: "haal de weergave weg, of gebruik voor deze vragenlijst ODK Collect",
                english: "remove the appearance, or use ODK Collect for this questionnaire"))
    }

    /// An action that records place or sound.
    package static func notOfferedAction(_ action: String) -> Fault {
        Fault(
            "not-offered-action", .warning,
            Bilingual(
                dutch: "de actie ‘\(action)’ is hier niet aan te bieden",
                english: "not offered here: the action ‘\(action)’"),
            repair: Bilingual(
                dutch: "haal de actie weg, of gebruik voor deze vragenlijst ODK Collect",
                english: "remove the action, or use ODK Collect for this questionnaire"))
    }

    /// A part of the standard that needs another tool, such as encryption by the author's key.
    package static func notOfferedFeature(_ feature: Bilingual) -> Fault {
        Fault(
            "not-offered-feature", .warning,
            Bilingual(
                dutch: "\(feature.dutch) is hier niet aan te bieden",
                english: "not offered here: \(feature.english)"),
            repair: Bilingual(
                dutch: "haal het weg, of gebruik voor deze vragenlijst ODK Collect",
                english: "remove it, or use ODK Collect for this questionnaire"))
    }

    /// A calculation, action or list of choices that repeats what somebody wrote in own words.
    package static func notOfferedRepeatedWords(_ path: String) -> Fault {
        Fault(
            "not-offered-repeated-words", .warning,
            Bilingual(
                dutch:
                    "dit herhaalt wat iemand in eigen woorden schrijft bij ‘\(path)’: dat zou bij de antwoorden blijven",
                english: "this repeats what somebody writes in own words at ‘\(path)’: it would stay with the answers"),
            repair: Bilingual(
                dutch:
                    "toon de woorden met <output> in een tekst, of reken met string-length(); bewaar ze niet nog eens",
                english:
                    "show the words with <output> in a text, or use string-length(); do not keep them a second time"))
    }

    /// An appearance that our pages show in the plain way.
    package static func plainAppearance(_ word: String) -> Fault {
        Fault(
            "plain-appearance", .note,
            Bilingual(
                dutch: "de weergave ‘\(word)’ tonen wij als een gewone vraag",
                english: "we show the appearance ‘\(word)’ as a plain question"),
            repair: Bilingual(
                dutch: "u hoeft niets te doen; docs/feature-matrix.md zegt waarom",
                english: "nothing needs to be done; docs/feature-matrix.md says why"))
    }

    /// A picture or sound with a text; our pages show the words alone.
    package static func mediaNotShown(_ kind: String) -> Fault {
        Fault(
            "media-not-shown", .note,
            Bilingual(
                dutch: "het bestand bij deze tekst (\(kind)) tonen wij niet",
                english: "the file with this text (\(kind)) is not shown"),
            repair: Bilingual(
                dutch: "zorg dat de woorden alleen genoeg zeggen",
                english: "make sure that the words alone say enough"))
    }

    /// A text that consists of a picture or sound alone.
    package static var onlyMedia: Fault {
        Fault(
            "not-offered-only-media", .warning,
            Bilingual(
                dutch: "deze tekst heeft alleen beeld of geluid, en dat is hier niet aan te bieden",
                english: "not offered here: this text is only a picture or sound"),
            repair: Bilingual(
                dutch: "zet er woorden bij",
                english: "add words"))
    }

    /// A fact that people must read before they can agree.
    package static func withoutFact(_ name: String, why: Bilingual) -> Fault {
        Fault(
            "not-offered-without-fact", .warning,
            Bilingual(
                dutch: "zonder bs:\(name) wordt deze vragenlijst niet aangeboden: \(why.dutch)",
                english: "without bs:\(name) this questionnaire is not offered: \(why.english)"),
            repair: Bilingual(
                dutch: "zet bs:\(name) op de bind van de hele vragenlijst of van een groep",
                english: "put bs:\(name) on the bind of the whole questionnaire or of a group"))
    }

    /// A definition from elsewhere, without one fact of ours.
    package static var withoutFacts: Fault {
        Fault(
            "not-offered-without-facts", .warning,
            Bilingual(
                dutch: "zonder doel, uitleg, toestemming en contact wordt deze vragenlijst niet aangeboden",
                english: "without purpose, notice, consent and contact this questionnaire is not offered"),
            repair: Bilingual(
                dutch: "zet bs:purpose en de andere attributen van docs/bs-attributes.md op een bind",
                english: "put bs:purpose and the other attributes of docs/bs-attributes.md on a bind"))
    }
}
