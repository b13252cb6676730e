import XMLTree

extension FormReader {
    /// Takes the name from each instrument whose words are not those that its owner fixed: whatever is made of the definition
    /// says then that there is an instrument, and names none.
    mutating func dropLostNames(of document: XMLElement) {
        guard binds.values.contains(where: { $0.attributes.value("instrument") != nil }) else { return }
        let read = LoadedForm(
            definition: nil, diagnostics: [], asFarAsPossible: nil, schema: writtenSchema, instances: instances)
        var check = FormCheck(document, loaded: read, beside: { _ in nil })
        check.checkInstruments()
        for instrument in check.instruments where instrument.name == nil {
            guard var bind = binds[instrument.node] else { continue }
            bind.attributes = bind.attributes.map { attribute in
                attribute.name == "instrument" && attribute.namespace == Namespaces.buurtstem
                    ? Attribute(namespace: attribute.namespace, name: attribute.name, value: "") : attribute
            }
            binds[instrument.node] = bind
        }
    }
}
