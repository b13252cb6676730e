/// What a word is that stands in no list as it is: a form of one that does, a compound, a contraction.
extension Tokenizer {
    /// Endings that make a possessive or a pet form of a name.
    static let nameEndings: [[UInt8]] = ["'s", "s", "tje", "je", "tjes", "jes", "pje", "ke", "ie", "'tje"].map {
        Array($0.utf8)
    }
    /// Endings that inflect an everyday word.
    static let wordEndings: [[UInt8]] = [
        "en", "e", "s", "t", "n", "'s", "je", "tje", "jes", "tjes", "de", "te", "den", "ten", "ing", "er", "ers", "d",
        "ke", "kes",
    ].map { Array($0.utf8) }

    func hasEnding(_ ending: [UInt8]) -> Bool {
        bytes.count > ending.count + 1 && bytes[(bytes.count - ending.count)...].elementsEqual(ending)
    }

    /// What a word is that stands in no list as it is.
    func resolveForm(_ token: inout Token) {
        for ending in Self.nameEndings where hasEnding(ending) {
            let stem = prefixes[bytes.count - ending.count - 1]
            guard let tags = lists.tags[stem] else { continue }
            let kept = tags.intersection([.firstName, .surname, .place, .firstNameAlsoWord, .surnameAlsoWord, .kept])
            // In lower case a short stem says too little: `pols`, `bertje` is no `Bert`.
            guard !kept.isEmpty, bytes.count - ending.count >= (token.shape == .lower ? 4 : 3) else { continue }
            token.tags = kept
            if ending.last != UInt8(ascii: "s") || ending.count > 2 {
                token.tags.subtract([.surname, .surnameAlsoWord, .place])
            }
            token.baseKey = stem
            if token.tags.isEmpty { continue }
            break
        }
        if isInflectedWord() || isCompound() || isContraction() { token.tags.insert(.word) }
        if token.tags.isEmpty, isDutch(to: bytes.count) || isDutchCompound() { token.tags = .dictionary }
    }

    func isInflectedWord() -> Bool {
        for ending in Self.wordEndings where hasEnding(ending) {
            if lists.tags[prefixes[bytes.count - ending.count - 1]]?.contains(.word) ?? false { return true }
        }
        return false
    }

    /// `I'd`, `you've`, `zo'n`: an everyday word up to the apostrophe.
    func isContraction() -> Bool {
        guard let mark = bytes.firstIndex(of: 0x27), mark > 0 else { return false }
        return lists.tags[prefixes[mark - 1]]?.contains(.word) ?? false
    }

    /// Whether the word is two everyday words of three letters or more, perhaps with `s` or `en` between.
    func isCompound() -> Bool {
        guard bytes.count >= 7 else { return false }
        for split in 3...(bytes.count - 3) where lists.tags[prefixes[split - 1]]?.contains(.word) ?? false {
            for skip in 0...2 where split + skip <= bytes.count - 3 {
                if skip == 1, bytes[split] != UInt8(ascii: "s") { continue }
                if skip == 2, !(bytes[split] == UInt8(ascii: "e") && bytes[split + 1] == UInt8(ascii: "n")) { continue }
                var hash = WordHash()
                for byte in bytes[(split + skip)...] { hash.add(byte) }
                if lists.tags[hash.value]?.contains(.word) ?? false { return true }
            }
        }
        return false
    }

    /// Whether the first `count` letters are a Dutch word or a form of one.
    private func isDutch(to count: Int) -> Bool {
        lists.dutch.contains(prefixes[count - 1])
            || Self.wordEndings.contains { ending in
                count > ending.count + 2 && bytes[(count - ending.count)..<count].elementsEqual(ending)
                    && lists.dutch.contains(prefixes[count - ending.count - 1])
            }
    }

    private static let joints: [[UInt8]] = ["", "s", "e", "en"].map { Array($0.utf8) }

    /// Two Dutch words of four letters or more, the second perhaps with an ending.
    private func isDutchCompound() -> Bool {
        guard bytes.count >= 8 else { return false }
        for split in 4...(bytes.count - 4) where isKnown(prefixes[split - 1]) {
            for joint in Self.joints where bytes.count - split - joint.count >= 4 {
                let rest = bytes[split...]
                guard rest.starts(with: joint) else { continue }
                var hash = WordHash()
                var hashes: [UInt64] = []
                for byte in rest.dropFirst(joint.count) {
                    hash.add(byte)
                    hashes.append(hash.value)
                }
                if isKnown(hash.value) { return true }
                for ending in Self.wordEndings
                where hashes.count > ending.count + 3 && rest.suffix(ending.count).elementsEqual(ending)
                    && isKnown(hashes[hashes.count - ending.count - 1])
                { return true }
            }
        }
        return false
    }

    private func isKnown(_ key: UInt64) -> Bool {
        lists.dutch.contains(key) || (lists.tags[key]?.contains(.word) ?? false)
    }

    func streetEnding() -> StreetEnding {
        for length in lists.streetEndings.lengths where length + 2 <= bytes.count {
            var hash = WordHash()
            for byte in bytes[(bytes.count - length)...] { hash.add(byte) }
            if let kind = lists.streetEndings.byKey[hash.value] { return kind }
        }
        return .none
    }
}
