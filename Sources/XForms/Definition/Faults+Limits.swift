/// Faults of definitions that are larger than any of the field: they would take the server's time and memory.
extension Fault {
    /// More lists than can be lent to one expression.
    package static func tooManyInstances(maximum: Int) -> Fault {
        Fault(
            "too-many-instances", .error,
            Bilingual(
                dutch: "er zijn meer dan \(maximum) lijsten (instance)",
                english: "there are more than \(maximum) lists (instance)"),
            repair: Bilingual(
                dutch: "voeg lijsten samen en kies eruit met een filter […]",
                english: "join lists and choose from them with a filter […]"))
    }

    /// The end of a range lies between two steps, so that nobody can choose it.
    package static var rangeStepBesideEnd: Fault {
        Fault(
            "range-step-beside-end", .warning,
            Bilingual(
                dutch: "met deze stap komt de schaal niet precies op ‘end’ uit; dat is dan niet te kiezen",
                english: "with this step the range does not come out at ‘end’, which nobody can choose then"),
            repair: Bilingual(
                dutch: "neem een stap waardoor end min start te delen is",
                english: "take a step that divides end minus start"))
    }

    /// Expressions that together read so many questions that each answer would start far too much.
    package static func tooManyReads(maximum: Int) -> Fault {
        Fault(
            "too-many-reads", .error,
            Bilingual(
                dutch: "de formules lezen samen meer dan \(maximum) keer een vraag",
                english: "the expressions together read a question more than \(maximum) times"),
            repair: Bilingual(
                dutch: "gebruik /* en // niet in veel formules, maar bereken één keer en verwijs daarnaar",
                english: "do not use /* and // in many expressions: calculate once and refer to that"))
    }
}
