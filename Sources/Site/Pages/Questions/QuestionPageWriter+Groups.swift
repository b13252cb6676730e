import XForms

// Groups, repeats and the page that asks for another.

extension QuestionPageWriter {
    func write(_ group: Group, into out: inout HTMLBuffer) {
        let label = sheet.outline.groups[group.index]?.text(at: group.key, fill.answers) ?? ""
        guard !label.isEmpty else { return write(group.items, into: &out) }
        write(pages.fragments.group, label: label, id: group.key.description, into: &out) { out in
            write(group.items, into: &out)
        }
    }

    func write(_ series: RepeatSeries, into out: inout HTMLBuffer) {
        let label = label(of: series)
        write(
            pages.fragments.series, label: label, id: "\(series.parent)-\(series.index)", into: &out,
            content: { out in
                for instance in series.instances where instance.isRelevant {
                    writeInstance(instance, of: series, label: label, into: &out)
                }
            },
            buttons: { out in
                if series.isOpen { writeAdd(series, label: label, into: &out) }
            })
    }

    private func label(of series: RepeatSeries) -> String {
        sheet.outline.repeats[series.index]?.text(at: series.parent, fill.answers) ?? ""
    }

    private func writeInstance(
        _ instance: RepeatInstance, of series: RepeatSeries, label: String, into out: inout HTMLBuffer
    ) {
        let name = label + " " + pages.fragments.language.figures(String(instance.position))
        write(
            pages.fragments.instance, label: name, id: instance.key.description, into: &out,
            content: { out in write(instance.items, into: &out) },
            buttons: { out in
                if series.isOpen { writeRemove(instance, label: label, into: &out) }
            })
    }

    /// The page at the end of a repeat: what there is, and the question whether there is more.
    func writeAnother(_ series: RepeatSeries, into out: inout HTMLBuffer) {
        let label = label(of: series)
        let language = pages.fragments.language
        write(
            pages.fragments.another, label: language.say(.addAnotherCount, count: series.instances.count),
            id: "", into: &out,
            content: { out in
                for instance in series.instances where series.isOpen {
                    writeRemove(instance, label: label, into: &out)
                }
            },
            buttons: { out in
                if series.isOpen { writeAdd(series, label: label, into: &out) }
            })
    }

    private func writeAdd(_ series: RepeatSeries, label: String, into out: inout HTMLBuffer) {
        let command = "voegtoe:\(series.index):\(series.parent)"
        let language = pages.fragments.language
        writeButton(language.say(.addOne, ["label": language.quoted(label)]), command, into: &out)
    }

    private func writeRemove(_ instance: RepeatInstance, label: String, into out: inout HTMLBuffer) {
        let language = pages.fragments.language
        let values: KeyValuePairs = [
            "label": language.quoted(label), "n": language.figures(String(instance.position)),
        ]
        writeButton(language.say(.removeOne, values), "verwijder:\(instance.key)", into: &out)
    }

    private func writeButton(_ label: String, _ command: String, into out: inout HTMLBuffer) {
        pages.fragments.button.write(into: &out) { place, _, out in
            switch place {
            case .label: out.text(label)
            case .command: out.text(command)
            case .id, .content, .buttons: break
            }
        }
    }

    private func write(
        _ stencil: Stencil<PageFragments.GroupPlace>, label: String, id: String, into out: inout HTMLBuffer,
        content: (inout HTMLBuffer) -> Void, buttons: (inout HTMLBuffer) -> Void = { _ in }
    ) {
        stencil.write(into: &out) { place, _, out in
            switch place {
            case .label: out.text(label)
            case .id: out.text(id)
            case .content: content(&out)
            case .buttons: buttons(&out)
            case .command: break
            }
        }
    }
}
