/// Numbers as Dutch and English readers type them.
enum NumberEntry {
    /// A whole number of 32 bits (XML Schema `int`, as ODK's); `1.000` and `1 000` have thousands marked.
    static func integer(_ text: String) -> String? {
        if isPlain(text) { return text }
        guard let number = Parts(text), number.fraction == nil || number.isThousands else { return nil }
        let digits = number.whole + (number.isThousands ? number.fraction ?? "" : "")
        guard let value = Int32(number.sign + digits) else { return nil }
        return String(value)
    }

    /// A number with a comma or a point before its fraction, at most 15 digits so that nothing gets lost in computing.
    /// - Parameter thousands: the mark that groups thousands in the reader's language: `1.500` is 1500 in Dutch.
    static func decimal(_ text: String, thousands: Character) -> String? {
        if isPlain(text) { return text }
        guard let number = Parts(text), number.whole.count + (number.fraction?.count ?? 0) <= 15 else { return nil }
        let isGrouped = number.isThousands && number.mark == thousands
        let digits = isGrouped ? number.whole + (number.fraction ?? "") : number.whole
        let whole = String(digits.drop { $0 == "0" })
        let sign = number.sign == "-" ? "-" : ""
        if isGrouped { return sign + whole }
        return sign + (whole.isEmpty ? "0" : whole) + (number.fraction.map { $0.isEmpty ? "" : "." + $0 } ?? "")
    }

    /// One to nine digits without a leading zero: as it is stored.
    private static func isPlain(_ text: String) -> Bool {
        let digits = text.utf8
        return (1...9).contains(digits.count) && (digits.count == 1 || digits.first != UInt8(ascii: "0"))
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// Sign, digits before and digits after the one mark; thousands marks are taken out.
    private struct Parts {
        var sign = ""
        var whole = ""
        var fraction: String?
        /// The mark between the two.
        var mark: Character?
        /// The one mark could also mark thousands: three digits behind it, one to three before it.
        var isThousands: Bool { fraction?.count == 3 && (1...3).contains(whole.count) && whole != "0" }

        init?(_ text: String) {
            var rest = Substring(text.trimmed)
            if let first = rest.first, first == "-" || first == "+" || first == "−" {
                sign = first == "+" ? "" : "-"
                rest = rest.dropFirst()
            }
            let bare: Substring = rest.filter { $0 != " " && $0 != "\u{A0}" && $0 != "\u{202F}" }
            let marks = bare.filter { $0 == "," || $0 == "." }
            guard !bare.isEmpty, bare.allSatisfy({ $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }) else {
                return nil
            }
            if rest.count != bare.count, !Self.isGrouped(rest) { return nil }
            switch marks.count {
            case 0: whole = String(bare)
            case 1:
                let cut = bare.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
                (whole, fraction, mark) = (String(cut[0]), String(cut[1]), marks.first)
            default:
                // The last mark is the fraction's when it differs from those before it.
                guard let last = marks.last else { return nil }
                let others = Set(marks.dropLast())
                guard others.count == 1, let other = others.first else { return nil }
                let pieces = bare.split(separator: last, omittingEmptySubsequences: false)
                let grouped = other == last ? bare : pieces[0]
                let groups = grouped.split(separator: other, omittingEmptySubsequences: false)
                guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
                    return nil
                }
                whole = groups.joined()
                if other != last { fraction = String(pieces[1]) }
            }
            guard !whole.isEmpty || !(fraction ?? "").isEmpty else { return nil }
        }

        /// Spaces stand only between groups of three digits.
        private static func isGrouped(_ text: Substring) -> Bool {
            let groups = text.prefix { $0 != "," && $0 != "." }.split {
                $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}"
            }
            return (groups.first?.count ?? 9) <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 }
        }
    }
}
