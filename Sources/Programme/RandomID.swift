/// The random number of something that staff see; stands in addresses and in the audit log. One of accounts is none of
/// stories.
package struct RandomID<Owner>: Sendable, Hashable {
    /// Below 2⁶³ and not 0, so that it is a key of the database as it is.
    package let number: Int64

    package init?(number: Int64) {
        guard number > 0 else { return nil }
        self.number = number
    }

    private init(_ number: Int64) { self.number = number }

    package static func random() -> RandomID { RandomID(.random(in: 1 ... .max)) }

    /// Sixteen hexadecimal digits.
    package var text: String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Reads what ``text`` gives; nil for anything else.
    package init?(text: some StringProtocol) {
        guard text.utf8.count == 16, let number = Int64(text, radix: 16), number > 0 else { return nil }
        self.number = number
        guard self.text == text else { return nil }
    }
}
