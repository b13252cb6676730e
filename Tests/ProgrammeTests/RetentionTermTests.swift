import Foundation
import Testing

@testable import Programme

@Suite struct RetentionTermTests {
    @Test(
        "A term ends so many months after the Monday of the week",
        arguments: [
            ("2026-W47", 12, "2027-11-16"), ("2026-W47", 1, "2026-12-16"), ("2026-W01", 1, "2026-01-29"),
            // 31 January and 30 November have no namesake in the month it ends in.
            ("2028-W05", 1, "2028-02-29"), ("2026-W49", 3, "2027-02-28"), ("2026-W49", 120, "2036-11-30"),
        ])
    func end(week: String, months: Int, day: String) throws {
        let term = try #require(RetentionTerm(months: months))
        let week = try #require(Week(week))
        let end = try #require(Day(day))
        #expect(term.end(of: week) == end)
        #expect(term.lastWeekOver(on: end) == week)
        #expect(term.lastWeekOver(on: Day(number: end.number - 1)) < week)
    }

    @Test("No term is shorter than a month", arguments: [0, -1])
    func none(months: Int) { #expect(RetentionTerm(months: months) == nil) }

    @Test("On every day of thirty years, the last week that is over is over and the next one is not")
    func everyDay() throws {
        for months in [1, 2, 3, 11, 12, 24, 120] {
            let term = try #require(RetentionTerm(months: months))
            for number in 18_000..<29_000 {
                let day = Day(number: number)
                let week = term.lastWeekOver(on: day)
                #expect(term.end(of: week) <= day && term.end(of: week + 1) > day)
            }
        }
    }

    @Test(
        "Months are counted on the calendar",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", -1, "2026-02-28"),
            ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -13, "2024-12-15"),
            ("2026-11-21", 0, "2026-11-21"), ("1970-01-01", -1, "1969-12-01"),
        ])
    func months(from: String, months: Int, to: String) throws {
        #expect(try #require(Day(from)).adding(months: months) == Day(to))
    }

    @Test("The week an answer belongs to, and so its end, follows the programme's time zone")
    func zone() throws {
        // Sunday 22 November 2026, 23:30 in London is Monday in Amsterdam.
        let date = Date(timeIntervalSince1970: 1_795_390_200)
        let term = try #require(RetentionTerm(months: 12))
        let amsterdam = Week(of: date, in: try #require(TimeZone(identifier: "Europe/Amsterdam")))
        let london = Week(of: date, in: try #require(TimeZone(identifier: "Europe/London")))
        #expect(term.end(of: amsterdam) == Day("2027-11-23") && term.end(of: london) == Day("2027-11-16"))
    }
}
