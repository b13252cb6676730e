import Foundation

extension Program {
    func call(
        _ function: NumberFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Double {
        func number(_ index: Int) throws(XPathError) -> Double {
            try self.number(argument(list, index), frame, &run, scene)
        }
        switch function {
        case .number: return list.isEmpty ? scene.number(of: frame.node) : try number(0)
        case .sum:
            var sum = NodeSum()
            try visit(argument(list, 0), frame, &run, scene, &sum)
            return sum.sum
        case .count:
            var counter = NodeCounter()
            try visit(argument(list, 0), frame, &run, scene, &counter)
            return Double(counter.count)
        case .countNonEmpty:
            var test = NonEmptyCounter()
            try visit(argument(list, 0), frame, &run, scene, &test)
            return Double(test.count)
        case .max: return try extreme(list, frame, &run, scene) { $0 > $1 }
        case .min: return try extreme(list, frame, &run, scene) { $0 < $1 }
        case .round: return XPathNumber.rounded(try number(0), digits: list.count > 1 ? try number(1) : 0)
        case .floor: return try number(0).rounded(.down)
        case .ceiling: return try number(0).rounded(.up)
        case .int: return try number(0).rounded(.towardZero)
        case .abs: return try abs(number(0))
        case .pow: return try XPathNumber.power(number(0), number(1))
        case .log: return try Foundation.log(number(0))
        case .log10: return try Foundation.log10(number(0))
        case .exp: return try Foundation.exp(number(0))
        case .exp10: return try XPathNumber.power(10, number(0))
        case .sqrt: return try number(0).squareRoot()
        case .sin: return try Foundation.sin(number(0))
        case .cos: return try Foundation.cos(number(0))
        case .tan: return try Foundation.tan(number(0))
        case .asin: return try Foundation.asin(number(0))
        case .acos: return try Foundation.acos(number(0))
        case .atan: return try Foundation.atan(number(0))
        case .atan2: return try Foundation.atan2(number(0), number(1))
        case .pi: return Double.pi
        case .random: return Double(scene.context.pointee.environment.random() >> 11) * 0x1p-53
        case .position:
            guard !list.isEmpty else { return Double(frame.position) }
            run.seeksOwnPlace += 1
            defer { run.seeksOwnPlace -= 1 }
            return try firstNode(argument(list, 0), frame, &run, scene).map(scene.place(of:)) ?? .nan
        case .last: return Double(frame.size)
        case .stringLength: return Double(try ownText(list, frame, &run, scene).unicodeScalars.count)
        case .countSelected: return Double(XPathText.words(try string(argument(list, 0), frame, &run, scene)).count)
        case .decimalDateTime:
            return try moment(argument(list, 0), frame, &run, scene).map(scene.zone.days(at:)) ?? .nan
        case .decimalTime: return try dayFraction(argument(list, 0), frame, &run, scene)
        case .area: return Geo.area(try points(list, frame, &run, scene))
        case .distance: return Geo.distance(try points(list, frame, &run, scene))
        }
    }

    /// The text of the only argument, or of the context node where there is none.
    func ownText(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> String {
        list.isEmpty ? scene.string(of: frame.node) : try string(argument(list, 0), frame, &run, scene)
    }

    /// The numbers of an argument; one for each node of a set.
    func numbers(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [Double] {
        switch try value(index, frame, &run, scene) {
        case .nodes(let nodes): nodes.map(scene.number(of:))
        case let other: [scene.number(other)]
        }
    }

    /// The largest or smallest number of all arguments and nodes; NaN when there is none or one is NaN.
    private func extreme(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene,
        _ isBetter: (Double, Double) -> Bool
    ) throws(XPathError) -> Double {
        var best: Double?
        for index in list.range {
            for number in try numbers(operands[index], frame, &run, scene) {
                if number.isNaN { return .nan }
                if best.map({ isBetter(number, $0) }) ?? true { best = number }
            }
        }
        return best ?? .nan
    }

    /// All texts of the arguments as points: each a list `lat lon …; lat lon …`, or one point per node.
    private func points(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [Geo.Point]? {
        var texts: [String] = []
        for index in list.range { texts += try strings(operands[index], frame, &run, scene) }
        return Geo.points(texts.joined(separator: ";"))
    }
}

extension Scene {
    /// The place of a node among the siblings of its name that stand together (X:bindings, `position(node)`).
    func place(of node: NodeRef) -> Double {
        let view = self[node]
        guard node.node.rawValue >= 0 else { return 1 }
        let name = view.records[Int(node.node.rawValue)].name.expanded
        var place = 1.0
        var at = view.records[Int(node.node.rawValue)].previous
        while at >= 0 {
            if view.records[Int(at)].kind == .element {
                guard view.records[Int(at)].name.expanded == name else { break }
                place += 1
            }
            at = view.records[Int(at)].previous
        }
        return place
    }
}

extension XPathNumber {
    /// `round()`: halves go up (XPath 1.0 §4.4); with digits, to that many decimals, or for negative digits to tens.
    static func rounded(_ number: Double, digits: Double) -> Double {
        guard number.isFinite, abs(number) < 0x1p52 else { return number }
        let places = digits.rounded(.towardZero)
        if places == 0 || places.isNaN { return (number + 0.5).rounded(.down) }
        let scale = Foundation.pow(10, min(abs(places), 300))
        return places > 0
            ? (number * scale + 0.5).rounded(.down) / scale : (number / scale + 0.5).rounded(.down) * scale
    }

    /// `pow()` as JavaScript has it: an undefined power is NaN, also `1` to an infinite one.
    static func power(_ base: Double, _ exponent: Double) -> Double {
        if exponent.isNaN || (abs(base) == 1 && exponent.isInfinite) { return .nan }
        return Foundation.pow(base, exponent)
    }
}

/// Counts nodes whose text is not empty.
struct NonEmptyCounter: NodeVisitor {
    var count = 0

    mutating func visit(_ node: NodeRef, _ scene: Scene) -> Bool {
        if !scene.string(of: node).isEmpty { count += 1 }
        return true
    }
}
