import Foundation
import Programme
import Records
import Testing

/// What every engine must do, said through the protocols alone: a second engine runs the same functions.
enum StoreConformance {
    typealias AllStores = CollectionStore & Custody & DraftStore & InvitationStore & SubmissionStore

    static func drafts(_ store: any DraftStore, _ keys: KeyRing) async throws {
        let access = keys.draftAccess(.random())
        let (week, first, second) = (Week(number: 3_000), access.seal([1]), access.seal([2]))
        #expect(try await store.loadDraft(access.index) == nil)
        #expect(try await store.saveDraft(access.index, sealed: first, expecting: 1, expires: week) == .gone)
        guard case .saved(let revision) = try await store.createDraft(access.index, sealed: first, expires: week) else {
            Issue.record("a draft could not be made")
            return
        }
        #expect(try await store.createDraft(access.index, sealed: second, expires: week) == .conflict)
        #expect(try await store.loadDraft(access.index) == StoredDraft(revision: revision, sealed: first))
        let saved = try await store.saveDraft(access.index, sealed: second, expecting: revision, expires: week)
        guard case .saved(let next) = saved else {
            Issue.record("a draft could not be saved")
            return
        }
        #expect(next != revision)
        #expect(try await store.saveDraft(access.index, sealed: first, expecting: revision, expires: week) == .conflict)
        #expect(try await store.loadDraft(access.index) == StoredDraft(revision: next, sealed: second))
        try await store.discardDraft(access.index)
        try await store.discardDraft(access.index)
        #expect(try await store.loadDraft(access.index) == nil)
        #expect(try await store.saveDraft(access.index, sealed: first, expecting: next, expires: week) == .gone)
    }

    static func expiry(_ store: any DraftStore, _ keys: KeyRing) async throws {
        let accesses = (0..<6).map { _ in keys.draftAccess(.random()) }
        for (offset, access) in accesses.enumerated() {
            _ = try await store.createDraft(access.index, sealed: access.seal([7]), expires: Week(number: 100 + offset))
        }
        #expect(try await store.expireDrafts(before: Week(number: 103)) == 3)
        for (offset, access) in accesses.enumerated() {
            #expect(try await (store.loadDraft(access.index) == nil) == (offset < 3))
        }
        #expect(try await store.expireDrafts(before: Week(number: 103)) == 0)
    }

    static func submission(_ store: any AllStores, _ keys: KeyRing) async throws {
        let code = Code.random()
        let draft = keys.draftAccess(.random())
        _ = try await store.createDraft(draft.index, sealed: draft.seal([1]), expires: Week(number: 3_000))
        let response = NewResponse.sample(keys, code: code)
        let places = keys.ownCodeIndexes(code)
        #expect(try await store.response(ownCode: places) == nil)
        #expect(try await !store.hasResponse(ownCode: places))
        #expect(try await store.submit(response, consuming: nil, closing: draft.index) == .stored)
        #expect(try await store.hasResponse(ownCode: [keys.ownCodeIndex(.random())] + places))
        #expect(try await !store.hasResponse(ownCode: [keys.ownCodeIndex(.random())]))
        #expect(try await store.loadDraft(draft.index) == nil)
        #expect(try await store.submit(response, consuming: nil, closing: draft.index) == .alreadyStored)
        let other = NewResponse.sample(keys, id: response.facts.id, code: code, value: "iets anders")
        #expect(try await store.submit(other, consuming: nil, closing: nil) == .differs)
        let clash = NewResponse.sample(keys, code: code)
        #expect(try await store.submit(clash, consuming: nil, closing: nil) == .differs)
        let found = try await store.response(ownCode: places)
        #expect(found == StoredResponse(facts: response.facts, value: response.value))
        #expect(try await store.counts(collection: "verhaal") == [WeekCount(week: response.facts.week, responses: 1)])
        #expect(try await store.verify() == VerifyReport(responses: 1, damage: []))
    }

