/// Rules waiting to be applied, lowest number first: a set of small numbers as bits.
struct Agenda {
    private var words: [UInt64]
    private var first: Int

    /// - Parameter count: how many rules there are.
    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
        first = words.count
    }

    mutating func insert(_ number: Int32) {
        let word = Int(number) >> 6
        words[word] |= 1 << UInt64(number & 63)
        if word < first { first = word }
    }

    mutating func insert(_ numbers: [Int32]) {
        for number in numbers { insert(number) }
    }

    mutating func insertAll(count: Int) {
        for number in 0..<Int32(count) { insert(number) }
    }

    mutating func pop() -> Int32? {
        while first < words.count {
            guard words[first] == 0 else {
                let bit = words[first].trailingZeroBitCount
                words[first] &= words[first] - 1
                return Int32(first * 64 + bit)
            }
            first += 1
        }
        return nil
    }
}
