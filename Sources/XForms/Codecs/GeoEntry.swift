/// Places as ODK writes them: `latitude longitude altitude accuracy`, points of a line separated by `;`.
enum GeoEntry {
    static func point(_ text: String) -> String? {
        let numbers = text.words
        guard (2...4).contains(numbers.count), let values = values(numbers), abs(values[0]) <= 90, abs(values[1]) <= 180
        else {
            return nil
        }
        return numbers.joined(separator: " ")
    }

    /// A line of two points or more; a shape needs three and ends where it began.
    static func line(_ text: String, closes: Bool) -> String? {
        let points = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard points.count >= (closes ? 4 : 2) else { return nil }
        let read = points.compactMap(point)
        guard read.count == points.count else { return nil }
        if closes, let first = read.first, let last = read.last, first.words.prefix(2) != last.words.prefix(2) {
            return nil
        }
        return read.joined(separator: "; ")
    }

    private static func values(_ numbers: [String]) -> [Double]? {
        let values = numbers.compactMap(Double.init).filter(\.isFinite)
        return values.count == numbers.count ? values : nil
    }
}
