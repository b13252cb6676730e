// Evaluation by the kind that is wanted, so that numbers and booleans never become values on the way.

extension Program {
    /// The value of an instruction, of whatever kind.
    func value(_ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext) throws(XPathError)
        -> XPathValue
    {
        switch code[Int(index)] {
        case .remembered(let slot, let inner):
            if run.memory.isEmpty { run.memory = Array(repeating: nil, count: slots) }
            if let known = run.memory[Int(slot)] { return known }
            let value = try value(inner, frame, &run, context)
            run.memory[Int(slot)] = value
            return value
        case .wrongCall(let fault): throw .wrongCall(wrongCalls[Int(fault)])
        case .call(.any(let function), let list): return try call(function, list, frame, &run, context)
        case .number, .string, .or, .and, .equality, .relation, .arithmetic, .negation, .union, .path, .filter, .call:
            switch kinds[Int(index)] {
            case .boolean: return .boolean(try boolean(index, frame, &run, context))
            case .number: return .number(try number(index, frame, &run, context))
            case .string: return .string(try string(index, frame, &run, context))
            case .nodes, .any: return .nodes(try nodes(index, frame, &run, context))
            }
        }
    }

    /// The value of an instruction as `boolean()` gives it.
    func boolean(_ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext) throws(XPathError) -> Bool {
        try run.spend()
        switch code[Int(index)] {
        case .or(let list):
            for operand in list.range where try boolean(operands[operand], frame, &run, context) { return true }
            return false
        case .and(let list):
            for operand in list.range where try !boolean(operands[operand], frame, &run, context) { return false }
            return true
        case .equality(let equality, let left, let right):
            return try self.equality(equality, left, right, frame, &run, context)
        case .relation(let relation, let left, let right):
            return try self.relation(relation, left, right, frame, &run, context)
        case .call(.boolean(let function), let list): return try call(function, list, frame, &run, context)
        case .number, .arithmetic, .negation, .call(.number, _):
            return XPathNumber.isTrue(try number(index, frame, &run, context))
        case .string, .call(.string, _): return try !string(index, frame, &run, context).isEmpty
        case .path, .union, .filter, .call(.nodes, _): return try firstNode(index, frame, &run, context) != nil
        case .call(.any, _), .wrongCall, .remembered: return context.boolean(try value(index, frame, &run, context))
        }
    }

    /// The value of an instruction as `number()` gives it.
    func number(_ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext) throws(XPathError) -> Double
    {
        try run.spend()
        switch code[Int(index)] {
        case .number(let value): return value
        case .arithmetic(let operation, let left, let right):
            return operation.apply(
                try number(left, frame, &run, context), try number(right, frame, &run, context))
        case .negation(let operand): return -(try number(operand, frame, &run, context))
        case .call(.number(let function), let list): return try call(function, list, frame, &run, context)
        case .or, .and, .equality, .relation, .call(.boolean, _):
            return try boolean(index, frame, &run, context) ? 1 : 0
        case .string, .call(.string, _): return context.number(try string(index, frame, &run, context))
        case .path, .union, .filter, .call(.nodes, _):
            return try firstNode(index, frame, &run, context).map(context.number(of:)) ?? .nan
        case .call(.any, _), .wrongCall, .remembered: return context.number(try value(index, frame, &run, context))
        }
    }

    /// The value of an instruction as `string()` gives it.
    func string(_ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext) throws(XPathError) -> String
    {
        try run.spend()
        switch code[Int(index)] {
        case .string(let text): return strings[Int(text)]
        case .call(.string(let function), let list): return try call(function, list, frame, &run, context)
        case .number, .arithmetic, .negation, .call(.number, _):
            return XPathNumber.text(try number(index, frame, &run, context))
        case .or, .and, .equality, .relation, .call(.boolean, _):
            return try boolean(index, frame, &run, context) ? "true" : "false"
        case .path, .union, .filter, .call(.nodes, _):
            return try firstNode(index, frame, &run, context).map(context.string(of:)) ?? ""
        case .call(.any, _), .wrongCall, .remembered: return context.string(try value(index, frame, &run, context))
        }
    }

    /// The first node in document order.
    func firstNode(_ index: Int32, _ frame: Frame, _ run: inout Run, _ context: XPathContext) throws(XPathError)
        -> NodeRef?
    {
        guard case .path(let path) = code[Int(index)], paths[Int(path)].streams else {
            return try nodes(index, frame, &run, context).first
        }
        var first = FirstNode()
        try walk(paths[Int(path)], frame, &run, context, &first)
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
