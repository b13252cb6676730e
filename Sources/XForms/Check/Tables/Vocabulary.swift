/// The words of one language that the hints about plain language look for.
struct Vocabulary: Sendable {
    /// Words that deny.
    let negations: Set<String>
    /// Words that join two questions into one.
    let joints: Set<String>
    /// Words after which a list is only an example.
    let examples: Set<String>
    /// Joined words that are one thing.
    let pairs: Set<String>
    /// Words of offices and studies, and what to say instead.
    let hard: [String: String]
    /// How people say that they do not know or would rather not say, in lower case.
    let wayOut: [String]

    /// The lists for a language code; nil for a language that we have none for.
    static func of(_ code: String?) -> Vocabulary? {
        switch code?.prefix(2) {
        case "nl", nil: dutch
        case "en": english
        default: nil
        }
    }

    static let dutch = Vocabulary(
        negations: ["niet", "geen", "nooit", "niets", "niemand", "nergens", "zonder", "noch"],
        joints: ["en", "of", "en/of"],
        examples: ["bijvoorbeeld", "zoals", "bv", "tussen"],
        pairs: [
            "ja of nee", "16 of ouder", "18 of ouder", "jaar of ouder", "meer of minder", "min of meer", "af en toe",
            "in en om", "vader en moeder", "dag en nacht", "een of meer", "één of meer", "wel of niet", "al of niet",
            "al dan niet", "goed of slecht", "zorg en welzijn", "gezondheid en zorg", "gezondheid of zorg",
            "eten en drinken", "klachten en pijn", "pijn of andere", "ziek of bezorgd", "thuis of in",
        ],
        hard: [
            "additioneel": "extra", "adequaat": "goed", "alsmede": "en", "alvorens": "voordat", "beoogt": "wil",
            "betreffende": "over", "conform": "volgens", "continueren": "doorgaan", "dient": "moet", "dienen": "moeten",
            "discrepantie": "verschil", "echter": "maar", "evalueren": "bespreken", "evaluatie": "terugkijken",
            "faciliteren": "helpen", "frequent": "vaak", "frequentie": "hoe vaak", "functioneren": "werken",
            "gaarne": "graag", "geschieden": "gebeuren", "hieromtrent": "hierover", "indien": "als",
            "initiatief": "plan",
            "integraal": "samen", "interventie": "aanpak", "inzake": "over", "jegens": "tegen", "middels": "met",
            "mobiliteit": "bewegen", "momenteel": "nu", "motivatie": "waarom", "naar aanleiding": "door",
            "omtrent": "over", "ondervinden": "merken", "ondervindt": "merkt", "optimaal": "zo goed mogelijk",
            "participatie": "meedoen", "participeren": "meedoen", "perceptie": "hoe u het ziet",
            "preventie": "voorkomen",
            "problematiek": "problemen", "reeds": "al", "respectievelijk": "en", "sociaal-emotioneel": "gevoel",
            "substantieel": "veel", "tevens": "ook", "tenzij": "behalve als", "thans": "nu", "uitsluitend": "alleen",
            "verstrekken": "geven", "vitaliteit": "energie", "voornoemd": "dit", "vooralsnog": "voorlopig",
            "zelfredzaamheid": "zelf dingen kunnen", "zelfmanagement": "zelf regelen", "zelfregie": "zelf beslissen",
            "aangaande": "over", "casemanager": "vaste hulpverlener", "comorbiditeit": "meer ziekten",
            "coping": "hoe u ermee omgaat", "respondent": "deelnemer", "significant": "duidelijk",
        ],
        wayOut: ["weet ik niet", "weet niet", "weet het niet", "liever niet", "geen antwoord", "n.v.t", "geen mening"])

    static let english = Vocabulary(
        negations: ["not", "no", "never", "nothing", "nobody", "nowhere", "without", "neither", "nor", "cannot"],
        joints: ["and", "or", "and/or"],
        examples: ["example", "as", "like", "between"],
        pairs: [
            "yes or no", "16 or older", "18 or older", "more or less", "now and then", "and so on", "one or more",
            "health or care", "health and care", "pain or other", "complaints or pain", "right or wrong",
            "mind and mood", "day and night", "stop and see", "ill or worried",
        ],
        hard: [
            "additional": "extra", "adequate": "enough", "approximately": "about", "assistance": "help",
            "commence": "start", "comprise": "have", "concerning": "about", "endeavour": "try", "facilitate": "help",
            "frequently": "often", "frequency": "how often", "henceforth": "from now on", "implement": "do",
            "inform": "tell", "initiate": "start", "in lieu": "instead", "majority": "most", "numerous": "many",
            "obtain": "get", "participate": "take part", "participation": "taking part", "perceive": "see",
            "perception": "how you see it", "prior": "before", "purchase": "buy", "regarding": "about",
            "require": "need", "respondent": "person who answers", "subsequent": "next", "sufficient": "enough",
            "terminate": "end", "utilise": "use", "utilize": "use", "whilst": "while",
            "self-management": "arranging it yourself",
        ],
        wayOut: [
            "do not know", "don't know", "don’t know", "rather not say", "prefer not", "no answer", "not applicable",
            "no opinion", "not sure",
        ])
}
