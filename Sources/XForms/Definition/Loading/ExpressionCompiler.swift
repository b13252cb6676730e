/// Compiles the expressions of a definition and finds out what each reads.
struct ExpressionCompiler {
    let names: NameTable
    private(set) var expressions: [XPathExpression?] = []
    /// Per expression: the nodes of the primary instance that it reads, ascending.
    private(set) var reads: [[Int]] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Finds what a path of names leads to.
    let resolver: ReferenceResolver
    private var speller = Speller()
    private var readsLeft = Self.mostReads
    /// Some hundred times what the largest forms of the field read.
    private static let mostReads = 2_000_000
    /// By source: many binds and itemsets say the same. Those at items are kept apart, where `position()` means otherwise.
    private var known: [String: XPathExpression] = [:]
    private var knownAtItems: [String: XPathExpression] = [:]

    init(_ reader: FormReader, names: NameTable) {
        self.names = names
        resolver = ReferenceResolver(schema: reader.schema, names: names)
        let instances = Set(reader.instances.map(\.id) + [reader.parts.primaryId].compactMap(\.self))
        for request in reader.expressions {
            let expression = compile(request)
            expressions.append(expression)
            guard let expression, !request.isAtItem else {
                reads.append([])
                continue
            }
            guard readsLeft > 0 else {
                reads.append([])
                continue
            }
            reads.append(read(expression, request, instances: instances, reader: reader))
            readsLeft -= reads[reads.count - 1].count
            if readsLeft <= 0 {
                diagnostics.append(Diagnostic(.tooManyReads(maximum: Self.mostReads), at: request.position))
            }
        }
    }

    private mutating func compile(_ request: ExpressionRequest) -> XPathExpression? {
        if let known = request.isAtItem ? knownAtItems[request.source] : known[request.source] { return known }
        guard let expression = compiled(request) else { return nil }
        if request.isAtItem { knownAtItems[request.source] = expression } else { known[request.source] = expression }
        return expression
    }

    private mutating func compiled(_ request: ExpressionRequest) -> XPathExpression? {
        do throws(XPathSyntaxError) {
            let expression = try XPathExpression.compile(request.source, names: names)
            guard !request.isAtItem, let source = Self.withOwnPosition(expression) else { return expression }
            return try XPathExpression.compile(source, names: names)
        } catch {
            if !request.isUnchecked {
                diagnostics.append(
                    Diagnostic(.syntax(error, source: request.source, in: request.role.written), at: request.position))
            }
            return nil
        }
    }

    /// The source with `position()` outside predicates as `position(.)`: there it means the place among the node's
    /// likes, as an expression of a bind is evaluated for all of them (JavaRosa); nil when there is none.
    private static func withOwnPosition(_ expression: XPathExpression) -> String? {
        guard expression.calls.contains(where: { $0.function == "position" }) else { return nil }
        let scalars = Array(expression.source.unicodeScalars)
        var places: Set<Int> = []
        for call in expression.calls where call.function == "position" {
            let rest = scalars[call.offset...].drop { $0 != "(" }
            guard let open = rest.indices.first, let next = rest.dropFirst().first(where: { $0 != " " }), next == ")",
                scalars[..<call.offset].count(where: { $0 == "[" })
                    == scalars[..<call.offset].count(where: { $0 == "]" })
            else { continue }
            places.insert(open)
        }
        guard !places.isEmpty else { return nil }
        var source = String.UnicodeScalarView()
        for (offset, scalar) in scalars.enumerated() {
            source.append(scalar)
            if places.contains(offset) { source.append(".") }
        }
        return String(source)
    }

    private mutating func read(
        _ expression: XPathExpression, _ request: ExpressionRequest, instances: Set<String>, reader: FormReader
    ) -> [Int] {
        var nodes: Set<Int> = []
        for reference in expression.references(from: resolver.reference(to: request.context)) {
            if let instance = reference.instance {
                if !instances.contains(instance), !request.isUnchecked {
                    let near = speller.nearest(instance, in: instances)
                    diagnostics.append(
                        Diagnostic(
                            .unknownInstance(instance, in: request.role.written, near: near), at: request.position))
                }
                continue
            }
            guard let found = resolver.nodes(of: reference) else { continue }
            if found.isEmpty, !request.isUnchecked {
                let path = resolver.written(reference)
                let fault = Fault.missingNode(path, in: request.role.written, near: reader.near(path, &speller))
                    .with(repair: NameSlip.repair(of: path, in: request.source, for: request.role))
                    .with(repair: ExpressionSlip.repair(ofName: path))
                // `null` is no value of the standard, but whoever writes it means nothing, and gets it.
                let isNull = path.hasSuffix("/null")
                diagnostics.append(
                    Diagnostic(isNull ? fault.with(severity: .warning) : fault, at: request.position))
            }
            nodes.formUnion(found)
        }
        return nodes.sorted()
    }
}

extension Fault {
    /// What the compiler of expressions complains about.
    static func syntax(_ error: XPathSyntaxError, source: String, in place: String) -> Fault {
        switch error.kind {
        case .unknownFunction(let name):
            return unknownFunction(name, in: place, near: Spelling.nearest(name, in: XPathFunctionRow.table.keys))
                .with(repair: FunctionSlip.repair(of: name))
        case .wrongArgumentCount(let name, let given, let minimum, let maximum):
            return argumentCount(name, given: given, allowed: allowed(minimum, maximum), in: place)
                .with(repair: FunctionSlip.usage(of: name))
        case .tooDeep(let maximum), .tooLong(let maximum): return tooLargeExpression(maximum: maximum, in: place)
        case .pattern(let error): return wrongPattern(error, in: place)
        case .unexpected, .unclosedString, .needsNodes, .variable:
            let rest = excerpt(source, from: error.offset)
            return syntax(in: place, at: rest).with(repair: ExpressionSlip.repair(of: rest, in: source))
        }
    }

    private static func allowed(_ minimum: Int, _ maximum: Int?) -> Bilingual {
        guard let maximum else { return Bilingual(dutch: "minstens \(minimum)", english: "at least \(minimum)") }
        guard maximum > minimum else { return Bilingual(dutch: "\(minimum)", english: "\(minimum)") }
        return Bilingual(dutch: "\(minimum) tot \(maximum)", english: "\(minimum) to \(maximum)")
    }

    /// The words from an offset in scalars on; the whole end when the offset lies there.
    private static func excerpt(_ source: String, from offset: Int) -> String {
        let scalars = source.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: offset, limitedBy: scalars.endIndex) ?? scalars.endIndex
        let rest = String(scalars[start...].prefix(24))
        return rest.isEmpty ? String(String(scalars.suffix(12))) : rest
    }
}
