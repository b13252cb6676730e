import Foundation

/// Gives columns names that SPSS, Stata, R and SQL all take.
///
/// At most 32 bytes (Stata), ASCII, unique without regard to case (SPSS), none of the words that SPSS and Stata keep
/// for themselves.
struct VariableNames {
    static let longest = 32
    private var taken: Set<String> = []

    init(reserving names: [String] = []) {
        taken = Set(names.map { $0.lowercased() })
    }

    /// A name made of the candidates, the shortest that is free; the last one gets a number when none is.
    mutating func name(of candidates: [String]) -> String {
        let fit = candidates.map(Self.fit)
        if let free = fit.first(where: { !taken.contains($0.lowercased()) }) {
            taken.insert(free.lowercased())
            return free
        }
        let stem = fit.last ?? "v"
        var (number, name) = (2, stem)
        while taken.contains(name.lowercased()) {
            let tail = "_\(number)"
            name = stem.prefix(Self.longest - tail.count) + tail
            number += 1
        }
        taken.insert(name.lowercased())
        return name
    }

    /// The text as a name: other characters become `_`, letters lose their marks, a long name keeps its beginning and end.
    static func fit(_ text: String) -> String {
        var name = ""
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "_": name.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .nonspacingMark: break
            default: name += "_"
            }
        }
        if name.first?.isLetter != true { name = "v" + name }
        if name.count > longest { name = name.prefix(longest - 9) + "_" + name.suffix(8) }
        while name.hasSuffix("_") && name.count > 1 { name.removeLast() }
        if isStataString(name) { return String("v_\(name)".prefix(longest)) }
        return kept.contains(name.lowercased()) ? name.prefix(longest - 2) + "_v" : name
    }

    /// `str1` to `str2045` and `strL` are types of Stata; ReadStat refuses every name that begins so.
    private static func isStataString(_ name: String) -> Bool {
        name.hasPrefix("str") && (name == "strL" || name.dropFirst(3).first?.isNumber == true)
    }

    private static let kept: Set<String> = [
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with", "byte", "double", "float",
        "if", "in", "int", "long", "using", "null",
    ]
}
