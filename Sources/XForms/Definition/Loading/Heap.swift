/// The smallest number first.
struct Heap {
    private var numbers: [Int]

    init(_ numbers: [Int]) { self.numbers = numbers.sorted() }

    mutating func push(_ number: Int) {
        numbers.append(number)
        var at = numbers.count - 1
        while at > 0, numbers[at] < numbers[(at - 1) / 2] {
            numbers.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func pop() -> Int? {
        guard let first = numbers.first, let last = numbers.popLast() else { return nil }
        guard !numbers.isEmpty else { return first }
        numbers[0] = last
        var at = 0
        while true {
            let children = [2 * at + 1, 2 * at + 2].filter { $0 < numbers.count }
            guard let least = children.min(by: { numbers[$0] < numbers[$1] }), numbers[least] < numbers[at] else {
                return first
            }
            numbers.swapAt(at, least)
            at = least
        }
    }
}
