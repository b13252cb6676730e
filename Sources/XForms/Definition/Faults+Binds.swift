/// Faults of binds, actions and the recalculation they drive.
extension Fault {
    /// `bind` without `nodeset`.
    package static var bindWithoutNodeset: Fault {
        Fault(
            "bind-without-nodeset", .error,
            Bilingual(
                dutch: "deze <bind> zegt niet bij welke vraag hij hoort",
                english: "this <bind> does not say which node it belongs to"),
            repair: Bilingual(
                dutch: "zet nodeset=\"/…\" op de bind",
                english: "put nodeset=\"/…\" on the bind"))
    }

    /// `bind/@nodeset` names a node that the primary instance does not have.
    package static func bindMissingNode(_ path: String, near: String?) -> Fault {
        Fault(
            "bind-missing-node", .error,
            Bilingual(
                dutch: "deze bind hoort bij ‘\(path)’, maar dat staat niet in de <instance>\(hint(near).dutch)",
                english: "this bind belongs to ‘\(path)’, which is not in the <instance>\(hint(near).english)"),
            repair: Bilingual(
                dutch: "verbeter het pad, of voeg het element toe aan de <instance>",
                english: "correct the path, or add the element to the <instance>"))
    }

    /// Two binds for one node: only one of them would count.
    package static func duplicateBind(_ path: String) -> Fault {
        Fault(
            "duplicate-bind", .error,
            Bilingual(
                dutch: "‘\(path)’ heeft twee binds; één ervan zou niet tellen",
                english: "‘\(path)’ has two binds; one of them would not count"),
            repair: Bilingual(
                dutch: "zet alles in één bind",
                english: "put everything into one bind"))
    }

    /// `bind/@type` is no type of ODK XForms; read as text it would not check what the author means.
    package static func unknownType(_ type: String, near: String?) -> Fault {
        Fault(
            "unknown-type", .error,
            Bilingual(
                dutch: "het type ‘\(type)’ bestaat niet\(hint(near).dutch); het antwoord zou als gewone tekst gelden",
                english: "there is no type ‘\(type)’\(hint(near).english); the answer would count as plain text"),
            repair: Bilingual(
                dutch: "kies string, int, decimal, date, time, dateTime of een ander type uit docs/feature-matrix.md",
                english: "choose string, int, decimal, date, time, dateTime or another type of docs/feature-matrix.md"))
    }

    /// Calculations or conditions that wait for one another (ODK XForms, "Binding"); `path` names the nodes in order.
    package static func cycle(_ path: [String]) -> Fault {
        Fault(
            "cycle", .error,
            Bilingual(
                dutch: "deze uitkomst hangt van zichzelf af: \(path.joined(separator: " → "))",
                english: "this result depends on itself: \(path.joined(separator: " → "))"),
            repair: Bilingual(
                dutch: "haal één van deze verwijzingen weg",
                english: "remove one of these references"))
    }

    /// How often a repeat stands follows from what stands in it; `path` names the nodes in order.
    package static func countsItself(_ path: [String]) -> Fault {
        Fault(
            "count-depends-on-itself", .warning,
            Bilingual(
                dutch: "hoe vaak deze herhaling er staat, hangt af van wat erin staat: "
                    + path.joined(separator: " → "),
                english: "how often this repeat stands depends on what stands in it: "
                    + path.joined(separator: " → ")),
            repair: Bilingual(
                dutch: "vraag het aantal vóór de herhaling, of laat jr:count weg: dan kan men zelf toevoegen",
                english: "ask for the number before the repeat, or leave jr:count out, so that people can add"))
    }

    /// Required, read-only, without a value or calculation: nobody can fill it in, so nobody can go on.
    package static var unreachableRequired: Fault {
        Fault(
            "required-note", .error,
            Bilingual(
                dutch: "dit is verplicht maar niemand kan het invullen, want het is alleen te lezen",
                english: "this is required but nobody can fill it in, because it is read-only"),
            repair: Bilingual(
                dutch: "haal required weg, of haal readonly weg",
                english: "remove required, or remove readonly"))
    }

    /// A calculation on a question that can be typed in: what somebody types is lost.
    package static var overwrittenAnswer: Fault {
        Fault(
            "calculated-question", .warning,
            Bilingual(
                dutch: "deze vraag wordt ook uitgerekend; wat iemand invult gaat verloren",
                english: "this question is calculated too; what somebody fills in is lost"),
            repair: Bilingual(
                dutch: "zet readonly=\"true()\" erbij, of gebruik setvalue voor een beginwaarde",
                english: "add readonly=\"true()\", or use setvalue for a starting value"))
    }

