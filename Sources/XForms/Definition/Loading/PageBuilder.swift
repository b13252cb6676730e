/// Cuts the body into pages (ODK's convention: a `field-list` group is one page, any other question is one by itself).
struct PageBuilder {
    private let groups: [GroupDefinition]
    private let repeats: [RepeatDefinition]
    private let nameOfQuestion: (Int) -> String
    private let nameOfNode: (Int) -> String
    private(set) var pages: [PageDefinition] = []
    /// The pages as they nest in repeats.
    private(set) var tree: [PagePart] = []
    private var keys: Set<String> = []
    /// The next number to try behind a name.
    private var copies: [String: Int] = [:]

    init(
        _ items: [WrittenItem], groups: [GroupDefinition], repeats: [RepeatDefinition],
        nameOfQuestion: @escaping (Int) -> String, nameOfNode: @escaping (Int) -> String
    ) {
        self.groups = groups
        self.repeats = repeats
        self.nameOfQuestion = nameOfQuestion
        self.nameOfNode = nameOfNode
        tree = add(items, groups: [], repeats: [])
    }

    private mutating func add(_ items: [WrittenItem], groups around: [Int], repeats inside: [Int]) -> [PagePart] {
        items.flatMap { add($0, groups: around, repeats: inside) }
    }

    private mutating func add(_ item: WrittenItem, groups around: [Int], repeats inside: [Int]) -> [PagePart] {
        switch item {
        case .question(let number):
            return [addPage(nameOfQuestion(number), .items([.question(number)]), around, inside)]
        case .group(let number, let inner):
            guard groups[number].isPage else { return add(inner, groups: around + [number], repeats: inside) }
            guard let first = Self.firstQuestion(item) else { return [] }
            let name = groups[number].node.map(nameOfNode) ?? nameOfQuestion(first)
            return [addPage(name, .items([Self.item(item)]), around, inside)]
        case .repetition(let number, let inner):
            let name = nameOfNode(repeats[number].node)
            let parts =
                repeats[number].appearance.contains("field-list")
                ? [addPage(name, .items(inner.map(Self.item)), around, inside + [number])]
                : add(inner, groups: around, repeats: inside + [number])
            let more = repeats[number].isOpen ? [addPage(name + "-meer", .addAnother(number), around, inside)] : []
            return [.repetition(number, parts)] + more
        }
    }

    private mutating func addPage(_ name: String, _ content: PageDefinition.Content, _ groups: [Int], _ repeats: [Int])
        -> PagePart
    {
        let stem = Self.slug(name) ?? "p\(pages.count + 1)"
        var key = stem
        // Of thousands of pages with one name each begins where the one before it ended.
        var copy = copies[stem] ?? 2
        while !keys.insert(key).inserted {
            key = "\(stem)--\(copy)"
            copy += 1
        }
        copies[stem] = copy
        pages.append(
            PageDefinition(index: pages.count, key: key, content: content, groups: groups, repeats: repeats))
        return .page(pages.count - 1)
    }

    /// ASCII letters, digits and hyphens, at most 52 characters; nil when nothing is left.
    private static func slug(_ name: String) -> String? {
        var slug: [UInt8] = []
        var isApart = false
        for byte in name.utf8 {
            guard (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) && byte < 0x80 else {
                isApart = !slug.isEmpty
                continue
            }
            if isApart { slug.append(UInt8(ascii: "-")) }
            isApart = false
            slug.append(byte)
        }
        return slug.isEmpty ? nil : String(decoding: slug.prefix(52), as: UTF8.self)
    }

    private static func item(_ item: WrittenItem) -> PageItemDefinition {
        switch item {
        case .question(let number): .question(number)
        case .group(let number, let inner): .group(number, inner.map(Self.item))
        case .repetition(let number, let inner): .repetition(number, inner.map(Self.item))
        }
    }

    private static func firstQuestion(_ item: WrittenItem) -> Int? {
        switch item {
        case .question(let number): number
        case .group(_, let inner), .repetition(_, let inner): inner.lazy.compactMap(firstQuestion).first
        }
    }
}
