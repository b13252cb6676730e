import XMLTree

/// Reads an XForm part by part; every part reports what is wrong and leaves the rest to be read.
struct FormReader {
    let beside: (String) -> [UInt8]?
    private(set) var diagnostics: [Diagnostic] = []

    var parts: FormParts
    var schema: Schema
    /// The same before the body said which nodes repeat.
    let writtenSchema: Schema
    var languages: [FormLanguage] = []
    var defaultLanguage = 0
    /// The texts of `itext` in order, outputs not yet compiled.
    var texts: [WrittenText] = []
    /// The number of each text by its id.
    var textNumbers: [String: Int] = [:]
    /// What binds say, by node of the schema.
    var binds: [Int: WrittenBind] = [:]
    var questions: [WrittenQuestion] = []
    var groups: [WrittenGroup] = []
    var repeats: [WrittenRepeat] = []
    /// The nodes of these repeats.
    var repeated: Set<Int> = []
    var itemsets: [WrittenItemset] = []
    var body: [WrittenItem] = []
    var actions: [WrittenAction] = []
    var instances: [SecondaryInstance] = []
    var expressions: [ExpressionRequest] = []
    /// Looks for the names that were meant.
    var speller = Speller()
    /// What the binds with an `id` say they are about, for controls that name a bind.
    private(set) lazy var nodesetsOfBinds: [String: String] = parts.model.nodesetsOfBinds
    /// Texts by id as they read at the root, for those that are looked up while answering.
    private(set) var lookupTexts: [String: FormText] = [:]

    init(parts: FormParts, beside: @escaping (String) -> [UInt8]?) {
        self.parts = parts
        self.beside = beside
        schema = Schema(root: parts.primary)
        writtenSchema = schema
    }

    /// Reads everything, in an order in which each part finds what it needs.
    mutating func read() {
        if parts.formId.isEmpty { report(.missingFormID, at: parts.primary.place) }
        readTexts()
        readInstances()
        readBinds()
        readModelActions()
        readBody()
        if questions.isEmpty { report(.noQuestions, at: parts.body.place) }
        let checked = expressions.count
        lookupTexts.reserveCapacity(texts.count)
        for number in texts.indices { lookupTexts[texts[number].id] = text(number, at: 0) }
        for number in checked..<expressions.count { expressions[number].isUnchecked = true }
    }

    /// Notes a fault at a place.
    mutating func report(_ fault: Fault, at position: SourcePosition?, file: String? = nil) {
        diagnostics.append(Diagnostic(fault, at: position, file: file))
    }

    /// Notes an expression to be compiled.
    /// - Returns: its number in the definition.
    mutating func expression(
        _ source: String, at context: Int, role: ExpressionRole, position: SourcePosition, atItem: Bool = false
    ) -> Int {
        expressions.append(
            ExpressionRequest(source: source, context: context, role: role, position: position, isAtItem: atItem))
        return expressions.count - 1
    }
}

extension XMLElement {
    /// Of a model: the path of each bind that has an `id`, of the first with that id.
    var nodesetsOfBinds: [String: String] {
        var nodesets: [String: String] = [:]
        var seen: Set<String> = []
        for bind in children(named: "bind") {
            guard let id = bind.attribute("id"), seen.insert(id).inserted else { continue }
            nodesets[id] = bind.attribute(anyOf: "nodeset", "ref")
        }
        return nodesets
    }

    /// Where it stands; the beginning for an element made by a program.
    var place: SourcePosition { position ?? XMLPosition(line: 1, column: 1) }
}

extension FormReader {
    /// The path that somebody probably meant.
    mutating func near(_ written: String) -> String? {
        var speller = speller
        defer { self.speller = speller }
        return near(written, &speller)
    }

    /// The same for somebody who keeps count elsewhere: the one node of that name, else a path or a name that is nearly it.
    func near(_ written: String, _ speller: inout Speller) -> String? {
        let written = written.trimmed
        guard let name = written.split(separator: "/").last.map(String.init), speller.passes(schema.nodes.count) else {
            return nil
        }
        let nodes = schema.nodes.lazy.filter { !$0.isAttribute }
        let same = nodes.filter { $0.name.local == name }.map(\.path).prefix(2)
        if !same.isEmpty { return same.count == 1 ? same.first : nil }
        // What is written in one step, and was meant elsewhere, is known by its name alone.
        let path = speller.nearest(written, in: nodes.map(\.path))
        if let path, Self.areAlike(path, written) { return path }
        guard name.count > 3, let meant = speller.nearest(name, in: nodes.map(\.name.local)) else { return nil }
        let named = nodes.filter { $0.name.local == meant }.map(\.path).prefix(2)
        return named.count == 1 ? named.first : nil
    }

    /// Paths of as many steps of which the last are nearly the same: of short paths any is near any.
    private static func areAlike(_ path: String, _ written: String) -> Bool {
        let (steps, others) = (path.split(separator: "/"), written.split(separator: "/"))
        guard steps.count == others.count, let last = steps.last, let other = others.last else { return false }
        return last == other || other.count > 1 && Spelling.nearest(String(other), in: [String(last)]) != nil
    }
}

extension FormReader {
    private static let elements = [
        "input", "select1", "select", "rank", "range", "trigger", "upload", "group", "repeat", "label", "hint", "item",
        "itemset", "value", "output", "instance", "itext", "translation", "text", "bind", "setvalue",
    ]

    /// Names of other tools and of HTML for what is meant.
    private static let alike = [
        "selectone": "select1", "select_one": "select1", "radio": "select1", "selectmultiple": "select",
        "select_multiple": "select", "checkbox": "select", "textarea": "input", "note": "input", "option": "item",
        "question": "input", "section": "group", "loop": "repeat",
    ]

    /// The element that somebody probably meant.
    static func nearElement(_ name: String) -> String? {
        let near = alike[name.lowercased()] ?? Spelling.nearest(name, in: elements)
        return near == name ? nil : near
    }
}
