/// About how many bits somebody must guess who tries words, rows of keys, years and repetitions before anything else.
///
/// The cheapest way to put a text together out of such parts, as in Wheeler, "zxcvbn: Low-Budget Password Strength Estimation"
/// (USENIX Security 2016); the prices are rough, rounded to what the length of our lists gives.
struct GuessingEffort: Sendable {
    /// Bits of each known word.
    private let prices: [String: Int]
    private let longest: Int

    /// - Parameters:
    ///   - listed: words that guessers begin with.
    ///   - connecting: small words between them.
    init(listed: [String], connecting: [String]) {
        self.init(
            prices: Dictionary(
                connecting.map { ($0, 5) } + listed.map { ($0, 8) }, uniquingKeysWith: { min($0, $1) }))
    }

    private init(prices: [String: Int]) {
        self.prices = prices
        longest = prices.keys.map(\.count).max() ?? 0
    }

    /// The same for somebody who knows these words too, as names of whom the password is of.
    func knowing(_ words: [String]) -> GuessingEffort {
        GuessingEffort(prices: prices.merging(words.map { ($0, 3) }) { min($0, $1) })
    }

    /// - Parameter text: small letters without spaces.
    func bits(_ text: String) -> Int {
        let signs = Array(text)
        if let unit = Self.period(signs) { return bits(String(signs.prefix(unit))) + 3 }
        // The cheapest way to the first so many signs.
        var cheapest = [0]
        for end in 1...max(1, signs.count) where end <= signs.count {
            var best = cheapest[end - 1] + Self.price(of: signs[end - 1])
            for begin in max(0, end - longest)..<end {
                if let price = prices[String(signs[begin..<end])] { best = min(best, cheapest[begin] + price) }
            }
            var begin = end - 1
            while begin > 0, CommonPasswords.follow(signs[begin - 1], signs[begin]) {
                begin -= 1
                if end - begin >= 3 { best = min(best, cheapest[begin] + 6) }
            }
            if end >= 4, Self.isYear(signs[(end - 4)..<end]) { best = min(best, cheapest[end - 4] + 6) }
            cheapest.append(best)
        }
        return cheapest[signs.count]
    }

    /// What a sign costs that belongs to nothing known.
    private static func price(of sign: Character) -> Int { sign.isNumber ? 3 : 4 }

    private static func isYear(_ signs: ArraySlice<Character>) -> Bool {
        let text = String(signs)
        return signs.allSatisfy(\.isNumber) && (text.hasPrefix("19") || text.hasPrefix("20"))
    }

    /// Signs after which a text begins again; nil when it does not.
    private static func period(_ signs: [Character]) -> Int? {
        guard signs.count > 1 else { return nil }
        return (1...(signs.count / 2)).first { unit in
            signs.count % unit == 0 && (unit..<signs.count).allSatisfy { signs[$0] == signs[$0 - unit] }
        }
    }
}
