/// Numbers that elements of the same shape share, worked out once for a whole tree from its leaves upwards.
///
/// The shape is the name, the attributes, whether there are words, and the shapes that occur among the children. It is 64
/// bits of a hash keyed anew in each process, so that others practically never share it. Names count as the same when one
/// parse made them of the same spelling; the same name from elsewhere is taken for another, which costs time only.
struct ElementShapes {
    struct Shape {
        let hash: UInt64
        /// The elements it stands for: itself and all below it.
        let size: Int
    }

    private static let key = UInt64.random(in: .min ... .max)

    private let namesOnly: Bool
    /// In document order.
    private var shapes: [Shape] = []
    /// The shapes of the children met so far, of all elements on the way down.
    private var inside: [UInt64] = []

    /// - Parameter namesOnly: values and words make no difference.
    init(of root: XMLElement, namesOnly: Bool) {
        self.namesOnly = namesOnly
        _ = read(root)
    }

    /// The shape of the element with this number in document order, from 0.
    subscript(number: Int) -> Shape { shapes[number] }

    private mutating func read(_ element: XMLElement) -> UInt64 {
        let number = shapes.count
        shapes.append(Shape(hash: 0, size: 0))
        var hash = Self.mixed(Self.key, UInt64(UInt(bitPattern: element.name.identity)))
        for attribute in element.attributes {
            hash = Self.mixed(hash, UInt64(UInt(bitPattern: attribute.name.identity)))
            if !namesOnly { hash = Self.mixed(hash, attribute.value) }
        }
        let first = inside.count
        var hasWords = false
        for child in element.children {
            switch child {
            case .element(let inner):
                let shape = read(inner)
                // Most children are like the one before.
                if inside.count == first || inside[inside.count - 1] != shape { inside.append(shape) }
            case .text(let words) where !words.isBlank:
                hasWords = true
                if !namesOnly { hash = Self.mixed(hash, words) }
            case .text, .comment, .processingInstruction: break
            }
        }
        hash = Self.mixed(hash, hasWords ? 1 : 2)
        if inside.count - first > 1 { inside[first...].sort() }
        var last: UInt64?
        for shape in inside[first...] where shape != last {
            hash = Self.mixed(hash, shape)
            last = shape
        }
        inside.removeLast(inside.count - first)
        shapes[number] = Shape(hash: hash, size: shapes.count - number)
        return hash
    }

    private static func mixed(_ hash: UInt64, _ words: String) -> UInt64 {
        var hasher = Hasher()
        hasher.combine(words)
        return mixed(hash, UInt64(UInt(bitPattern: hasher.finalize())))
    }

    /// Both halves of a product, so that every bit of either side reaches the whole result.
    private static func mixed(_ hash: UInt64, _ more: UInt64) -> UInt64 {
        let product = (hash ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: more ^ key)
        return product.high ^ product.low ^ hash &* 0x9E37_79B9_7F4A_7C15
    }
}

extension String {
    /// Nothing but white space.
    var isBlank: Bool { utf8.allSatisfy { $0 <= 32 } }
}
