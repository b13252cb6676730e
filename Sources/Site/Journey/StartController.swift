import HTTPTypes
import Programme
import Records
import XForms

/// The first page of a questionnaire, and beginning it.
struct StartController: Sendable {
    let office: Office
    let starts: StartScreens

    /// `GET /v/{collection}`
    func show(_ visit: Visit, collection id: String) throws -> Reply {
        let served = try office.open(id, visit)
        let language = office.language(of: visit)
        guard
            served.collection.access.allowsOpenLink
                || office.passes.read(visit.head, collection: id, now: office.clock.seconds) != nil
        else {
            return .seeOther(.code)
        }
        var fill = FormFill(token: office.token(for: .begin(collection: id)))
        choose(visit.parameter(Route.neighbourhoodParameter), in: served.collection, &fill)
        return try starts.reply(served, fill, in: language, office.offer, office.screens)
    }

    /// `POST /v/{collection}/begin`
    func begin(_ visit: Visit, collection id: String) async throws -> Reply {
        let served = try office.open(id, visit)
        let language = office.language(of: visit)
        let pass = office.passes.read(visit.head, collection: id, now: office.clock.seconds)
        if let pass, pass.opening != pass.own, let draft = try await office.desk.open(pass.opening) {
            // A second press on "Beginnen" goes on; whoever comes later at this computer must type the code again.
            guard draft.contents.collection == id, draft.contents.isUntouched else { return .seeOther(.code) }
            return .seeOther(.question(collection: id, page: draft.contents.page))
        }
        let invitation = try await openInvitation(pass, collection: id)
        guard invitation != nil || served.collection.access.allowsOpenLink else { return .seeOther(.code) }
        let chain = try await chain(visit, served)
        if let refusal = try refusal(visit, served, invitation, isLost: chain == nil, language) { return refusal }
        if let begins = office.begins,
            !begins.mayBegin(office.proxies.network(of: visit), now: office.clock.seconds)
        {
            return office.screens.kind(.tooBusy, in: language, back: .start(collection: id)).with(.retryAfter, "600")
        }
        let place = invitation?.neighbourhood ?? chosen(visit, served.collection)?.id ?? ""
        return try await make(
            served, pass: invitation == nil ? nil : pass, neighbourhood: place,
            chain: chain ?? .random(), isShared: visit.form["gedeeld"] != nil, language)
    }
}

// MARK: - Beginning

extension StartController {
    /// To the draft that the pass opens already; nil when there is none.
    private func goOn(_ pass: Pass, collection id: String) async throws -> Reply? {
        guard let draft = try await office.desk.open(pass.opening), draft.contents.collection == id else { return nil }
        var reply = Reply.seeOther(.question(collection: id, page: draft.contents.page))
        var whole = pass
        whole.until = nil
        let isOurs = pass.own == draft.contents.ownCode
        if !isOurs { whole = Pass(opening: pass.opening, own: draft.contents.ownCode, isShared: pass.isShared) }
        whole.language = draft.contents.language
        reply.extra.append(office.passes.header(office.staying(whole), collection: id))
        return reply
    }

    private func openInvitation(_ pass: Pass?, collection id: String) async throws -> Invitation? {
        guard let pass, pass.opening != pass.own else { return nil }
        return try await office.invitation(of: pass.opening).flatMap { $0.collection == id ? $0 : nil }
    }

    /// The neighbourhood that was chosen, or the only one there is.
    private func chosen(_ visit: Visit, _ collection: Collection) -> Neighbourhood? {
        collection.neighbourhoods.count == 1
            ? collection.neighbourhoods.first : visit.form["buurt"].flatMap(collection.neighbourhood)
    }

    /// The chain of the earlier round whose own code was typed, or a new one when none was; nil when that code finds
    /// no answers to this questionnaire in another collection.
    private func chain(_ visit: Visit, _ served: ServedCollection) async throws -> Chain? {
        let typed = visit.form["eerder"] ?? ""
        guard office.offer.followingUp.contains(served.collection.id), typed.contains(where: { !$0.isWhitespace })
        else {
            return .random()
        }
        // A forged post learns nothing about codes.
        guard office.judge(visit) == .valid, let code = try? Code(reading: typed) else { return nil }
        let earlier = try await office.guarded(code, visit) {
            try await office.stores.submissions.response(ownCode: office.keys.ownCodeIndexes(code))
        }
        guard let earlier, earlier.facts.formID == served.form.id,
            earlier.facts.collection != served.collection.id
        else { return nil }
        return earlier.content.chain ?? .random()
    }

