import Foundation
import Testing

@testable import Programme

@Suite("Figures with their intervals")
struct EstimateTests {
    private static func rounded(_ figure: Double) -> Double { (figure * 10_000).rounded() / 10_000 }

    @Test(
        "shares have Wilson's interval, as Newcombe (1998, Statistics in Medicine 17:857–872, table I) works it out",
        arguments: [
            (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
        ])
    func shares(count: Int, total: Int, low: Double, high: Double) throws {
        let share = try #require(Estimate.share(count, of: total))
        #expect([share.low, share.high].map(Self.rounded) == [low, high])
    }

    @Test(
        "a change of shares has the interval of Newcombe (1998, Statistics in Medicine 17:873–890, table II, method 10)",
        arguments: [
            (48, 80, 56, 70, 0.0524, 0.3339), (3, 10, 9, 10, 0.1705, 0.8090), (0, 10, 10, 10, 0.6075, 1.0),
            (0, 29, 5, 56, -0.0381, 0.1926),
        ])
    func changes(before: Int, ofBefore: Int, after: Int, ofAfter: Int, low: Double, high: Double) throws {
        let change = Estimate.change(
            from: try #require(.share(before, of: ofBefore)), to: try #require(.share(after, of: ofAfter)))
        #expect([change.low, change.high].map(Self.rounded) == [low, high])
    }

    @Test("nobody, or more than there are, is no share")
    func nobody() {
        #expect(Estimate.share(0, of: 0) == nil)
        #expect(Estimate.share(3, of: 2) == nil)
    }
}
