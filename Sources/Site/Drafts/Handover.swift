/// The part of a draft that a person filled in alone, after a helper handed the device over.
///
/// What was sent while the device was with the person stays closed afterwards: to the helper, on whatever device, and to
/// whoever holds the letter's code. Only the own code, which the person got when the device was handed over, opens it.
struct Handover: Sendable, Equatable {
    /// The device is with the person.
    var isOpen = true
    /// Counts how often the device came to the person; a browser keeps its number.
    var turn: UInt8 = 0
    /// The own code has not been shown yet.
    var isFresh = true
    /// Pages that were sent meanwhile.
    var pages: [String] = []
}
