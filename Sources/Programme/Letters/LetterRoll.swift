/// All letters of a collection to a neighbourhood: which serials there are, which took the place of a lost one, which were
/// stopped.
package struct LetterRoll: Sendable, Hashable {
    package let place: LetterPlace
    /// In order of serial.
    package let batches: [LetterBatch]
    /// The serial that took the place of a lost letter's.
    package let replacements: [Int: Int]
    /// Serials of letters to people who do not want to take part. Never of a letter that was replaced.
    package let stopped: Set<Int>

    package init(
        place: LetterPlace, batches: [LetterBatch], replacements: [Int: Int] = [:], stopped: Set<Int> = []
    ) {
        self.place = place
        self.batches = batches
        self.replacements = replacements
        self.stopped = stopped
    }

    /// The letter that stands for `serial` now: itself, or the newest that took its place.
    package func current(_ serial: Int) -> Int {
        var serial = serial
        // A replacement always has a higher serial, so this ends.
        while let next = replacements[serial], next > serial { serial = next }
        return serial
    }

    /// Whether the letter that stands for `serial` now was stopped.
    package func isStopped(_ serial: Int) -> Bool { stopped.contains(current(serial)) }

    /// The batch that a serial belongs to; nil when it is of no letter to this neighbourhood.
    package func batch(of serial: Int) -> LetterBatch? {
        var (low, high) = (0, batches.count)
        while low < high {
            let middle = (low + high) / 2
            if batches[middle].firstSerial <= serial { low = middle + 1 } else { high = middle }
        }
        guard low > 0, batches[low - 1].serials.contains(serial) else { return nil }
        return batches[low - 1]
    }

    /// The serials of letters that go out: all but those that were replaced or stopped.
    package var serials: [Int] {
        batches.flatMap(\.serials).filter { replacements[$0] == nil && !stopped.contains($0) }
    }

    /// How many letters that are.
    package var count: Int { batches.reduce(0) { $0 + $1.count } - replacements.count - stopped.count }
}

extension KeyRing {
    /// The code of the letter with this serial; nil when the serial is foreign, the letter was stopped, or its key is not in the
    /// ring.
    package func letterCode(_ serial: Int, in roll: LetterRoll) -> Code? {
        roll.stopped.contains(serial) ? nil : roll.batch(of: serial).flatMap { letterCode(serial, in: $0) }
    }
}
