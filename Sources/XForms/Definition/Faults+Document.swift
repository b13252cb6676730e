/// Faults of the document as a whole: its skeleton, instances and identity.
extension Fault {
    /// The bytes are no XML document that we read; `reason` says why.
    package static func unreadable(_ reason: Bilingual) -> Fault {
        Fault(
            "unreadable", .error,
            Bilingual(
                dutch: "dit bestand is niet te lezen: \(reason.dutch)",
                english: "this file cannot be read: \(reason.english)"),
            repair: Bilingual(
                dutch: "sla het op als XML in UTF-8, zonder DOCTYPE",
                english: "save it as XML in UTF-8, without a DOCTYPE"))
    }

    /// `h:html`, `h:head`, `model` or `h:body` is missing (ODK XForms, "Structure").
    package static func notAnXForm(missing: String) -> Fault {
        Fault(
            "not-an-xform", .error,
            Bilingual(
                dutch: "dit is geen ODK XForm: \(missing) ontbreekt",
                english: "this is no ODK XForm: \(missing) is missing"),
            repair: Bilingual(
                dutch: "maak het bestand met pyxform, of vul \(missing) aan",
                english: "make the file with pyxform, or add \(missing)"))
    }

    /// No `instance` in the model.
    package static var missingPrimaryInstance: Fault {
        Fault(
            "missing-primary-instance", .error,
            Bilingual(
                dutch: "het model heeft geen <instance> met de antwoorden",
                english: "the model has no <instance> for the answers"),
            repair: Bilingual(
                dutch: "zet als eerste <instance> de lege antwoordboom in het model",
                english: "put the empty tree of answers into the model as the first <instance>"))
    }

    /// The first instance must have exactly one child element.
    package static func primaryInstanceRoots(_ count: Int) -> Fault {
        Fault(
            "primary-instance-roots", .error,
            Bilingual(
                dutch: "de eerste <instance> heeft \(count) hoofdelementen",
                english: "the first <instance> has \(count) root elements"),
            repair: Bilingual(
                dutch: "laat precies één element in <instance> staan",
                english: "leave exactly one element in <instance>"))
    }

    /// The root of the primary instance has no `id`.
    package static var missingFormID: Fault {
        Fault(
            "missing-form-id", .error,
            Bilingual(
                dutch: "de vragenlijst heeft geen id",
                english: "the questionnaire has no id"),
            repair: Bilingual(
                dutch: "zet id=\"…\" op het hoofdelement van de eerste <instance>",
                english: "put id=\"…\" on the root element of the first <instance>"))
    }

    /// The root of the primary instance has no `version`.
    package static var missingVersion: Fault {
        Fault(
            "missing-version", .note,
            Bilingual(
                dutch: "de vragenlijst heeft geen versie",
                english: "the questionnaire has no version"),
            repair: Bilingual(
                dutch: "zet version=\"…\" op het hoofdelement, zodat later blijkt welke tekst iemand zag",
                english: "put version=\"…\" on the root element, so that it shows later which wording somebody saw"))
    }

    /// No `meta/instanceID`: other servers refuse the submission (ODK XForms, "Metadata").
    package static var missingInstanceID: Fault {
        Fault(
            "missing-instance-id", .warning,
            Bilingual(
                dutch: "er is geen meta/instanceID",
                english: "there is no meta/instanceID"),
            repair: Bilingual(
                dutch:
                    "voeg <meta><instanceID/></meta> toe aan de eerste <instance>; andere servers weigeren de antwoorden anders",
                english:
                    "add <meta><instanceID/></meta> to the first <instance>; other servers refuse the answers otherwise"
            ))
    }

    /// No `h:title`, or an empty one.
    package static var missingTitle: Fault {
        Fault(
            "missing-title", .note,
            Bilingual(
                dutch: "de vragenlijst heeft geen titel",
                english: "the questionnaire has no title"),
            repair: Bilingual(
                dutch: "vul <h:title> in",
                english: "fill in <h:title>"))
    }

    /// Two elements of one name beside each other, and no repeat.
    package static func duplicateNode(_ path: String) -> Fault {
        Fault(
            "duplicate-node", .warning,
            Bilingual(
                dutch: "‘\(path)’ staat meer keren in de <instance>, maar geen <repeat> herhaalt het",
                english: "‘\(path)’ stands several times in the <instance>, but no <repeat> repeats it"),
            repair: Bilingual(
                dutch: "geef elk element een eigen naam, of voeg de <repeat> toe",
                english: "give each element a name of its own, or add the <repeat>"))
    }

    /// A secondary instance without `id`.
    package static var unnamedInstance: Fault {
        Fault(
            "unnamed-instance", .warning,
            Bilingual(
                dutch: "deze <instance> heeft geen id en is dus nergens te gebruiken",
                english: "this <instance> has no id, so nothing can use it"),
            repair: Bilingual(
                dutch: "geef een id, of haal de <instance> weg",
                english: "give it an id, or remove the <instance>"))
    }

