/// Fifty of many things at a time, and the links to the others.
struct Paged<Item> {
    let all: [Item]
    let shown: [Item]
    /// Which fifty, from 1.
    let number: Int
    let last: Int

    static var most: Int { 50 }

    /// - Parameter page: what the address says; what is no page there is, is the nearest.
    init(_ all: [Item], page: String?) {
        self.all = all
        last = max(1, (all.count + Self.most - 1) / Self.most)
        number = min(max(1, page.flatMap { Int($0) } ?? 1), last)
        shown = Array(all.dropFirst((number - 1) * Self.most).prefix(Self.most))
    }

    /// - Parameter address: that of a page by its number.
    func ways(_ language: InterfaceLanguage, _ address: (Int) -> String) -> [StaffLink] {
        (number > 1 ? [StaffLink(address: address(number - 1), words: language.say(.previousPage))] : [])
            + (number < last ? [StaffLink(address: address(number + 1), words: language.say(.nextPage))] : [])
    }
}
