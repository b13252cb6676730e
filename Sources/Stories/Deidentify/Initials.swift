/// `J. de Vries`, `A.B. Smit`.
enum Initials {
    static func begins(_ passage: Passage, _ index: Int) -> Bool {
        let isAfterTitle =
            passage[index - 1].has(.title) || passage[index - 2].has(.title) && passage[index - 1].mark == 0x2E
        guard passage[index].shape == .capital || isAfterTitle && !passage.hasCapitals,
            passage[index + 1].mark == 0x2E, passage[index + 1].gap == .none
        else { return false }
        var position = index + 2
        var steps = 0
        while steps < 6 {
            let token = passage[position]
            if token.kind == .word, token.length == 1, token.isCapital, passage[position + 1].mark == 0x2E {
                position += 2
            } else if token.has(.particle), token.gap == .space {
                position += 1
            } else {
                break
            }
            steps += 1
        }
        let token = passage[position]
        // `zoon R. belt`
        if isAfterTitle || passage[index - 1].has(.relation) { return true }
        return token.kind == .word && token.length > 1 && token.isCapital && !token.has([.kept, .people])
            && (token.has(.anySurname) || !token.has(.word))
            && passage[position].gap != .line
    }
}
