/// A path with the positions of instances in it, such as `/data/kind[2]/naam`, taken apart.
struct PositionedPath {
    /// The path without them: `/data/kind/naam`.
    let plain: [UInt8]
    /// From the outside inwards, counted from 1.
    let positions: [Int]
    /// How much of the plain path stands in front of each position.
    let places: [Int]

    /// - Returns: nil for a path in which brackets hold anything but a number as people write it, or one above `most`.
    init?(_ path: ArraySlice<UInt8>, most: Int) {
        var (plain, positions, places, number): ([UInt8], [Int], [Int], Int?) = ([], [], [], nil)
        for byte in path {
            switch (byte, number) {
            case (UInt8(ascii: "["), nil): number = 0
            case (UInt8(ascii: "]"), let position?):
                guard position > 0 else { return nil }
                positions.append(position)
                places.append(plain.count)
                number = nil
            case (UInt8(ascii: "0")...UInt8(ascii: "9"), let begun?):
                let next = begun * 10 + Int(byte - UInt8(ascii: "0"))
                guard next > 0, next <= most else { return nil }
                number = next
            case (UInt8(ascii: "["), _), (UInt8(ascii: "]"), _), (_, .some): return nil
            case (_, nil): plain.append(byte)
            }
        }
        guard number == nil else { return nil }
        (self.plain, self.positions, self.places) = (plain, positions, places)
    }
}
