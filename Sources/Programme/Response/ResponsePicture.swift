/// How many were invited, began and sent. Invited is a number of letters; the other two are figures in tens.
package struct ResponseFigures: Sendable, Hashable {
    package let invited: Int
    package let started: Int
    package let sent: Int

    package init(invited: Int = 0, started: Int = 0, sent: Int = 0) {
        self.invited = invited
        self.started = started
        self.sent = sent
    }
}

/// What staff see of the response to one collection.
package struct CollectionResponse: Sendable, Hashable {
    /// By neighbourhood.
    package var places: [String: ResponseFigures]
    /// All neighbourhoods together; nil for whoever does not see all of them.
    package var total: ResponseFigures?
    /// How many had been sent by the end of each week in which the figure grew, the earliest first; as the total.
    package var weeks: [WeekFigure]
    /// How many sent in all neighbourhoods together, by the age they gave; who gave none is in no group. Empty where
    /// ``total`` is nil.
    package var ages: [AgeGroup: Int]
    /// The figure of all that were sent, as it was when those by age were made; nil where there are none.
    package var agesOf: Int?

    package struct WeekFigure: Sendable, Hashable {
        package let week: Week
        package let sent: Int

        package init(week: Week, sent: Int) {
            self.week = week
            self.sent = sent
        }
    }

    package init(
        places: [String: ResponseFigures] = [:], total: ResponseFigures? = nil, weeks: [WeekFigure] = [],
        ages: [AgeGroup: Int] = [:], agesOf: Int? = nil
    ) {
        self.ages = ages
        self.agesOf = agesOf
        self.places = places
        self.total = total
        self.weeks = weeks
    }

    /// The figures of counts.
    /// - Parameter before: those that were shown last.
    package init(_ counted: CountedResponse, before: CollectionResponse?) {
        var places: [String: ResponseFigures] = [:]
        for (place, count) in counted.places {
            let last = before?.places[place] ?? ResponseFigures()
            places[place] = ResponseFigures(
                invited: count.invited, started: Tens.shown(count.began, before: last.started),
                sent: Tens.shown(count.sent, before: last.sent))
        }
        let (all, last) = (counted.places.values, before?.total ?? ResponseFigures())
        let total = ResponseFigures(
            invited: all.reduce(0) { $0 + $1.invited },
            started: Tens.total(
                all.reduce(0) { $0 + $1.began }, of: places.values.map(\.started), before: last.started),
            sent: Tens.total(all.reduce(0) { $0 + $1.sent }, of: places.values.map(\.sent), before: last.sent))
        self.places = places
        self.total = total
        weeks = Self.weeks(counted.weeks, before: before?.weeks ?? [], most: total.sent)
        let sent = all.reduce(0) { $0 + $1.sent }
        (ages, agesOf) = Self.ages(counted.ages, of: sent, shown: total.sent, before: before)
    }

    /// So many must have sent before there are figures by age, and so many more before they are made anew.
    private static let (fewestForAges, stepOfAges) = (100, 50)

    /// Figures by age: made when a hundred have sent and again after fifty more, and between those times as they were, so that
    /// the figure of all, which moves each day, is never read beside ages of that same day but the ones it was tried with.
    ///
    /// Where it would tell of the ages what tens hide, for somebody who knows that everybody gave one, they stay as they were;
    /// together they are never above it.
    private static func ages(
        _ counts: [AgeGroup: Int], of sent: Int, shown total: Int, before: CollectionResponse?
    ) -> (ages: [AgeGroup: Int], of: Int?) {
        var kept = before.map { ($0.ages, $0.agesOf) } ?? ([:], nil)
        if kept.0.values.reduce(0, +) > total || sent == 0 { kept = ([:], nil) }
        guard total >= kept.1.map({ $0 + stepOfAges }) ?? fewestForAges else { return kept }
        let ages = AgeGroup.allCases.map { ($0, Tens.shown(counts[$0] ?? 0)) }
        // Children may not answer: their group counts as a part where there is anybody in it.
        let parts = ages.filter { $0.0 != .to14 || $0.1 > 0 }.map(\.1)
        let without = Tens.shown(sent - counts.values.reduce(0, +))
        let isSafe = parts.reduce(0, +) <= total && total <= Tens.most(of: parts) + without
        guard isSafe else { return kept }
        return (Dictionary(uniqueKeysWithValues: ages.filter { $0.1 > 0 }), total)
    }

    /// The weeks in which the figure of all that were sent grew.
    private static func weeks(_ counts: [Week: Int], before: [WeekFigure], most: Int) -> [WeekFigure] {
        var figures: [WeekFigure] = []
        var (count, shown) = (0, 0)
        for week in Set(counts.keys).union(before.map(\.week)).sorted() {
            count += counts[week] ?? 0
            let last = before.last { $0.week <= week }?.sent ?? 0
            let figure = min(most, max(shown, Tens.shown(count, before: last)))
            if figure > shown { figures.append(WeekFigure(week: week, sent: figure)) }
            shown = figure
        }
        return figures
    }
}

/// What there really is of one collection; never shown to anybody.
package struct CountedResponse: Sendable, Hashable {
    /// One neighbourhood's numbers.
    package struct Place: Sendable, Hashable {
        package var invited = 0
        package var started = 0
        package var sent = 0

        package init(invited: Int = 0, started: Int = 0, sent: Int = 0) {
            self.invited = invited
            self.started = started
            self.sent = sent
        }

        /// What came from paper was sent and never begun on a screen.
        var began: Int { max(started, sent) }
    }

    package var places: [String: Place]
    /// Answers by the week they were sent in.
    package var weeks: [Week: Int]
    /// Answers by the age that was given.
    package var ages: [AgeGroup: Int]

    package init(places: [String: Place] = [:], weeks: [Week: Int] = [:], ages: [AgeGroup: Int] = [:]) {
        self.ages = ages
        self.places = places
        self.weeks = weeks
    }
}

/// The figures of one day.
package struct ResponsePicture: Sendable, Hashable {
    /// The day they were made on.
    package let day: Day
    /// By collection.
    package let collections: [String: CollectionResponse]

    package init(day: Day, collections: [String: CollectionResponse]) {
        self.day = day
        self.collections = collections
    }
}