    /// Two secondary instances share an id.
    package static func duplicateInstance(_ id: String) -> Fault {
        Fault(
            "duplicate-instance", .error,
            Bilingual(
                dutch: "er zijn twee lijsten met id ‘\(id)’",
                english: "there are two instances with id ‘\(id)’"),
            repair: Bilingual(
                dutch: "geef elke <instance> een eigen id",
                english: "give each <instance> an id of its own"))
    }

    /// A file beside the definition is not there.
    package static func missingFile(_ name: String) -> Fault {
        Fault(
            "missing-file", .error,
            Bilingual(
                dutch: "het bestand ‘\(name)’ staat niet naast de vragenlijst",
                english: "the file ‘\(name)’ does not lie beside the questionnaire"),
            repair: Bilingual(
                dutch: "zet ‘\(name)’ in dezelfde map",
                english: "put ‘\(name)’ into the same folder"))
    }

    /// A file beside the definition is no CSV, XML or GeoJSON that we read.
    package static func unreadableFile(_ name: String, _ reason: Bilingual) -> Fault {
        Fault(
            "unreadable-file", .error,
            Bilingual(
                dutch: "het bestand ‘\(name)’ is niet te lezen: \(reason.dutch)",
                english: "the file ‘\(name)’ cannot be read: \(reason.english)"),
            repair: Bilingual(
                dutch: "sla ‘\(name)’ opnieuw op als CSV of XML in UTF-8",
                english: "save ‘\(name)’ again as CSV or XML in UTF-8"))
    }

    /// `instance/@src` is no `jr://file/…`, `jr://file-csv/…` or `jr://instance/last-saved`.
    package static func unknownSource(_ source: String) -> Fault {
        Fault(
            "unknown-source", .error,
            Bilingual(
                dutch: "het adres ‘\(source)’ wordt niet begrepen",
                english: "the address ‘\(source)’ is not understood"),
            repair: Bilingual(
                dutch: "schrijf jr://file-csv/naam.csv of jr://file/naam.xml",
                english: "write jr://file-csv/name.csv or jr://file/name.xml"))
    }

    /// An element that no tool of the field knows at this place.
    package static func unknownElement(_ name: String, in parent: String, near: String? = nil) -> Fault {
        Fault(
            "unknown-element", .warning,
            Bilingual(
                dutch: "<\(name)> is hier onbekend (in <\(parent)>) en doet niets\(hint(near).dutch)",
                english: "<\(name)> is unknown here (in <\(parent)>) and does nothing\(hint(near).english)"),
            repair: Bilingual(
                dutch: "kijk of de naam goed is gespeld en op de goede plaats staat, of haal het weg",
                english: "check its spelling and its place, or remove it"))
    }

    /// An attribute that no tool of the field knows on this element.
    package static func unknownAttribute(_ name: String, on element: String, near: String? = nil) -> Fault {
        Fault(
            "unknown-attribute", .warning,
            Bilingual(
                dutch: "het attribuut ‘\(name)’ is onbekend op <\(element)> en doet niets\(hint(near).dutch)",
                english: "the attribute ‘\(name)’ is unknown on <\(element)> and does nothing\(hint(near).english)"),
            repair: AttributePlace.repair(of: name, on: element)
                ?? Bilingual(
                    dutch: "kijk of de naam goed is gespeld, of haal het weg",
                    english: "check its spelling, or remove it"))
    }

    /// The RELAX NG schema does not allow this; `detail` in the words of the validator.
    package static func schema(_ detail: String) -> Fault {
        let what = SchemaWords.plain(detail)
        return Fault(
            "schema", .warning,
            Bilingual(
                dutch: "dit past niet in het schema: \(what.dutch)",
                english: "this does not fit the schema: \(what.english)"),
            repair: Bilingual(
                dutch: "kijk wat erin en erop staat, ook de volgorde; docs/feature-matrix.md zegt wat waar hoort",
                english: "look at what is in it and its order; docs/feature-matrix.md says what goes where"))
    }

    /// A prefix without `xmlns:`; we read it, strict parsers do not.
    package static func undeclaredPrefix(_ prefix: String) -> Fault {
        Fault(
            "undeclared-prefix", .warning,
            Bilingual(
                dutch: "het voorvoegsel ‘\(prefix):’ is niet verklaard",
                english: "the prefix ‘\(prefix):’ is not declared"),
            repair: Bilingual(
                dutch: "voeg xmlns:\(prefix)=\"…\" toe aan het hoofdelement",
                english: "add xmlns:\(prefix)=\"…\" to the root element"))
    }
}