    /// The start page again, with what is missing; nil when one may begin.
    /// - Parameter isLost: the code of an earlier round that was typed finds nothing.
    private func refusal(
        _ visit: Visit, _ served: ServedCollection, _ invitation: Invitation?, isLost: Bool,
        _ language: InterfaceLanguage
    ) throws -> Reply? {
        let collection = served.collection
        let agreed = visit.form["toestemming"] != nil
        let place = chosen(visit, collection)
        var fill = FormFill(token: office.token(for: .begin(collection: collection.id)))
        if agreed { fill.checked.insert(0) }
        if visit.form["gedeeld"] != nil { fill.checked.insert(StartPage.sharedChoice) }
        choose(place?.id, in: collection, &fill)
        if invitation == nil, place == nil { fill.errors.append((1, language.say(.wrongNeighbourhood))) }
        if isLost { fill.errors.append((2, language.say(.wrongEarlier))) }
        fill.values[2] = String((visit.form["eerder"] ?? "").prefix(64))
        if !agreed { fill.errors.append((0, language.say(.wrongConsent))) }
        let isFresh = office.judge(visit) == .valid
        if isFresh && fill.errors.isEmpty { return nil }
        var reply = try starts.reply(served, fill, in: language, office.offer, office.screens)
        if !isFresh { reply.status = .forbidden }
        return reply
    }

    private func choose(_ neighbourhood: String?, in collection: Collection, _ fill: inout FormFill) {
        guard let number = collection.neighbourhoods.firstIndex(where: { $0.id == neighbourhood }) else { return }
        fill.checked.insert(number + 1)
    }

    private func make(
        _ served: ServedCollection, pass letter: Pass?, neighbourhood: String, chain: Chain, isShared: Bool,
        _ language: InterfaceLanguage
    ) async throws -> Reply {
        let id = served.collection.id
        var answers = Answers(
            of: served.form, environment: office.environment, language: served.form.language(language.code))
        for node in served.neighbourhoodNodes { answers.preset(neighbourhood, at: node) }
        guard let first = answers.pages.first else { throw Detour(office.screens.kind(.fault, in: language)) }
        let own = letter?.own ?? Code.random()
        var pass = letter ?? Pass(opening: own, own: own)
        pass.isShared = isShared || pass.isShared
        pass.language = language.code
        pass = office.staying(pass)
        var contents = DraftContents(
            ownCode: own, collection: id, neighbourhood: neighbourhood, document: served.definitionHash,
            consentVersion: served.consentVersion, language: language.code, byLetter: letter != nil, chain: chain,
            page: first.key,
            answers: answers.draft())
        contents.isShared = pass.isShared
        let access = office.keys.draftAccess(pass.opening)
        switch try await office.desk.create(contents, access: access, today: office.clock.day) {
        case .conflict:
            // Begun a moment ago in another tab: that draft goes on.
            if let reply = try await goOn(pass, collection: id) { return reply }
            throw StoreFailure.busy
        case .saved(let revision):
            office.starts.add(LetterPlace(collection: id, neighbourhood: neighbourhood))
            // Without a letter, somebody at a shared device needs the code before the page may hide itself.
            let showsCode = pass.isShared && letter == nil
            var reply =
                showsCode
                ? Reply.seeOther(.paused(collection: id), .begun)
                : Reply.seeOther(.question(collection: id, page: first.key))
            let cookie = office.passes.cookie(pass, collection: id)
            reply.extra.append(office.passes.header(cookie: cookie, collection: id))
            let draft = OpenDraft(access: access, revision: revision, contents: contents)
            office.held.hold(
                Session(
                    served: served, draft: draft, answers: answers, pass: pass, language: office.language(of: draft),
                    cookie: cookie))
            return reply
        case .gone:
            throw Detour(office.screens.kind(.fault, in: language))
        }
    }
}

extension Office {
    /// Where the open invitation of a letter code lies: under the key that it was issued with.
    func invitationPlace(of code: Code) async throws -> InvitationIndex {
        for index in keys.invitationIndexes(code) {
            if try await stores.invitations.invitation(index) != nil { return index }
        }
        return keys.invitationIndex(code)
    }

    /// The invitation of a letter code while it is open.
    func invitation(of code: Code) async throws -> Invitation? {
        for index in keys.invitationIndexes(code) {
            if let found = try await stores.invitations.invitation(index) { return found }
        }
        return nil
    }
}
