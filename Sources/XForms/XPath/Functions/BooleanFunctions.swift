extension Program {
    /// The operand at a place of a call's list.
    @inline(__always)
    func argument(_ list: Operands, _ index: Int) -> Int32 { operands[Int(list.start) + index] }

    func call(
        _ function: BooleanFunction, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Bool {
        func text(_ index: Int) throws(XPathError) -> String { try string(argument(list, index), frame, &run, scene) }
        switch function {
        case .true: return true
        case .false: return false
        case .boolean: return try boolean(argument(list, 0), frame, &run, scene)
        case .not: return try !boolean(argument(list, 0), frame, &run, scene)
        case .lang: return scene.isLanguage(try text(0), of: frame.node)
        case .contains: return XPathText.contains(try text(0), try text(1))
        case .startsWith: return try text(0).utf8.starts(with: text(1).utf8)
        case .endsWith: return try text(0).utf8.reversed().starts(with: text(1).utf8.reversed())
        case .booleanFromString:
            let value = try text(0)
            return value == "true" || value == "1"
        case .selected:
            return try XPathText.hasWord(text(0), text(1))
        case .regex: return try matchesPattern(list, frame, &run, scene)
        case .checklist:
            var trues = 0.0
            for index in 2..<max(2, Int(list.count)) {
                for holds in try conditions(argument(list, index), frame, &run, scene) where holds { trues += 1 }
            }
            return try isWithin(trues, list, frame, &run, scene)
        case .weightedChecklist: return try isWithin(weights(list, frame, &run, scene), list, frame, &run, scene)
        case .geofence:
            guard let inside = Geo.contains(point: try text(0), shape: try text(1)) else {
                throw .badArgument(function: "geofence", "a shape of three points or more is needed")
            }
            return inside
        case .intersects: return Geo.crossesItself(try text(0))
        }
    }

    private func matchesPattern(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Bool {
        let text = try string(argument(list, 0), frame, &run, scene)
        if let known = patterns[argument(list, 1)] { return try known.matches(text, &run) }
        let source = try string(argument(list, 1), frame, &run, scene)
        let pattern: Pattern
        do {
            pattern = try Pattern(source)
        } catch {
            throw .badArgument(function: "regex", error.reason.english)
        }
        return try pattern.matches(text, &run)
    }

    /// The truth of an argument; one for each node of a set.
    private func conditions(
        _ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> [Bool] {
        guard case .nodes(let nodes) = try value(index, frame, &run, scene) else {
            return [try boolean(index, frame, &run, scene)]
        }
        return nodes.map { !scene.string(of: $0).isEmpty }
    }

    private func weights(
        _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Double {
        var sum = 0.0
        var index = 2
        while index + 1 < Int(list.count) {
            let holds = try conditions(argument(list, index), frame, &run, scene)
            let weights = try numbers(argument(list, index + 1), frame, &run, scene)
            for (holds, weight) in zip(holds, weights) where holds { sum += weight }
            index += 2
        }
        return sum
    }

    /// Whether a count lies between the first two arguments; a negative bound is none.
    private func isWithin(
        _ count: Double, _ list: Operands, _ frame: Frame, _ run: inout Run, _ scene: Scene
    ) throws(XPathError) -> Bool {
        let minimum = try number(argument(list, 0), frame, &run, scene)
        let maximum = try number(argument(list, 1), frame, &run, scene)
        return (minimum < 0 || count >= minimum) && (maximum < 0 || count <= maximum)
    }
}

extension Scene {
    /// `lang()` (XPath 1.0 §4.3): the nearest `xml:lang` is this language or a sublanguage of it.
    func isLanguage(_ language: String, of node: NodeRef) -> Bool {
        let tree = tree(of: node)
        let name = names.id("lang", namespace: "http://www.w3.org/XML/1998/namespace")
        var next: NodeID? = node.node
        while let at = next {
            if let attribute = tree.attributes(of: at).first(where: { tree.name(of: $0).expanded == name }) {
                let value = tree.text(of: attribute).lowercased()
                return value == language.lowercased() || value.hasPrefix(language.lowercased() + "-")
            }
            next = tree.parent(of: at)
        }
        return false
    }
}
