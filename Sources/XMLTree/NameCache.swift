import CLibXML2

/// The names that a parser has met.
///
/// libxml2 keeps each name once in a dictionary of its own: the same address is the same text as long as the parser lives,
/// so that a name is found again without looking at a letter.
struct NameCache {
    private struct Slot {
        let local: UnsafePointer<xmlChar>
        let prefix: UnsafePointer<xmlChar>?
        let uri: UnsafePointer<xmlChar>?
        let name: XMLName
    }

    /// A power of two, never more than half full; a slot follows the one that its hash points to when that is taken.
    private var slots = [Slot?](repeating: nil, count: 256)
    private var count = 0
    private var strings: [UnsafePointer<xmlChar>: String] = [:]

    /// The name with these parts.
    mutating func name(
        local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?, uri: UnsafePointer<xmlChar>?
    ) -> XMLName {
        guard let local else { return XMLName("") }
        var at = place(local, prefix, uri)
        while let slot = slots[at] {
            if slot.local == local, slot.prefix == prefix, slot.uri == uri { return slot.name }
            at = (at + 1) & (slots.count - 1)
        }
        let name = XMLName(string(local) ?? "", namespace: string(uri), prefix: string(prefix))
        slots[at] = Slot(local: local, prefix: prefix, uri: uri, name: name)
        count += 1
        if 2 * count > slots.count { grow() }
        return name
    }

    /// The text of a name or URI.
    mutating func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        guard let pointer else { return nil }
        if let known = strings[pointer] { return known }
        let string = String(cString: pointer)
        strings[pointer] = string
        return string
    }

    private func place(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?, _ uri: UnsafePointer<xmlChar>?
    ) -> Int {
        var mixed = UInt(bitPattern: local) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= UInt(bitPattern: prefix) &* 0xC2B2_AE3D_27D4_EB4F
        mixed ^= UInt(bitPattern: uri) &* 0x1656_67B1_9E37_79F9
        return Int(truncatingIfNeeded: (mixed ^ mixed >> 32) & UInt(slots.count - 1))
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: nil, count: 2 * old.count)
        for case let slot? in old {
            var at = place(slot.local, slot.prefix, slot.uri)
            while slots[at] != nil { at = (at + 1) & (slots.count - 1) }
            slots[at] = slot
        }
    }
}
