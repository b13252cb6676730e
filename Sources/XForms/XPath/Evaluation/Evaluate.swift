// Evaluation by the kind that is wanted, so that numbers and booleans never become values on the way.

extension Program {
    /// The value of an instruction, of whatever kind.
    func value(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError)
        -> XPathValue
    {
        switch code[index] {
        case .remembered(let slot, let inner):
            if run.memory.isEmpty { run.memory = Array(repeating: nil, count: slots) }
            if let known = run.memory[Int(slot)] { return known }
            let value = try value(inner, frame, &run, scene)
            run.memory[Int(slot)] = value
            return value
        case .wrongCall(let fault): throw .wrongCall(wrongCalls[Int(fault)])
        case .call(.any(let function), let list): return try call(function, list, frame, &run, scene)
        case .number, .string, .or, .and, .equality, .relation, .arithmetic, .negation, .union, .path, .filter, .call:
            switch kinds[index] {
            case .boolean: return .boolean(try boolean(index, frame, &run, scene))
            case .number: return .number(try number(index, frame, &run, scene))
            case .string: return .string(try string(index, frame, &run, scene))
            case .nodes, .any: return .nodes(try nodes(index, frame, &run, scene))
            }
        }
    }

    /// The value of an instruction as `boolean()` gives it.
    func boolean(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError) -> Bool {
        try run.spend()
        switch code[index] {
        case .or(let list):
            for operand in list.range where try boolean(operands[operand], frame, &run, scene) { return true }
            return false
        case .and(let list):
            for operand in list.range where try !boolean(operands[operand], frame, &run, scene) { return false }
            return true
        case .equality(let equality, let left, let right):
            return try self.equality(equality, left, right, frame, &run, scene)
        case .relation(let relation, let left, let right):
            return try self.relation(relation, left, right, frame, &run, scene)
        case .call(.boolean(let function), let list): return try call(function, list, frame, &run, scene)
        case .number, .arithmetic, .negation, .call(.number, _):
            return XPathNumber.isTrue(try number(index, frame, &run, scene))
        case .string, .call(.string, _): return try !string(index, frame, &run, scene).isEmpty
        case .path, .union, .filter, .call(.nodes, _): return try firstNode(index, frame, &run, scene) != nil
        case .call(.any(.if), let list): return try boolean(branch(list, frame, &run, scene), frame, &run, scene)
        case .call(.any, _), .wrongCall, .remembered: return scene.boolean(try value(index, frame, &run, scene))
        }
    }

    /// The value of an instruction as `number()` gives it.
    func number(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError) -> Double {
        try run.spend()
        switch code[index] {
        case .number(let value): return value
        case .arithmetic(let operation, let left, let right):
            return operation.apply(
                try number(left, frame, &run, scene), try number(right, frame, &run, scene))
        case .negation(let operand): return -(try number(operand, frame, &run, scene))
        case .call(.number(let function), let list): return try call(function, list, frame, &run, scene)
        case .or, .and, .equality, .relation, .call(.boolean, _):
            return try boolean(index, frame, &run, scene) ? 1 : 0
        case .string, .call(.string, _): return scene.number(try string(index, frame, &run, scene))
        case .path, .union, .filter, .call(.nodes, _):
            return try firstNode(index, frame, &run, scene).map(scene.number(of:)) ?? .nan
        case .call(.any(.if), let list): return try number(branch(list, frame, &run, scene), frame, &run, scene)
        case .call(.any, _), .wrongCall, .remembered: return scene.number(try value(index, frame, &run, scene))
        }
    }

    /// The value of an instruction as `string()` gives it.
    func string(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError) -> String {
        try run.spend()
        switch code[index] {
        case .string(let text): return strings[Int(text)]
        case .call(.string(let function), let list): return try call(function, list, frame, &run, scene)
        case .number, .arithmetic, .negation, .call(.number, _):
            return XPathNumber.text(try number(index, frame, &run, scene))
        case .or, .and, .equality, .relation, .call(.boolean, _):
            return try boolean(index, frame, &run, scene) ? "true" : "false"
        case .path, .union, .filter, .call(.nodes, _):
            return try firstNode(index, frame, &run, scene).map(scene.string(of:)) ?? ""
        case .call(.any(.if), let list): return try string(branch(list, frame, &run, scene), frame, &run, scene)
        case .call(.any, _), .wrongCall, .remembered: return scene.string(try value(index, frame, &run, scene))
        }
    }

    /// The first node in document order.
    func firstNode(_ index: Int32, _ frame: Frame, _ run: inout Run, _ scene: Scene) throws(XPathError)
        -> NodeRef?
    {
        guard case .path(let path) = code[index], paths[path].streams else {
            return try nodes(index, frame, &run, scene).first
        }
        var first = FirstNode()
        try walk(paths[path], frame, &run, scene, &first)
        return first.node
    }
}

extension Instruction.Arithmetic {
    @inline(__always)
    func apply(_ left: Double, _ right: Double) -> Double {
        switch self {
        case .add: left + right
        case .subtract: left - right
        case .multiply: left * right
        case .divide: left / right
        case .modulo: left.truncatingRemainder(dividingBy: right)
        }
    }
}
