/// `randomize()`: the shuffle of ODK's engines, so that a seed gives the same order everywhere (X:bindings).
enum ParkMiller {
    private static let modulus: Int64 = 2_147_483_647

    /// An inside-out Fisher-Yates shuffle driven by the "minimal standard" generator (×16807 mod 2³¹−1).
    static func shuffled<Item>(_ items: [Item], seed: Int64) -> [Item] {
        var state = seed % modulus
        if state <= 0 { state += modulus - 1 }
        func next() -> Double {
            state = state * 16807 % modulus
            return Double(state - 1) / Double(modulus - 1)
        }
        var result: [Item] = []
        result.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            let place = Int(next() * Double(index + 1))
            if place == index {
                result.append(item)
            } else {
                result.append(result[place])
                result[place] = item
            }
        }
        return result
    }

    /// The seed that an argument means: a number truncated, otherwise eight bytes of the text's digest; nothing is 0.
    static func seed(_ number: Double, _ text: String) -> Int64 {
        if number.isFinite { return Int64(max(-9e18, min(9e18, number.rounded(.towardZero)))) }
        return text.isEmpty || text == "NaN" ? 0 : Digest.seed(text)
    }
}

/// Random texts from an injected source.
enum RandomText {
    /// A version 4 UUID (RFC 9562 §5.4).
    static func uuid(_ random: () -> UInt64) -> String {
        let high = random() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = random() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = [high, low].map { half in
            let text = String(half, radix: 16)
            return String(repeating: "0", count: 16 - text.count) + text
        }.joined()
        var result = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { result += "-" }
            result.append(digit)
        }
        return result
    }

    private static let alphabet = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    static func letters(_ count: Int, _ random: () -> UInt64) -> String {
        String((0..<count).map { _ in alphabet[Int(random() % UInt64(alphabet.count))] })
    }
}
