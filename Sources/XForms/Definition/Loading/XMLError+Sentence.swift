import XMLTree

extension XMLError {
    /// What is wrong, in a part of a sentence.
    var sentence: Bilingual {
        switch kind {
        case .tooLarge(let maximum):
            Bilingual(dutch: "het is groter dan \(maximum) bytes", english: "it is larger than \(maximum) bytes")
        case .tagTooLong(let maximum):
            Bilingual(dutch: "een tag is langer dan \(maximum) bytes", english: "a tag is longer than \(maximum) bytes")
        case .tooManyAttributes(let maximum):
            Bilingual(
                dutch: "een tag heeft meer dan \(maximum) attributen",
                english: "a tag has more than \(maximum) attributes")
        case .tooDeep(let maximum):
            Bilingual(dutch: "het is dieper genest dan \(maximum)", english: "it is nested deeper than \(maximum)")
        case .tooManyElements(let maximum):
            Bilingual(dutch: "het heeft meer dan \(maximum) elementen", english: "it has more than \(maximum) elements")
        case .documentType:
            Bilingual(dutch: "een DOCTYPE is niet toegestaan", english: "a DOCTYPE is not allowed")
        case .unsupportedEncoding(let name):
            Bilingual(
                dutch: "de codering \(name) kennen wij niet; gebruik UTF-8",
                english: "the encoding \(name) is not supported; use UTF-8")
        case .forbiddenCharacter:
            Bilingual(dutch: "er staat een teken in dat niet mag", english: "it holds a character that is not allowed")
        case .empty: Bilingual(dutch: "het is leeg", english: "it is empty")
        case .malformed(let words): Bilingual(dutch: words, english: words)
        case .outOfMemory: Bilingual(dutch: "er is te weinig geheugen", english: "there is not enough memory")
        }
    }
}
