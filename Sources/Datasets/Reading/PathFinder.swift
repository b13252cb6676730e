#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Finds the paths of a form among bytes. Values come in document order, so the next path is mostly one of the next few.
struct PathFinder: Sendable {
    private let flat: [UInt8]
    private let starts: [Int]
    /// The paths in the order of their bytes.
    private let sorted: [Int]

    private static let reach = 12

    init(_ paths: [[UInt8]]) {
        flat = paths.flatMap(\.self)
        starts = paths.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
        sorted = paths.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
    }

    /// - Parameter after: the number of the path that was found before; -1 for none.
    /// - Returns: the number of the path; nil when there is none with these bytes.
    func find(_ path: UnsafeBufferPointer<UInt8>, after: Int) -> Int? {
        flat.withUnsafeBufferPointer { flat -> Int? in
            for number in (after + 1)..<max(after + 1, min(after + 1 + Self.reach, starts.count - 1))
            where starts[number + 1] - starts[number] == path.count && compare(number, path, flat) == 0 {
                return number
            }
            var (low, high) = (0, sorted.count)
            while low < high {
                let middle = (low + high) / 2
                let order = compare(sorted[middle], path, flat)
                if order == 0 { return sorted[middle] }
                if order < 0 { low = middle + 1 } else { high = middle }
            }
            return nil
        }
    }

    /// Takes the values from the first on whose paths follow each other in the form, each within reach of the one before.
    /// - Parameters:
    ///   - isWanted: per path; at another one it stops.
    ///   - places: gets the number of the path of each value, as far as it came.
    func follow(_ record: ResponseRecord, _ isWanted: [Bool], into places: inout [Int]) {
        record.bytes.withUnsafeBufferPointer { bytes in
            record.entries.withUnsafeBufferPointer { entries in
                flat.withUnsafeBufferPointer { flat in
                    starts.withUnsafeBufferPointer { starts in
                        guard let left = flat.baseAddress, let right = bytes.baseAddress else { return }
                        var next = 0
                        for entry in entries {
                            let (path, count) = (right + Int(entry.pathStart), Int(entry.pathCount))
                            let end = min(next + Self.reach, starts.count - 1)
                            while next < end,
                                starts[next + 1] - starts[next] != count
                                    || memcmp(left + starts[next], path, count) != 0
                            { next += 1 }
                            guard next < end, isWanted[next] else { return }
                            places.append(next)
                            next += 1
                        }
                    }
                }
            }
        }
    }

    private func compare(
        _ number: Int, _ path: UnsafeBufferPointer<UInt8>, _ flat: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let count = starts[number + 1] - starts[number]
        guard let left = flat.baseAddress, let right = path.baseAddress, count > 0, path.count > 0 else {
            return count - path.count
        }
        let order = memcmp(left + starts[number], right, min(count, path.count))
        return order != 0 ? Int(order) : count - path.count
    }
}
