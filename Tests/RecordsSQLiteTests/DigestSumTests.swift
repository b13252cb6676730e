import Programme
import Records
import Testing

@testable import RecordsSQLite

@Suite("The order-free sum of digests")
struct DigestSumTests {
    private static func digest(_ code: [UInt8]) throws -> ResponseDigest {
        try #require(ResponseDigest(bytes: [0, 0, 0, 1] + code))
    }

    @Test("A sum carries over all 32 bytes and wraps at 2²⁵⁶")
    func carries() throws {
        var sum = DigestSum()
        sum.add(try Self.digest([UInt8](repeating: 255, count: 32)))
        #expect(sum.bytes == [UInt8](repeating: 255, count: 32))
        sum.add(try Self.digest([UInt8](repeating: 0, count: 31) + [2]))
        #expect(sum.bytes == [UInt8](repeating: 0, count: 31) + [1])
        #expect(DigestSum(bytes: sum.bytes) == sum)
        #expect(DigestSum(bytes: [1]) == nil)
    }

    @Test("What was added is taken out again, in whatever order")
    func takesOut() throws {
        let digests = try (0..<20).map { _ in try Self.digest((0..<32).map { _ in .random(in: 0...255) }) }
        var sum = DigestSum()
        for digest in digests { sum.add(digest) }
        let other = digests.shuffled().reduce(into: DigestSum()) { $0.add($1) }
        #expect(sum == other)
        for digest in digests.shuffled() { sum.subtract(digest) }
        #expect(sum == DigestSum())
    }
}
