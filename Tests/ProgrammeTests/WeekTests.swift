import Foundation
import Programme
import Testing

@Suite struct WeekTests {
    @Test(
        "Days and ISO weeks agree with the calendar",
        arguments: [
            ("1970-01-01", 0, "1970-W01"), ("1970-01-05", 4, "1970-W02"), ("1969-12-31", -1, "1970-W01"),
            ("2020-12-31", 18_627, "2020-W53"), ("2021-01-03", 18_630, "2020-W53"), ("2021-01-04", 18_631, "2021-W01"),
            ("2024-02-29", 19_782, "2024-W09"), ("2026-11-21", 20_778, "2026-W47"), ("2027-01-01", 20_819, "2026-W53"),
        ])
    func calendar(text: String, number: Int, week: String) throws {
        let day = try #require(Day(text))
        #expect(day.number == number && day.description == text)
        #expect(Week(of: day).description == week)
        #expect(Week(week) == Week(of: day))
    }

    @Test("Every day of four centuries survives being written and read")
    func everyDay() {
        for number in stride(from: -200_000, through: 100_000, by: 1) {
            let day = Day(number: number)
            let (year, month, dayOfMonth) = day.civil
            guard day.number == number, (1...12).contains(month), (1...31).contains(dayOfMonth) else {
                Issue.record("day \(number) became \(year)-\(month)-\(dayOfMonth)")
                return
            }
            if number % 997 == 0 { #expect(Day(day.description) == day) }
        }
    }

    @Test(
        "What is no day is none",
        arguments: [
            "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-01", "26-01-01", "2026-01-32", "x026-01-01",
            "2026-01-01 ",
        ])
    func noDay(text: String) { #expect(Day(text) == nil) }

    @Test("Weeks turn at midnight of the programme's time zone, summer and winter")
    func timeZone() throws {
        let amsterdam = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        func week(_ text: String) throws -> String {
            Week(of: try Date(text, strategy: .iso8601), in: amsterdam).description
        }
        #expect(try week("2026-01-11T22:59:59Z") == "2026-W02")
        #expect(try week("2026-01-11T23:00:00Z") == "2026-W03")
        #expect(try week("2026-07-12T21:59:59Z") == "2026-W28")
        #expect(try week("2026-07-12T22:00:00Z") == "2026-W29")
    }
}
