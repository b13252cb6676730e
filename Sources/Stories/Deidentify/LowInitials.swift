/// Initials that were typed without capitals: `m.j. de vries`, `j.p. visser`.
enum LowInitials {
    static func find(in passage: Passage, _ findings: inout Findings) {
        var index = 0
        while index < passage.tokens.count {
            guard let end = end(passage, from: index), findings.isFree(index..<end) else {
                index += 1
                continue
            }
            findings.add(index..<end, .person)
            index = end
        }
    }

    /// Where the surname after initials that begin here ends. One initial may also be the end of a sentence (*plan b.*), so
    /// that a surname must follow which is nothing else, or one with two particles (*van den berg*).
    private static func end(_ passage: Passage, from index: Int) -> Int? {
        guard passage[index - 1].mark != 0x2E || passage[index].gap != .none else { return nil }
        var position = index
        var letters: [UInt64] = []
        while isInitial(passage, position), letters.isEmpty || passage[position].gap == .none {
            letters.append(passage[position].key)
            position += 2
        }
        guard !letters.isEmpty, letters.count < 6, !abbreviations.contains(letters) else { return nil }
        let afterInitials = position
        while passage[position].has(.particle), passage[position].gap == .space { position += 1 }
        let hasOneParticle = position - afterInitials < 2
        let surname = passage[position]
        guard surname.kind == .word, surname.length > 1, surname.gap == .space, surname.has(.anySurname),
            letters.count > 1 || !hasOneParticle || !surname.has(.word)
        else { return nil }
        return position + 1
    }

    private static func isInitial(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage[index]
        return token.kind == .word && token.length == 1 && token.shape == .lower && passage[index + 1].mark == 0x2E
            && passage[index + 1].gap == .none
    }

    /// What is shortened with dots and is nobody: `o.a.`, `m.n.`, `i.v.m.`
    private static let abbreviations = Set(
        [
            "oa", "mn", "ivm", "tov", "ipv", "dwz", "mbt", "tav", "aub", "svp", "nav", "zsm", "iom", "muv", "ea", "ed",
            "bv", "nv", "zg", "zgn", "nb", "ps", "ic", "cq", "pp", "td", "ma", "ie", "eg", "am", "pm", "vb", "vd", "vh",
            "ua", "od", "iig", "igv", "tz", "jl", "nl", "mi", "mbv", "ihb", "ihkv", "tgv", "oid", "tem", "avd", "osm",
        ].map { word in word.map { WordHash.key(of: String($0)) } })
}
