/// What is asked of an anonymised dataset.
package struct AnonymisationPlan: Sendable {
    package enum Mode: String, Sendable, CaseIterable {
        /// Each group of people gets labels as fine as it allows; nothing is dropped.
        case local
        /// One level for each column; what stays below k is left out, up to the limit.
        case global
    }

    /// The quasi-identifiers: what an outsider may know of somebody.
    package var quasi: [String]
    /// The sensitive columns: what nobody is to learn of somebody; they go out unchanged.
    package var sensitive: [String]
    /// Column that says who lives together: k counts households too. It does not go out.
    package var household: String?
    /// k: how many people must look alike at least.
    package var minimum = 10
    package var mode = Mode.local
    package var objective = Objective.nue
    /// Largest share of people that may be left out, from 0 to 1 (global mode).
    package var suppressionLimit = 0.05
    /// Columns that are to be at exactly one level.
    package var pins: [String: Int] = [:]
    /// Columns that are to be at most at one level.
    package var ceilings: [String: Int] = [:]
    /// Groups whose large loss somebody said yes to, as `column=label`.
    package var acceptedLosses: Set<String> = []
    package var thresholds = Thresholds()
    /// What classes are put together for (local mode) when that is judged by somebody else; ``thresholds`` otherwise.
    package var aims: Thresholds?
    /// For a sensitive column the rows that do not count for ``aims``: who was absent from its round.
    package var absent: [String: Set<Int32>] = [:]

    package init(quasi: [String], sensitive: [String]) {
        self.quasi = quasi
        self.sensitive = sensitive
    }

    /// Every column that is read.
    var columns: [String] { quasi + sensitive + [household].compactMap { $0 } }

    /// What is wrong with the plan itself.
    func findings(rowCount: Int) -> [Finding] {
        var found: [Finding] = []
        let names = quasi + sensitive + [household].compactMap { $0 }
        if household != nil, mode == .global {
            found.append(
                Finding("--household", "global recoding does not count households", repair: "use --mode local"))
        }
        if quasi.isEmpty {
            found.append(
                Finding("--quasi", "no quasi-identifier is named", repair: "name the columns an outsider may know"))
        }
        for name in Set(names).sorted() where names.count(where: { $0 == name }) > 1 {
            found.append(Finding("--quasi, --sensitive", "column '\(name)' is named twice", repair: "give it one role"))
        }
        if minimum < 2 {
            found.append(Finding("--k", "k is \(minimum)", repair: "choose 2 or more; 10 is the rule here"))
        }
        if !(0...1).contains(suppressionLimit) {
            found.append(
                Finding("--suppression-limit", "it is \(suppressionLimit)", repair: "choose a share from 0 to 1"))
        }
        for name in Set(pins.keys).union(ceilings.keys).sorted() where !quasi.contains(name) {
            found.append(
                Finding("--pin, --at-most", "'\(name)' is no quasi-identifier", repair: "name it in --quasi too"))
        }
        for name in Set(pins.keys).intersection(ceilings.keys).sorted() {
            found.append(Finding("--pin, --at-most", "'\(name)' has both", repair: "keep one of the two"))
        }
        if rowCount < minimum {
            found.append(
                Finding(
                    "--input", "there are \(rowCount) people, fewer than k = \(minimum)",
                    repair: "release counts with more people",
                    nl: "Er zijn \(rowCount) mensen, minder dan \(minimum). Kies meer buurten of rondes."))
        }
        return found
    }
}
