/// Faults of conditions on what is calculated and on answers that the condition does not look at. `place` is the attribute
/// that holds the expression.
extension Fault {
    /// No value of a calculation meets the condition.
    package static func calculatedNever(_ path: String, _ values: String, in place: String) -> Fault {
        Fault(
            "calculated-never", .warning,
            Bilingual(
                dutch: "‘\(path)’ wordt berekend en is altijd \(values); wat ‘\(place)’ ervan vraagt, is nooit waar",
                english: "‘\(path)’ is calculated and always \(values); what ‘\(place)’ asks of it never holds"),
            repair: calculationOrQuestion)
    }

    /// Every value of a calculation meets the condition.
    package static func calculatedAlways(_ path: String, _ values: String, in place: String) -> Fault {
        Fault(
            "calculated-always", .warning,
            Bilingual(
                dutch: "‘\(path)’ wordt berekend en is altijd \(values); wat ‘\(place)’ ervan vraagt, is altijd waar",
                english: "‘\(path)’ is calculated and always \(values); what ‘\(place)’ asks of it always holds"),
            repair: calculationOrQuestion)
    }

    private static let calculationOrQuestion = Bilingual(
        dutch: "verbeter de waarde of de berekening, of noem de vraag waar het van afhangt",
        english: "correct the value or the calculation, or name the question it depends on")

    /// `relevant="false()"` on something that people should see.
    package static func neverShown(_ path: String) -> Fault {
        Fault(
            "never-shown", .warning,
            Bilingual(
                dutch: "‘\(path)’ wordt nooit getoond: relevant is altijd onwaar",
                english: "‘\(path)’ is never shown: relevant is always false"),
            repair: Bilingual(
                dutch: "schrijf wanneer het getoond wordt, of haal de vraag en de bind weg",
                english: "write when it is shown, or remove the question and the bind"))
    }

    /// `constraint="false()"`.
    package static func neverRight(_ path: String) -> Fault {
        Fault(
            "never-right", .warning,
            Bilingual(
                dutch: "geen enkel antwoord op ‘\(path)’ is goed: constraint is altijd onwaar",
                english: "no answer to ‘\(path)’ is right: constraint is always false"),
            repair: Bilingual(
                dutch: "schrijf welk antwoord goed is, zoals . >= 0",
                english: "write which answer is right, such as . >= 0"))
    }

    /// `relevant="/data/a"`: holds as soon as the question is there, whatever is answered.
    package static func barePath(_ path: String, in place: String) -> Fault {
        Fault(
            "bare-path", .warning,
            Bilingual(
                dutch:
                    "‘\(path)’ staat in ‘\(place)’ zonder vergelijking: dat is waar zodra de vraag er is, wat er ook staat",
                english:
                    "‘\(path)’ stands without a comparison in ‘\(place)’: that holds as soon as the question is there"),
            repair: Bilingual(
                dutch: "schrijf \(path) != '' als het ingevuld moet zijn, of vergelijk met een antwoord",
                english: "write \(path) != '' if it must be answered, or compare with an answer"))
    }

    /// A number beside `or` or `and`: `a = 1 or 2`.
    package static func bareNumber(_ number: String, in place: String) -> Fault {
        Fault(
            "bare-number", .warning,
            Bilingual(
                dutch: "\(number) staat in ‘\(place)’ alleen naast and of or; elk getal behalve 0 telt dan als waar",
                english: "\(number) stands alone beside and or or in ‘\(place)’; any number but 0 then counts as true"),
            repair: Bilingual(
                dutch: "schrijf de hele vergelijking nog eens: a = 1 or a = 2",
                english: "write the whole comparison again: a = 1 or a = 2"))
    }

    /// One answer compared with itself.
    package static func sameOnBothSides(_ path: String, in place: String) -> Fault {
        Fault(
            "same-on-both-sides", .warning,
            Bilingual(
                dutch: "‘\(path)’ wordt in ‘\(place)’ met zichzelf vergeleken",
                english: "‘\(path)’ is compared with itself in ‘\(place)’"),
            repair: Bilingual(
                dutch: "noem aan één kant een andere vraag, of een waarde",
                english: "name another question on one side, or a value"))
    }

    /// A rule of an answer that asks something of other answers alone.
    package static func constraintElsewhere(_ path: String) -> Fault {
        Fault(
            "constraint-elsewhere", .note,
            Bilingual(
                dutch: "constraint van ‘\(path)’ kijkt niet naar dit antwoord, alleen naar andere",
                english: "the constraint of ‘\(path)’ does not look at this answer, only at others"),
            repair: Bilingual(
                dutch: "noem dit antwoord met een punt: . > /data/ander",
                english: "name this answer with a point: . > /data/other"))
    }

    /// `constraint=". != ''"`: a rule is only held against what is filled in.
    package static var constraintOfEmpty: Fault {
        Fault(
            "constraint-of-empty", .note,
            Bilingual(
                dutch: "constraint geldt alleen voor wat ingevuld is, dus ‘niet leeg’ is altijd waar",
                english: "a constraint is held against what is filled in only, so ‘not empty’ always holds"),
            repair: Bilingual(
                dutch: "schrijf required=\"true()\" als er iets moet staan",
                english: "write required=\"true()\" if something must be filled in"))
    }

    /// `2024-01-31` without quotes: a subtraction.
    package static func subtractedDate(_ date: String, in place: String) -> Fault {
        Fault(
            "subtracted-date", .error,
            Bilingual(
                dutch: "\(date) in ‘\(place)’ staat zonder aanhalingstekens: dat is een aftreksom",
                english: "\(date) in ‘\(place)’ stands without quotes: that is a subtraction"),
            repair: Bilingual(
                dutch: "schrijf de datum als date('2024-12-31')", english: "write the date as date('2024-12-31')"))
    }

    /// Times compared by order, which gives false for all.
    package static func timesInOrder(in place: String) -> Fault {
        Fault(
            "times-in-order", .warning,
            Bilingual(
                dutch: "tijden zijn in ‘\(place)’ niet met < of > te vergelijken: dat is nooit waar",
                english: "times cannot be compared by < or > in ‘\(place)’: that never holds"),
            repair: Bilingual(
                dutch: "vergelijk decimal-time(…), een deel van de dag: decimal-time(.) < 0.5 is vóór 12 uur",
                english: "compare decimal-time(…), a part of the day: decimal-time(.) < 0.5 is before noon"))
    }

    /// `div 365` of days.
    package static func shortYear(in place: String) -> Fault {
        Fault(
            "short-year", .note,
            Bilingual(
                dutch: "een jaar is in ‘\(place)’ 365 dagen: zo wordt men enkele dagen te vroeg een jaar ouder",
                english: "a year is 365 days in ‘\(place)’: people turn a year older some days early"),
            repair: Bilingual(dutch: "deel door 365.25", english: "divide by 365.25"))
    }
}
