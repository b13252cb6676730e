// Pages and what stands on them now.

extension Answers {
    /// The pages with something to show now, in order; one inside a repeat once per instance.
    package var pages: [Page] {
        var pages: [Page] = []
        for part in logic.pageTree { collect(part, in: 0, around: nil, into: &pages) }
        return pages
    }

    private func collect(_ part: PagePart, in serial: Int, around instance: NodeID?, into pages: inout [Page]) {
        switch part {
        case .page(let index):
            if shows(definition.pages[index].content, in: instance) { pages.append(page(index, serial)) }
        case .repetition(let repetition, let parts):
            for inner in instances(of: repetition, in: instance) where isRelevant(inner.node) {
                for part in parts { collect(part, in: inner.serial, around: inner.node, into: &pages) }
            }
        }
    }

    private func page(_ index: Int, _ serial: Int) -> Page {
        let key = definition.pages[index].key
        return Page(index: index, instance: serial, key: serial == 0 ? key : "\(key)-\(serial)")
    }

    /// The instances of a repeat inside an instance of the one around it (nil: at the top), in order.
    func instances(of repetition: Int, in around: NodeID?) -> [AnswerState.Instance] {
        let node = definition.repeats[repetition].node
        let records = around.map { self.records(of: node, below: $0) } ?? self.records(of: node)
        return records.compactMap { record in state.instances.first { $0.node == record } }
    }

    /// The page with this key, if it is among the pages now.
    package func page(key: String) -> Page? {
        for part in logic.pageTree {
            if let page = page(key, part, in: 0, around: nil) { return page }
        }
        return nil
    }

    /// Only of the page that is asked for is it worked out whether it shows anything.
    private func page(_ key: String, _ part: PagePart, in serial: Int, around instance: NodeID?) -> Page? {
        switch part {
        case .page(let index):
            guard key.utf8.starts(with: definition.pages[index].key.utf8) else { return nil }
            let page = page(index, serial)
            return page.key == key && shows(definition.pages[index].content, in: instance) ? page : nil
        case .repetition(let repetition, let parts):
            for inner in instances(of: repetition, in: instance) where isRelevant(inner.node) {
                for part in parts {
                    if let page = page(key, part, in: inner.serial, around: inner.node) { return page }
                }
            }
            return nil
        }
    }

    /// Whether there is anything to show on a page. No closures here: each would take a copy of all answers along.
    private func shows(_ content: PageDefinition.Content, in instance: NodeID?) -> Bool {
        switch content {
        case .items(let items): return showsAny(of: items, in: instance)
        case .addAnother(let repetition):
            guard let holder = holder(of: repetition, in: instance) else { return false }
            return isRelevant(holder) && isRelevant(repeat: repetition, in: holder) && !isReadOnly(holder)
        }
    }

    private func showsAny(of items: [PageItemDefinition], in instance: NodeID?) -> Bool {
        for item in items where shows(item, in: instance) { return true }
        return false
    }

    private func shows(_ item: PageItemDefinition, in instance: NodeID?) -> Bool {
        switch item {
        case .question(let number):
            guard let record = record(of: definition.questions[number].node, in: instance) else { return false }
            return isRelevant(record)
        case .group(let number, let items):
            if let node = definition.groups[number].node, let record = record(of: node, in: instance),
                !isRelevant(record)
            {
                return false
            }
            return showsAny(of: items, in: instance)
        case .repetition(let number, let items):
            if definition.repeats[number].isOpen { return true }
            for inner in instances(of: number, in: instance) where showsAny(of: items, in: inner.node) { return true }
            return false
        }
    }

    /// A repeat that its own rule hides cannot be added to. Without instances there is nothing the rule has judged.
    private func isRelevant(repeat repetition: Int, in holder: NodeID) -> Bool {
        children(definition.repeats[repetition].node, of: holder).last.map(isRelevant)
            ?? wouldBeRelevant(repetition, in: holder)
    }

    /// Whether a first instance would be asked: tried on a copy.
    private func wouldBeRelevant(_ repetition: Int, in holder: NodeID) -> Bool {
        guard logic.hasRelevance[definition.repeats[repetition].node] else { return true }
        var trial = self
        let instance = trial.add(repetition, into: holder)
        return trial.isRelevant(instance)
    }

    /// The record of a node near an instance: the one inside it, or the only one there is.
    func record(of node: Int, in instance: NodeID?) -> NodeID? {
        if let record = logic.records[node] { return record }
        if let instance, let near = records(of: node, near: instance).first { return near }
        return records(of: node).first
    }

    /// The record that holds the instances of a repeat.
    func holder(of repetition: Int, in instance: NodeID?) -> NodeID? {
        guard let node = definition.nodes[definition.repeats[repetition].node].parent else { return nil }
        return record(of: node, in: instance)
    }
}

// MARK: - What stands on a page

