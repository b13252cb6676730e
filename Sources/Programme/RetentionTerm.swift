/// How long answers are kept: whole months after the Monday of the week in which they were sent.
///
/// From the Monday, because the week is all that is kept of the time: so nothing lies longer than the person was told
/// (AVG art. 5(1)(e)), and at most six days shorter. All answers of a week go together, which tells nothing of a day.
package struct RetentionTerm: Sendable, Hashable {
    /// At least one.
    package let months: Int

    /// A term of so many months; nil for none at all.
    package init?(months: Int) {
        guard months > 0 else { return nil }
        self.months = months
    }

    /// The first day on which the answers of `week` may no longer be there.
    package func end(of week: Week) -> Day { week.monday.adding(months: months) }

    /// The last week whose answers may no longer be there on `day`.
    package func lastWeekOver(on day: Day) -> Week {
        // Months differ in length, so the week so many months before may be one off.
        var week = Week(of: day.adding(months: -months)) + 1
        while end(of: week) > day { week = week + -1 }
        return week
    }
}

extension Day {
    /// The same day of the month so many months on (or back); the month's last day where it has no such day.
    package func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let count = year * 12 + (month - 1) + months
        func first(ofMonth count: Int) -> Day {
            let year = Int((Double(count) / 12).rounded(.down))
            return Day(year: year, month: count - year * 12 + 1, day: 1)
        }
        return Day(number: min(first(ofMonth: count).number + day - 1, first(ofMonth: count + 1).number - 1))
    }
}
