/// One node of one respondent's answers: short, stable while the respondent goes on, fit as a form field's name.
///
/// `n12` is node 12 of the definition; `n12-3` is that node inside the repeat instance with serial 3. A serial is
/// never used again, so a key from a page that is out of date cannot hit another instance.
package struct NodeKey: Sendable, Hashable, CustomStringConvertible {
    /// Number in `FormDefinition.nodes`.
    package let node: Int
    /// Serial of the innermost repeat instance around the node; 0 outside repeats.
    package let instance: Int

    package init(node: Int, instance: Int = 0) {
        self.node = node
        self.instance = instance
    }

    /// Reads what `description` wrote; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "n"), bytes.count <= 20 else { return nil }
        let parts = bytes.dropFirst().split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let node = Self.number(parts[0]) else { return nil }
        guard parts.count == 2 else {
            self.init(node: node)
            return
        }
        guard let instance = Self.number(parts[1]), instance > 0 else { return nil }
        self.init(node: node, instance: instance)
    }

    package var description: String {
        // Digit by digit, for it is asked for a hundred times a page; nineteen digits are the most that a number has.
        String(unsafeUninitializedCapacity: 48) { text in
            text[0] = UInt8(ascii: "n")
            var end = Self.write(node, into: text, at: 1)
            if instance != 0 {
                text[end] = UInt8(ascii: "-")
                end = Self.write(instance, into: text, at: end + 1)
            }
            return end
        }
    }

    /// Writes a number that is not negative; gives back where it ends.
    private static func write(_ number: Int, into text: UnsafeMutableBufferPointer<UInt8>, at start: Int) -> Int {
        let number = number.magnitude
        var (unit, end): (UInt, Int) = (1, start)
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            text[end] = UInt8(ascii: "0") + UInt8(number / unit % 10)
            end += 1
            unit /= 10
        }
        return end
    }

    /// A decimal number without sign and without leading zeros.
    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...9).contains(digits.count), digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        return digits.reduce(0 as Int?) { sum, digit in
            guard let sum, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            return sum * 10 + Int(digit - UInt8(ascii: "0"))
        }
    }
}