extension Answers {
    /// What stands on the page, nested; also what is not relevant now.
    package func items(on page: Page) -> [PageItem] {
        let instance = page.instance == 0 ? nil : self.instance(page.instance)?.node
        if page.instance != 0, instance == nil { return [] }
        return items(definition.pages[page.index].items, in: instance)
    }

    private func item(_ item: PageItemDefinition, in instance: NodeID?) -> PageItem? {
        switch item {
        case .question(let number):
            // No closures here either: each takes a copy of all answers along.
            guard let record = record(of: definition.questions[number].node, in: instance) else { return nil }
            return .question(question(number, at: record))
        case .group(let number, let items):
            var record = instance
            if let node = definition.groups[number].node, let own = self.record(of: node, in: instance) { record = own }
            guard let record else {
                return .group(
                    Group(index: number, key: NodeKey(node: 0), isRelevant: true, items: self.items(items, in: nil)))
            }
            return .group(
                Group(
                    index: number, key: key(of: record), isRelevant: isRelevant(record),
                    items: self.items(items, in: instance)))
        case .repetition(let number, let items):
            guard let series = series(number, items, in: instance) else { return nil }
            return .repetition(series)
        }
    }

    private func items(_ items: [PageItemDefinition], in instance: NodeID?) -> [PageItem] {
        var found: [PageItem] = []
        found.reserveCapacity(items.count)
        for one in items { if let item = item(one, in: instance) { found.append(item) } }
        return found
    }

    private func series(_ repetition: Int, _ items: [PageItemDefinition], in instance: NodeID?) -> RepeatSeries? {
        guard let holder = holder(of: repetition, in: instance) else { return nil }
        let node = definition.repeats[repetition].node
        let instances = children(node, of: holder).enumerated().map { place, record in
            RepeatInstance(
                key: key(of: record), position: place + 1, isRelevant: isRelevant(record),
                items: self.items(items, in: record))
        }
        let isAsked = isRelevant(holder) && isRelevant(repeat: repetition, in: holder)
        return RepeatSeries(
            index: repetition, parent: key(of: holder), isRelevant: isAsked,
            isOpen: definition.repeats[repetition].isOpen && !isReadOnly(holder), instances: instances)
    }

    /// The questions on the page in order, also those that are not relevant now.
    package func questions(on page: Page) -> [Question] {
        let places = places(on: page)
        var questions: [Question] = []
        questions.reserveCapacity(places.count)
        for place in places { questions.append(question(place.question, at: place.record)) }
        return questions
    }

    /// The number and the record of each question on the page in order, also of those not relevant now.
    func places(on page: Page) -> [(question: Int, record: NodeID)] {
        let instance = page.instance == 0 ? nil : self.instance(page.instance)?.node
        if page.instance != 0, instance == nil { return [] }
        guard case .items(let items) = definition.pages[page.index].content else { return [] }
        var places: [(question: Int, record: NodeID)] = []
        places.reserveCapacity(8)
        collect(items, in: instance, into: &places)
        return places
    }

    private func collect(
        _ items: [PageItemDefinition], in instance: NodeID?, into places: inout [(question: Int, record: NodeID)]
    ) {
        for item in items {
            switch item {
            case .question(let number):
                if let record = record(of: definition.questions[number].node, in: instance) {
                    places.append((number, record))
                }
            case .group(_, let inner): collect(inner, in: instance, into: &places)
            case .repetition(let number, let inner):
                guard let holder = holder(of: number, in: instance) else { continue }
                for record in children(definition.repeats[number].node, of: holder) {
                    collect(inner, in: record, into: &places)
                }
            }
        }
    }

    /// Whether the node at this key exists and is relevant now.
    package func isAsked(_ key: NodeKey) -> Bool {
        guard let record = record(at: key) else { return false }
        return isRelevant(record)
    }

    /// The question at this node; nil when there is no such node or no control shows it.
    package func question(at key: NodeKey) -> Question? {
        guard let record = record(at: key), let number = logic.questionOfNode[key.node] else { return nil }
        return question(number, at: record)
    }

    func question(_ number: Int, at record: NodeID) -> Question {
        Question(
            index: number, key: key(of: record), value: text(of: record),
            isRelevant: isRelevant(record),
            isRequired: isRequired(record),
            isReadOnly: isReadOnly(record) || definition.nodes[definition.questions[number].node].isCalculated)
    }

    /// The repeat that the page's "add another?" is about; nil for any other page.
    package func series(on page: Page) -> RepeatSeries? {
        guard case .addAnother(let repetition) = definition.pages[page.index].content else { return nil }
        let instance = page.instance == 0 ? nil : self.instance(page.instance)?.node
        return series(repetition, [], in: instance)
    }
}

extension PageItem {
    /// The questions in it, in order.
    package var questions: [Question] {
        switch self {
        case .question(let question): [question]
        case .group(let group): group.items.flatMap(\.questions)
        case .repetition(let series): series.instances.flatMap { $0.items.flatMap(\.questions) }
        }
    }
}
