/// E-mail addresses, typed or spoken (`annie punt jansen apenstaartje ziggo punt nl`), web addresses and handles.
enum MailDetector: Detector {
    static func find(in passage: Passage, _ findings: inout Findings) {
        for index in passage.tokens.indices {
            let token = passage.tokens[index]
            if token.mark == 0x40 || token.has(.spokenAt) {
                mail(passage, at: index, &findings)
            } else if token.kind == .word, token.has(.topDomain), passage[index - 1].mark == 0x2E,
                passage[index - 1].gap == .none, token.gap == .none
            {
                web(passage, ending: index, &findings)
            }
        }
    }

    // MARK: - Mail

    private static func mail(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        let token = passage[index]
        let isTyped = token.mark == 0x40
        // `3511 AD in die flat`: the letters of a postcode
        if !isTyped, token.shape == .upper, passage[index - 1].kind == .number { return }
        // `at` is also a word: it counts only before a domain.
        guard let end = domain(passage, from: index + 1, isSure: isTyped || !token.has(.word)) else {
            if isTyped { handle(passage, at: index, &findings) }
            return
        }
        let begin = local(passage, before: index)
        if begin < index { findings.add(begin..<end, .email) }
    }

    /// `@annie_48`: an account name.
    private static func handle(_ passage: Passage, at index: Int, _ findings: inout Findings) {
        guard passage[index + 1].kind != .mark, passage[index + 1].gap == .none else { return }
        var end = index + 2
        while passage[end].gap == .none,
            passage[end].kind != .mark || passage[end].mark == 0x5F
                || (isMark(passage[end]) && passage[end + 1].kind != .mark && passage[end + 1].gap == .none)
        { end += 1 }
        findings.add(index..<end, .other)
    }

    /// Where the part before the at sign begins.
    private static func local(_ passage: Passage, before index: Int) -> Int {
        var begin = index
        // Typed: everything without a gap, and one space before a lone at sign.
        var isFirst = true
        while begin > 0 {
            let previous = passage[begin - 1]
            let joined = passage[begin].gap == .none || isFirst
            isFirst = false
            guard joined, previous.kind != .mark || isMark(previous), passage[begin].gap != .line else { break }
            begin -= 1
            if passage[begin].kind != .mark, passage[begin].gap != .none { break }
        }
        // Spoken: `j punt de vries`, `annie achtenveertig`.
        while begin > 1 {
            let previous = passage[begin - 1]
            if previous.has(.spokenMark) || (isMark(previous) && previous.gap == .none),
                passage[begin - 2].kind != .mark
            {
                begin -= 2
            } else if isNamePart(previous)
                || previous.length == 1 && previous.kind == .word && passage[begin].length == 1,
                !previous.has(.greeting), passage[begin].kind != .mark
            {
                begin -= 1
            } else {
                break
            }
        }
        // `dekkertje 47 apenstaartje …`
        if begin < index, passage[begin].kind == .number || passage[begin].value >= 0, passage[begin].gap == .space,
            passage[begin - 1].kind == .word, !passage[begin - 1].has([.phoneCue, .auxiliary, .word])
        {
            begin -= 1
        }
        if begin == 1, isNamePart(passage[0]), !passage[0].has(.word), passage[1].kind != .mark { begin = 0 }
        return begin
    }

    /// What can stand unjoined in a spoken local part: names, single letters, numbers.
    private static func isNamePart(_ token: Token) -> Bool {
        if token.has(.anyName) && !token.has(.word) { return true }
        if token.kind == .word && token.length == 1 && !token.has(.word) { return true }
        return token.kind == .number || (token.value >= 0 && !token.has([.determiner]))
    }

    private static func isMark(_ token: Token) -> Bool {
        switch token.mark {
        case 0x2E, 0x5F, 0x2D, 0x2B: true
        default: false
        }
    }

    /// Where the domain ends; nil when what follows is none.
    private static func domain(_ passage: Passage, from begin: Int, isSure: Bool) -> Int? {
        var position = begin
        guard passage[position].kind != .mark, passage[position].gap != .line else { return nil }
        var lastLabel = position
        for _ in 0..<6 {
            guard passage[position].kind != .mark else { break }
            lastLabel = position
            var next = position + 1
            let joiner = passage[next]
            if joiner.mark == 0x2E || joiner.mark == 0x2D || (joiner.has(.spokenMark)) {
                next += 1
                guard passage[next].kind != .mark, passage[next].gap != .line else { break }
                if joiner.mark == 0x2E, joiner.gap == .none, passage[next].gap != .none, !passage[next].has(.topDomain)
                {
                    break
                }
                position = next
                if passage[position].has(.topDomain),
                    !(passage[position + 1].mark == 0x2E && passage[position + 2].gap == .none
                        && passage[position + 2].has(.topDomain)),
                    !(passage[position + 1].has(.spokenMark) && passage[position + 2].has(.topDomain))
                {
                    return position + 1
                }
            } else if joiner.kind == .word, joiner.has(.topDomain), !joiner.has(.word) {
                return next + 1
            } else if joiner.kind != .mark, joiner.gap == .none {
                position = next
            } else {
                break
            }
        }
        if passage[begin].has(.mailProvider), isSure { return lastLabel + 1 }
        return isSure && lastLabel > begin
            ? lastLabel + 1 : (isSure && passage[begin - 1].has(.spokenAt) ? lastLabel + 1 : nil)
    }

    // MARK: - Web

    private static func web(_ passage: Passage, ending index: Int, _ findings: inout Findings) {
        var begin = index - 1
        while begin > 0, passage[begin].gap == .none,
            passage[begin - 1].kind != .mark || [0x2E, 0x2D, 0x2F, 0x3A, 0x5F].contains(passage[begin - 1].mark)
        { begin -= 1 }
        guard begin < index - 1, passage[begin].kind != .mark, !passage[begin].has(.kept) else { return }
        var end = index + 1
        while passage[end].gap == .none, end < passage.tokens.count,
            passage[end].kind != .mark || [0x2F, 0x2D, 0x5F, 0x3F, 0x3D, 0x26, 0x23, 0x25].contains(passage[end].mark)
                || (passage[end].mark == 0x2E && passage[end + 1].kind != .mark && passage[end + 1].gap == .none)
        { end += 1 }
        // `jan.de.vries@…`: what looks like a web address is the beginning of a mail address.
        guard passage[end].mark != 0x40 || passage[end].gap != .none else { return }
        findings.add(begin..<end, .other)
    }
}
