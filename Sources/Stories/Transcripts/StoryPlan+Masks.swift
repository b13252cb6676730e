extension StoryPlan {
    /// Finds what could lead to a person, first what is known beforehand; what persons decided earlier is forgotten.
    ///
    /// Speakers' labels that are names are known too.
    /// - Parameters:
    ///   - language: code of the language that the words stand in.
    ///   - told: is told how many stages of the search are done, and of how many.
    package mutating func mask(
        _ text: StoryText, known: KnownNames, with deidentifier: Deidentifier, in language: String = "nl",
        telling told: (Int, Int) -> Void = { _, _ in }
    ) {
        var known = known
        known.persons += speakers.map(\.label).filter { !$0.isEmpty && SpeakerLabel.role(of: $0) == nil }
        // What lies between passages (labels, times) is no part of the story: it is read without.
        var joined = String.UnicodeScalarView()
        var starts: [Int] = []
        for passage in passages {
            starts.append(joined.count)
            joined.append(contentsOf: text.scalars[passage.range])
            joined.append(contentsOf: "\n\n".unicodeScalars)
        }
        let found = deidentifier.deidentify(String(joined), known: known, in: language, telling: told)
        masks = []
        var number = 0
        for (span, identity) in zip(found.spans, found.numbers) {
            while number + 1 < starts.count, starts[number + 1] <= span.range.lowerBound { number += 1 }
            let offset = passages[number].start - starts[number]
            let range = (span.range.lowerBound + offset)..<(span.range.upperBound + offset)
            // A number said over two turns: each part is masked in its own passage.
            for (passage, start) in zip(passages[number...], starts[number...]).prefix(3) {
                let moved =
                    (span.range.lowerBound - start + passage.start)..<(span.range.upperBound - start + passage.start)
                let part = text.trimmed(moved.clamped(to: passage.range))
                guard !part.isEmpty else { continue }
                masks.append(
                    Mask(
                        start: part.lowerBound, end: part.upperBound, type: span.type, number: identity, isAdded: false,
                        isUndone: false))
                if range.upperBound <= passage.end { break }
            }
        }
    }

    /// The masks that hold now.
    package var activeMasks: [Mask] { masks.filter { !$0.isUndone } }

    /// A passage with placeholders.
    package func masked(_ number: Int, of text: StoryText) -> String {
        guard passages.indices.contains(number) else { return "" }
        return masked(passages[number].range, of: text)
    }

    /// A part of a passage with placeholders; it begins and ends in none.
    package func masked(_ range: Range<Int>, of text: StoryText) -> String {
        var place = range.lowerBound
        var masked = ""
        for mask in activeMasks where range.contains(mask.start) {
            masked += text[place..<max(place, mask.start)] + mask.placeholder
            place = min(mask.end, range.upperBound)
        }
        return masked + text[place..<range.upperBound]
    }

    // MARK: - By a person

    /// Masks words wherever they stand as whole words in a passage, whatever their case; what is masked already stays.
    /// - Returns: how many places were masked.
    @discardableResult
    package mutating func add(_ words: String, as type: IdentifierType, in text: StoryText) -> Int {
        let wanted = Self.folded(words.unicodeScalars.split { $0.properties.isWhitespace }.map { Array($0) })
        guard !wanted.isEmpty else { return 0 }
        let written = Placeholders.written(in: text).filter { $0.type == type }.map(\.number)
        let others = masks.filter { $0.type == type }
        let same = others.first { Self.folded(words: text[$0.range]) == wanted }?.number
        let number = same ?? ((written + others.map(\.number)).max() ?? 0) + 1
        var added: [Mask] = []
        for passage in passages {
            var place = passage.start
            while place < passage.end {
                guard let end = Self.match(wanted, text, from: place, to: passage.end),
                    isWhole(place..<end, passage.range, text)
                else {
                    place += 1
                    continue
                }
                added.append(
                    Mask(start: place, end: end, type: type, number: number, isAdded: true, isUndone: false))
                place = end
            }
        }
        let fresh = added.filter { new in !activeMasks.contains { $0.range.overlaps(new.range) } }
        masks.removeAll { old in old.isUndone && fresh.contains { $0.range.overlaps(old.range) } }
        masks = (masks + fresh).sorted { $0.start < $1.start }
        return fresh.count
    }

    /// Shows again what a mask stood for: this one, or all with the same placeholder.
    package mutating func undo(_ number: Int, everywhere: Bool) {
        guard masks.indices.contains(number) else { return }
        let mask = masks[number]
        for index in masks.indices
        where index == number || everywhere && masks[index].type == mask.type && masks[index].number == mask.number {
            masks[index].isUndone = true
        }
    }

    private func isWhole(_ range: Range<Int>, _ passage: Range<Int>, _ text: StoryText) -> Bool {
        func isLetter(_ index: Int) -> Bool {
            guard passage.contains(index) else { return false }
            let properties = text.scalars[index].properties
            return properties.isAlphabetic || properties.numericType != nil
                || properties.generalCategory == .nonspacingMark
        }
        return !(isLetter(range.lowerBound - 1) && isLetter(range.lowerBound))
            && !(isLetter(range.upperBound) && isLetter(range.upperBound - 1))
    }

    /// Where the wanted words end when they begin at a place; one blank in them fits any blanks in the text.
    private static func match(_ wanted: [String], _ text: StoryText, from place: Int, to end: Int) -> Int? {
        var index = place
        for (number, word) in wanted.enumerated() {
            if number > 0 {
                let start = index
                while index < end, text.scalars[index].properties.isWhitespace { index += 1 }
                guard index > start else { return nil }
            }
            var built = ""
            while index < end, built.unicodeScalars.count < word.unicodeScalars.count {
                built += folded(text.scalars[index])
                index += 1
            }
            guard built == word else { return nil }
        }
        return index
    }

    private static func folded(_ words: [[Unicode.Scalar]]) -> [String] {
        words.map { word in word.map(folded).joined() }
    }

    /// In lower case, and with one kind of apostrophe: who types `d'Arcy` means `d’Arcy` too.
    private static func folded(_ scalar: Unicode.Scalar) -> String {
        "’‘ʼ`´".unicodeScalars.contains(scalar) ? "'" : scalar.properties.lowercaseMapping
    }

    private static func folded(words: String) -> [String] {
        folded(words.unicodeScalars.split { $0.properties.isWhitespace }.map { Array($0) })
    }
}
