/// A place in a page that is filled at each request; `index` tells places of one kind apart (choice 0, 1, 2 …).
///
/// A page struct has a property of this type where the value is not known yet, and of type `String` where it is.
package struct Slot<Place: RawRepresentable & Sendable>: Sendable where Place.RawValue == UInt8 {
    package let place: Place
    package let index: Int

    package init(_ place: Place, _ index: Int = 0) {
        self.place = place
        self.index = index
    }
}

/// Text or a slot, of a kind that the one who carries it does not know.
protocol AnyLeaf {
    /// A `String` or a slot.
    var inner: Any { get }
}

/// A slot whose kind of place is not known to the one who carries it.
protocol AnySlot {
    var code: UInt8 { get }
    var index: Int { get }
}

extension Slot: AnySlot {
    var code: UInt8 { place.rawValue }
}

/// The places of a page that has none.
package enum NoPlace: UInt8, Sendable { case none }
