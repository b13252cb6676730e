/// Texts as XPath sees them: sequences of Unicode scalars, never normalised.
enum XPathText {
    /// Whether two texts have the same scalars. (`==` of Swift would take `é` and `e` + accent for the same.)
    @inline(__always)
    static func same(_ left: String, _ right: String) -> Bool {
        // `==` is quick to say no; what it takes for the same is looked at byte by byte.
        left.utf8.count == right.utf8.count && left == right && left.utf8.elementsEqual(right.utf8)
    }

    /// The words of a list separated by white space; runs of it count as one separator.
    static func words(_ text: String) -> [Substring] {
        text.utf8.split(whereSeparator: XPathNumber.isSpace).map(Substring.init)
    }

    /// Whether a list holds a word; white space around the word does not count, and an empty word is in no list.
    static func hasWord(_ list: String, _ word: String) -> Bool {
        var (list, word) = (list, word)
        return list.withUTF8 { list in
            word.withUTF8 { word in
                var (first, last) = (0, word.count)
                while first < last, XPathNumber.isSpace(word[first]) { first += 1 }
                while last > first, XPathNumber.isSpace(word[last - 1]) { last -= 1 }
                return first < last && hasWord(list, UnsafeBufferPointer(rebasing: word[first..<last]))
            }
        }
    }

    private static func hasWord(_ list: UnsafeBufferPointer<UInt8>, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        var at = 0
        while at < list.count {
            while at < list.count, XPathNumber.isSpace(list[at]) { at += 1 }
            var same = 0
            let start = at
            while at < list.count, !XPathNumber.isSpace(list[at]) {
                if at - start == same, same < word.count, list[at] == word[same] { same += 1 }
                at += 1
            }
            if same == word.count, at - start == same { return true }
        }
        return false
    }

    static func contains(_ text: String, _ part: String) -> Bool { range(of: part, in: text) != nil }

    /// What stands before and after the first occurrence of `part`; nothing when it does not occur.
    static func around(_ text: String, _ part: String) -> (before: String, after: String) {
        guard let range = range(of: part, in: text) else { return ("", "") }
        return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
    }

    /// Searches bytes; first bytes that fit are tried one by one, which forms' short texts make cheap.
    private static func range(of part: String, in text: String) -> Range<String.Index>? {
        guard let first = part.utf8.first else { return text.startIndex..<text.startIndex }
        let bytes = text.utf8
        guard part.utf8.count <= bytes.count else { return nil }
        var at = bytes.startIndex
        while at != bytes.endIndex {
            if bytes[at] == first, bytes[at...].starts(with: part.utf8) {
                return at..<bytes.index(at, offsetBy: part.utf8.count)
            }
            bytes.formIndex(after: &at)
        }
        return nil
    }

    /// `substring()` of XPath 1.0 §4.2: places from 1, rounded; what is outside is left out.
    static func substring(_ text: String, _ start: Double, _ length: Double?) -> String {
        let first = (start + 0.5).rounded(.down)
        let end = length.map { first + ($0 + 0.5).rounded(.down) } ?? .infinity
        var result = ""
        var place = 1.0
        for scalar in text.unicodeScalars {
            if place >= first, place < end { result.unicodeScalars.append(scalar) }
            place += 1
        }
        return result
    }

    /// `substr()` of ODK: places from 0, the end exclusive, negative ones counted from the end.
    static func slice(_ text: String, _ start: Double, _ end: Double?) -> String {
        let scalars = text.unicodeScalars
        let count = Double(scalars.count)
        func place(_ number: Double) -> Double {
            let whole = number.isNaN ? 0 : number.rounded(.towardZero)
            return min(max(0, whole < 0 ? count + whole : whole), count)
        }
        let (first, last) = (place(start), end.map(place) ?? count)
        guard first < last else { return "" }
        return String(String.UnicodeScalarView(scalars.dropFirst(Int(first)).prefix(Int(last - first))))
    }

    /// `translate()` of XPath 1.0 §4.2: the first occurrence in `from` decides; no counterpart in `to` removes.
    static func translated(_ text: String, _ from: String, _ to: String) -> String {
        var table: [UnicodeScalar: UnicodeScalar?] = [:]
        let targets = Array(to.unicodeScalars)
        for (index, scalar) in from.unicodeScalars.enumerated() where table[scalar] == nil {
            table.updateValue(index < targets.count ? targets[index] : nil, forKey: scalar)
        }
        var result = ""
        for scalar in text.unicodeScalars {
            guard let replacement = table[scalar] else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if let replacement { result.unicodeScalars.append(replacement) }
        }
        return result
    }
}
