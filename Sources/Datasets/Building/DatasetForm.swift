package import XForms

/// A questionnaire in all its versions as one set of data: its columns, and how each version's answers fill them.
package struct DatasetForm: Sendable {
    package var dataset: Dataset
    let versions: [VersionBinding]
    let forms: [FormDefinition]

    /// - Parameter forms: the versions of one questionnaire, oldest first.
    /// - Throws: `DatasetFault` when they are not versions of one form, or nothing in them may go out.
    package init(_ forms: [FormDefinition], options: DatasetOptions) throws(DatasetFault) {
        guard let latest = forms.last else {
            throw DatasetFault("definitions", "there is none", repair: "name at least one questionnaire")
        }
        if let other = forms.first(where: { $0.id != latest.id }) {
            throw DatasetFault(
                other.id, "this is another questionnaire than '\(latest.id)'",
                repair: "make one set of data for each questionnaire")
        }
        var builder = DatasetBuilder(forms, options: options)
        self.forms = forms
        versions = forms.enumerated().map { builder.lay($1, number: $0 + 1) }
        let facts = FormFacts(form: latest)
        let title = latest.facts.value("title").map {
            facts.words(latest.text(written: $0), or: latest.title)
        }
        dataset = Dataset(
            id: latest.id, title: title ?? Words(facts.languages.map { ($0, latest.title) }), tier: options.tier,
            versions: forms.enumerated().map { Dataset.Version(number: $0 + 1, version: $1.version, hash: $1.hash) },
            rounds: options.rounds, owner: latest.facts.value("owner"),
            licence: latest.facts.value("licence"), tables: builder.tables(), leftOut: builder.leftOut)
        guard dataset.tables[0].columns.contains(where: { $0.source != nil }) || dataset.tables.count > 1 else {
            throw DatasetFault(
                latest.id, "none of its questions may go out",
                repair: "declare what each may give away with bs:disclosure (docs/bs-attributes.md)")
        }
    }

    /// The number of the version with this hash or version text; the only one when nothing is said.
    func version(_ name: String?) -> Int? {
        guard let name else { return versions.count == 1 ? 0 : nil }
        return dataset.versions.lastIndex { $0.hash == name || $0.version == name }
    }
}
