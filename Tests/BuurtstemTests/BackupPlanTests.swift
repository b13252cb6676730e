import Programme
import Testing

@testable import Buurtstem

@Suite("When the nightly back-up is made")
struct BackupPlanTests {
    private let today = Day(number: 100)

    @Test(
        "Once a day, from its hour on",
        arguments: [(2, 99, false), (3, 99, true), (23, 99, true), (4, 100, false), (3, nil, true)]
            as [(Int, Int?, Bool)])
    func daily(hour: Int, newest: Int?, isDue: Bool) {
        let plan = BackupPlan(hour: 3)
        #expect(plan.isDue(hour: hour, today: today, newest: newest.map(Day.init(number:)), now: 0) == isDue)
        #expect(!BackupPlan(hour: -1).isDue(hour: hour, today: today, newest: nil, now: 0))
    }

    @Test("After a failure it waits an hour")
    func failure() {
        var plan = BackupPlan(hour: 3)
        plan.failed(at: 1_000)
        #expect(!plan.isDue(hour: 5, today: today, newest: nil, now: 1_045))
        #expect(!plan.isDue(hour: 5, today: today, newest: nil, now: 4_599))
        #expect(plan.isDue(hour: 5, today: today, newest: nil, now: 4_600))
    }
}