    /// `constraint` without `jr:constraintMsg`.
    package static var constraintWithoutMessage: Fault {
        Fault(
            "constraint-without-message", .note,
            Bilingual(
                dutch: "deze regel heeft geen uitleg voor wie iets anders invult",
                english: "this rule has no explanation for who fills in something else"),
            repair: Bilingual(
                dutch: "zet jr:constraintMsg erbij, en zeg daarin wat wél kan",
                english: "add jr:constraintMsg, and say there what does fit"))
    }

    /// A message without the rule that would show it.
    package static func messageWithoutRule(_ message: String, rule: String) -> Fault {
        Fault(
            "message-without-rule", .note,
            Bilingual(
                dutch: "\(message) staat er zonder \(rule) en wordt dus nooit getoond",
                english: "\(message) stands there without \(rule), so it is never shown"),
            repair: Bilingual(
                dutch: "voeg \(rule) toe, of haal \(message) weg",
                english: "add \(rule), or remove \(message)"))
    }

    /// A `jr:preload` kind or parameter that ODK XForms does not name; the node stays empty.
    package static func unknownPreload(_ kind: String, _ parameter: String) -> Fault {
        Fault(
            "unknown-preload", .warning,
            Bilingual(
                dutch: "jr:preload=\"\(kind)\" met ‘\(parameter)’ bestaat niet; dit blijft leeg",
                english: "there is no jr:preload=\"\(kind)\" with ‘\(parameter)’; this stays empty"),
            repair: Bilingual(
                dutch: "kies uid, timestamp (start, end), date (today) of property",
                english: "choose uid, timestamp (start, end), date (today) or property"))
    }

    /// Time, device or user: not kept in collections without names.
    package static func droppedAtSending(_ what: String) -> Fault {
        Fault(
            "dropped-at-sending", .note,
            Bilingual(
                dutch:
                    "\(what) legt tijd, apparaat of persoon vast; bij vragenlijsten zonder namen sturen wij dat niet mee",
                english: "‘\(what)’ records time, device or person; questionnaires without names do not send it"),
            repair: Bilingual(
                dutch: "haal het weg als u het niet nodig hebt",
                english: "remove it if you do not need it"))
    }

    /// An action on an event that the standard does not have.
    package static func unknownEvent(_ event: String, near: String?) -> Fault {
        Fault(
            "unknown-event", .error,
            event.isEmpty
                ? Bilingual(
                    dutch: "deze actie zegt niet wanneer zij gebeurt",
                    english: "this action does not say when it happens")
                : Bilingual(
                    dutch: "de gebeurtenis ‘\(event)’ bestaat niet; deze actie zou nooit gebeuren\(hint(near).dutch)",
                    english: "there is no event ‘\(event)’; this action would never happen\(hint(near).english)"),
            repair: Bilingual(
                dutch: "schrijf event=\"odk-instance-first-load\", \"odk-new-repeat\" of \"xforms-value-changed\"",
                english: "write event=\"odk-instance-first-load\", \"odk-new-repeat\" or \"xforms-value-changed\""))
    }

    /// An action without `ref`.
    package static var actionWithoutTarget: Fault {
        Fault(
            "action-without-target", .error,
            Bilingual(
                dutch: "deze actie zegt niet welke waarde zij verandert",
                english: "this action does not say which value it changes"),
            repair: Bilingual(
                dutch: "zet ref=\"/…\" erbij",
                english: "add ref=\"/…\""))
    }

    /// An action on a node that the primary instance does not have.
    package static func actionMissingNode(_ path: String, near: String?) -> Fault {
        Fault(
            "action-missing-node", .error,
            Bilingual(
                dutch: "deze actie verandert ‘\(path)’, maar dat staat niet in de <instance>\(hint(near).dutch)",
                english: "this action changes ‘\(path)’, which is not in the <instance>\(hint(near).english)"),
            repair: Bilingual(
                dutch: "verbeter het pad",
                english: "correct the path"))
    }

    /// The value in the primary instance does not fit the type of the bind.
    package static func defaultDoesNotFit(_ type: String) -> Fault {
        Fault(
            "default-does-not-fit", .warning,
            Bilingual(
                dutch: "de beginwaarde past niet bij het type \(type)",
                english: "the starting value does not fit the type \(type)"),
            repair: Bilingual(
                dutch: "verbeter de waarde in de <instance>, of het type",
                english: "correct the value in the <instance>, or the type"))
    }
}