    static func withdrawal(_ store: any AllStores, _ keys: KeyRing) async throws {
        let code = Code.random()
        let response = NewResponse.sample(keys, code: code)
        #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(code)) == false)
        for _ in 0..<3 { _ = try await store.submit(.sample(keys), consuming: nil, closing: nil) }
        #expect(try await store.submit(response, consuming: nil, closing: nil) == .stored)
        #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(code)) == true)
        #expect(try await store.withdraw(ownCode: keys.ownCodeIndexes(code)) == false)
        #expect(try await store.response(ownCode: keys.ownCodeIndexes(code)) == nil)
        #expect(try await !store.hasResponse(ownCode: keys.ownCodeIndexes(code)))
        #expect(try await store.submit(response, consuming: nil, closing: nil) == .withdrawn)
        #expect(
            try await store.submit(.sample(keys, id: response.facts.id), consuming: nil, closing: nil) == .withdrawn)
        #expect(try await store.counts(collection: "verhaal").map(\.responses) == [3])
        #expect(try await store.verify() == VerifyReport(responses: 3, damage: []))
    }

    static func invitations(_ store: any AllStores, _ keys: KeyRing) async throws {
        let batch = try await store.issueLetters(collection: "verhaal", neighbourhood: "noord", count: 50, keys: keys)
        let next = try await store.issueLetters(collection: "verhaal", neighbourhood: "zuid", count: 5, keys: keys)
        #expect(batch.serials == 1..<51 && next.serials == 51..<56)
        #expect(try await store.letterBatches(collection: "verhaal") == [batch, next])
        let codes = try batch.serials.map { try #require(keys.letterCode($0, in: batch)) }
        let invitation = Invitation(collection: "verhaal", neighbourhood: "noord")
        for code in codes { #expect(try await store.invitation(keys.invitationIndex(code)) == invitation) }
        #expect(try await store.invitation(keys.invitationIndex(.random())) == nil)

        let (used, ownCode) = (keys.invitationIndex(codes[0]), Code.random())
        let response = NewResponse.sample(keys, code: ownCode)
        #expect(try await store.submit(response, consuming: used, closing: nil) == .stored)
        #expect(try await store.submit(response, consuming: used, closing: nil) == .alreadyStored)
        #expect(try await store.invitation(used) == nil)
        #expect(try await store.submit(.sample(keys), consuming: used, closing: nil) == .invitationUsed)

        // A refused response may not cost another its invitation.
        let spare = keys.invitationIndex(codes[1])
        #expect(try await store.submit(.sample(keys, code: ownCode), consuming: spare, closing: nil) == .differs)
        #expect(try await store.invitation(spare) == invitation)

        try await store.revokeInvitations([spare, used, keys.invitationIndex(.random())])
        #expect(try await store.invitation(spare) == nil)
        #expect(try await store.submit(.sample(keys), consuming: spare, closing: nil) == .invitationUsed)
        #expect(try await store.counts(collection: "verhaal").map(\.responses) == [1])
    }

    static func lostLetters(_ store: any AllStores, _ keys: KeyRing) async throws {
        let batch = try await store.issueLetters(collection: "verhaal", neighbourhood: "noord", count: 3, keys: keys)
        _ = try await store.issueLetters(collection: "verhaal", neighbourhood: "zuid", count: 1, keys: keys)
        let codes = try batch.serials.map { try #require(keys.letterCode($0, in: batch)) }
        for code in codes {
            let access = keys.draftAccess(code)
            _ = try await store.createDraft(access.index, sealed: access.seal([1]), expires: Week(number: 3_000))
        }
        // Letter 4 went to the other neighbourhood.
        for serials in [[2, 4], [0], [9]] {
            let refused = try await store.replaceLetters(
                serials, collection: "verhaal", neighbourhood: "noord", keys: keys)
            #expect(refused == nil)
        }
        #expect(try await store.invitation(keys.invitationIndex(codes[1])) != nil)
        let replacing = try await store.replaceLetters(
            [2], collection: "verhaal", neighbourhood: "noord", keys: keys)
        let new = try #require(replacing)
        #expect(new.serials == 5..<6 && new.neighbourhood == "noord")
        let code = try #require(keys.letterCode(5, in: new))
        #expect(try await store.invitation(keys.invitationIndex(code)) != nil)
        #expect(try await store.invitation(keys.invitationIndex(codes[1])) == nil)
        #expect(try await store.loadDraft(keys.draftAccess(codes[1]).index) == nil)
        #expect(
            try await store.submit(.sample(keys), consuming: keys.invitationIndex(codes[1]), closing: nil)
                == .invitationUsed)
        for other in [codes[0], codes[2]] {
            #expect(try await store.invitation(keys.invitationIndex(other)) != nil)
            #expect(try await store.loadDraft(keys.draftAccess(other).index) != nil)
        }
        // Used or not, a letter is replaced alike.
        _ = try await store.submit(.sample(keys), consuming: keys.invitationIndex(codes[0]), closing: nil)
        #expect(
            try await store.replaceLetters([1], collection: "verhaal", neighbourhood: "noord", keys: keys) != nil)
    }

    static func collections(_ store: any CollectionStore) async throws {
        let (noord, zuid) = (Neighbourhood(id: "noord", name: "Noord"), Neighbourhood(id: "zuid", name: "Zuid & Oost"))
        let first = Collection(
            id: "a", questionnaire: "zes-kanten", version: "3", round: "T0", neighbourhoods: [zuid, noord],
            opens: Day(number: 10), closes: Day(number: 20), access: .both)
        let second = Collection(id: "b", questionnaire: "v", round: "T1", neighbourhoods: [noord], access: .open)
        try await store.synchronise([second, first])
        #expect(try await store.collections() == [first, second])
        let changed = Collection(
            id: "a", questionnaire: "zes-kanten", round: "T0", neighbourhoods: [noord], access: .letter)
        try await store.synchronise([changed])
        try await store.synchronise([changed])
        #expect(try await store.collections() == [changed, second])
    }

    static func definitions(_ store: any CollectionStore) async throws {
        let definition = ArchivedDefinition.sample
        #expect(try await store.definition(hash: definition.hash) == nil)
        try await store.keep(definition)
        try await store.keep(definition)
        #expect(try await store.definition(hash: definition.hash) == definition)
        #expect(try await store.definitionHashes() == [definition.hash])
        #expect(try await !store.isAnswered(definition: definition.hash))
        let lying = ArchivedDefinition(hash: definition.hash, formID: "v", formVersion: "1", content: [1])
        await #expect(throws: StoreFailure.self) { try await store.keep(lying) }
    }

    /// A hundred tabs send one draft at once: one row, a hundred equal answers.
    static func oneDraftSentAtOnce(_ store: any AllStores, _ keys: KeyRing) async throws {
        let batch = try await store.issueLetters(collection: "verhaal", neighbourhood: "noord", count: 1, keys: keys)
        let letter = try #require(keys.letterCode(1, in: batch))
        let (draft, invitation) = (keys.draftAccess(letter), keys.invitationIndex(letter))
        _ = try await store.createDraft(draft.index, sealed: draft.seal([1]), expires: Week(number: 3_000))
        let response = NewResponse.sample(keys)
        let outcomes = try await withThrowingTaskGroup(of: SubmissionOutcome.self) { group in
            for _ in 0..<100 {
                group.addTask { try await store.submit(response, consuming: invitation, closing: draft.index) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == .stored }.count == 1)
        #expect(outcomes.filter { $0 == .alreadyStored }.count == 99)
        #expect(try await store.counts(collection: "verhaal").map(\.responses) == [1])
    }

    /// Many people at once: everybody's answer is there, and each only once.
    static func manyAtOnce(_ store: any AllStores, _ keys: KeyRing) async throws {
        let codes = (0..<400).map { _ in Code.random() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, code) in codes.enumerated() {
                group.addTask {
                    let access = keys.draftAccess(code)
                    guard
                        case .saved(var revision) = try await store.createDraft(
                            access.index, sealed: access.seal([0]), expires: Week(number: 3_000))
                    else { throw StoreFailure.busy }
                    for page in 1...5 {
                        guard
                            case .saved(let next) = try await store.saveDraft(
                                access.index, sealed: access.seal([UInt8(page)]), expecting: revision,
                                expires: Week(number: 3_000))
                        else { throw StoreFailure.busy }
                        revision = next
                        let read = try await store.loadDraft(access.index)
                        #expect(try read.map { try access.open($0.sealed) } == [UInt8(page)])
                    }
                    let response = NewResponse.sample(
                        keys, code: code, value: "verhaal \(number)", week: 2_960 + number % 3)
                    #expect(try await store.submit(response, consuming: nil, closing: access.index) == .stored)
                }
            }
            try await group.waitForAll()
        }
        for (number, code) in codes.enumerated() {
            let found = try await store.response(ownCode: keys.ownCodeIndexes(code))
            #expect(found.map { String(decoding: $0.value, as: UTF8.self) } == "verhaal \(number)")
        }
        #expect(try await store.verify() == VerifyReport(responses: 400, damage: []))
        #expect(try await store.expireDrafts(before: Week(number: 9_999)) == 0)
    }
}

extension ArchivedDefinition {
    /// A definition of these bytes, without files.
    static func sample(content: String, version: String = "1") -> ArchivedDefinition {
        ArchivedDefinition(
            hash: Fixture.sha256(Array(content.utf8)), formID: "v", formVersion: version,
            content: Array(content.utf8))
    }

    static var sample: ArchivedDefinition {
        ArchivedDefinition(
            hash: Fixture.sha256(
                Array("<h:html/>".utf8) + Array("\nstreets.csv\n2\n".utf8) + [1, 2] + Array("\ntowns.csv\n0\n".utf8)),
            formID: "v", formVersion: "2",
            content: Array("<h:html/>".utf8),
            attachments: ["streets.csv": [1, 2], "towns.csv": []])
    }
}
