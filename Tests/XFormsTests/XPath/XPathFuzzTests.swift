import Testing
import XForms

/// A small generator of numbers, so that a failure can be repeated by its seed.
private struct Chance {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[below(items.count)] }
}

@Suite("Random expressions")
struct XPathFuzzTests {
    private static let functions = [
        "count", "sum", "string", "number", "concat", "join", "substr", "substring", "translate", "selected",
        "selected-at",
        "regex", "date", "date-time", "format-date", "decimal-date-time", "decimal-time", "round", "int", "max", "min",
        "if", "coalesce",
        "position", "last", "normalize-space", "string-length", "instance", "current", "randomize", "indexed-repeat",
        "digest",
        "base64-decode", "area", "distance", "geofence", "intersects", "checklist", "weighted-checklist", "pulldata",
        "id", "lang",
        "name", "not", "boolean", "today", "now", "uuid", "once", "pow", "log", "contains", "substring-before",
        "count-non-empty",
    ]
    private static let axes = [
        "", "", "", "child::", "parent::", "self::", "descendant::", "ancestor::", "following::", "preceding::",
        "following-sibling::",
        "preceding-sibling::", "descendant-or-self::", "ancestor-or-self::", "@",
    ]

    private func expression(_ chance: inout Chance, _ depth: Int) -> String {
        guard depth > 0 else {
            return chance.pick([
                "1", "-0.5", "1e", "'a b'", "''", "'2026-03-29'", "'é😀'", ".", "..", "/", "a", "//x", "r/x", "0 div 0",
                "99999999999",
            ])
        }
        func inner() -> String { expression(&chance, depth - 1) }
        switch chance.below(7) {
        case 0, 1:
            return inner() + " " + chance.pick(["+", "-", "*", "div", "mod", "=", "!=", "<", ">=", "and", "or", "|"])
                + " " + inner()
        case 2:
            return chance.pick(Self.functions) + "("
                + (0..<chance.below(4)).map { _ in inner() }.joined(separator: ", ") + ")"
        case 3: return "(" + inner() + ")"
        case 4: return path(&chance) + "[" + inner() + "]"
        case 5: return "-" + inner()
        default: return path(&chance)
        }
    }

    private func path(_ chance: inout Chance) -> String {
        let steps = (0...chance.below(3)).map { _ in
            chance.pick(Self.axes) + chance.pick(["x", "*", "node()", "r", "text()", "a", "n"])
        }
        return chance.pick(["", "/", "//", "../", "current()/", "instance('c')/"])
            + steps.joined(separator: chance.pick(["/", "//"]))
    }

    private static let xml = """
        <data id="f"><a>1</a><r><x>10</x><x/></r><r><x>2026-03-15</x><n>52.1 4.3;52.2 4.4</n></r><n><n>a b c</n></n><e/></data>
        """

    @Test("Nothing that can be written crashes, and nothing outruns its budget", arguments: 1...8)
    func random(_ seed: UInt64) throws {
        var chance = Chance(state: seed &* 7919)
        var probe = try XPathProbe(Self.xml, instances: ["c": "<root><item><k>1</k></item></root>"])
        probe.context.environment.limits.steps = 20_000
        var options = XPathOptions()
        options.wrongCalls = .refusedWhenReached
        let nodes = try ["/data", "/data/r[2]/x", "/data/@id", "/", "/data/a/text()"].map(probe.node)
        var evaluated = 0
        for _ in 0..<1500 {
            let source = expression(&chance, chance.below(5))
            guard let compiled = try? XPathExpression.compile(source, names: probe.names, options: options) else {
                continue
            }
            _ = compiled.references(from: XPathReference(steps: [.child(probe.names.id("data"))]))
            guard let value = try? compiled.evaluate(at: chance.pick(nodes), in: probe.context) else { continue }
            evaluated += 1
            let context = probe.context
            #expect(context.boolean(value) || true)
            #expect(context.string(value).utf8.count <= 2_000_000)
            if case .nodes(let found) = value { #expect(Set(found).count == found.count, "\(source)") }
        }
        #expect(evaluated > 200)
    }

    @Test("Mutilated expressions are refused or evaluated, never worse", arguments: 1...4)
    func mutated(_ seed: UInt64) throws {
        var chance = Chance(state: seed &* 104_729)
        let probe = try XPathProbe(Self.xml)
        let sources = [
            "/data/r[x > 1 and position() < last()]/x", "if(selected(../a, 'é'), concat('a', \"b\"), 1 div 0)",
            "instance('c')/root/item[k = current()/../a]/name", "regex(., '^[0-9]{1,3}(a|b)*$') or not(//x = 'y')",
            "format-date(today() + 1, '%d-%m-%Y')", "count(/data/r[x = /data/r[2]/x]) * -2.5 mod 3",
        ]
        for _ in 0..<2000 {
            var scalars = Array(chance.pick(sources).unicodeScalars)
            for _ in 0...chance.below(3) {
                let place = chance.below(scalars.count)
                switch chance.below(3) {
                case 0: scalars.remove(at: place)
                case 1: scalars.insert(chance.pick(Array("()[]/.'\"|*-+=<>!@:,$ a1é😀\u{0}".unicodeScalars)), at: place)
                default: scalars.swapAt(place, chance.below(scalars.count))
                }
                if scalars.isEmpty { break }
            }
            let source = String(String.UnicodeScalarView(scalars))
            do {
                let compiled = try probe.compile(source)
                _ = try? compiled.evaluate(at: probe.node("/data/a"), in: probe.context)
            } catch {
                #expect(error.offset >= 0 && error.offset <= source.unicodeScalars.count, "\(source)")
            }
        }
    }
}
