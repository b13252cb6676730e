import XForms

extension Office {
    /// What a person wrote in own words on a question page that was sent, in the order of the page.
    ///
    /// Without the draft nobody knows the version of the questionnaire, so a text with a space in it counts as well:
    /// the value of a choice never has one.
    func typed(in visit: Visit) -> [String] {
        guard visit.isPost, case .question(let collection, _) = visit.route else { return [] }
        let questions = collections[collection]?.form.questions ?? []
        return visit.form.fields.compactMap { field in
            guard let key = NodeKey(field.name), field.value.contains(where: { !$0.isWhitespace }) else { return nil }
            let asked = questions.first { $0.node == key.node }.map(Widget.init(for:))
            let isText = asked == .text || asked == .multiline
            return isText || field.value.contains(where: \.isWhitespace) ? field.value : nil
        }
    }
}
