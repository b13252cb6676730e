import Testing

@testable import Programme

@Suite("Roles, scope, names and sessions of staff")
struct AccountRuleTests {
    @Test("Administrator and privacy officer are never one person; nobody has no role; all else goes together")
    func roles() throws {
        #expect(throws: RolesFault.none) { try Roles([]) }
        for mask in 1..<(1 << Role.allCases.count) {
            let roles = Set(Role.allCases.enumerated().filter { mask >> $0.offset & 1 == 1 }.map(\.element))
            let isForbidden = roles.contains(.administrator) && roles.contains(.privacyOfficer)
            do throws(RolesFault) {
                #expect(try Roles(roles).all == roles)
                #expect(!isForbidden)
            } catch {
                #expect(isForbidden && error == .administratorAndPrivacyOfficer)
            }
        }
    }

    @Test("A scope holds its own neighbourhoods, and covers no more than that")
    func scope() {
        let (oost, both) = (Scope.neighbourhoods(["oost"]), Scope.neighbourhoods(["oost", "west"]))
        #expect(!oost.holds("west") && !oost.holds(nil) && oost.holds("oost"))
        #expect(Scope.everywhere.holds("west") && Scope.everywhere.holds(nil))
        #expect(!oost.covers(.everywhere) && !oost.covers(both) && both.covers(oost) && oost.covers(oost))
        #expect(Scope.everywhere.covers(.everywhere) && Scope.everywhere.covers(both))
        #expect(!Scope.neighbourhoods([]).holds("oost") && both.covers(.neighbourhoods([])))
    }

    @Test("A login is typed in any case and with space around it")
    func login() {
        #expect(LoginName("  Anna.B@Example.NL ")?.text == "anna.b@example.nl")
        for text in ["", "a", "an na", "ánna", String(repeating: "a", count: 65), "anna\u{0}", "anna<b>"] {
            #expect(LoginName(text) == nil)
        }
    }

    @Test("An account's number is read back only as it was printed")
    func id() throws {
        let id = AccountID.random()
        #expect(AccountID(text: id.text) == id && id.text.count == 16)
        for text in ["", "ff", "0000000000000000", "FFFFFFFFFFFFFFFF", id.text.uppercased() + "x", "+000000000000001"] {
            #expect(AccountID(text: text) == nil)
        }
    }

    @Test("A session ends after half an hour of nothing and after eight hours, whatever the clock does")
    func session() {
        let begun: Int64 = 1_795_258_800
        func session(_ seen: Int64, _ stage: SessionStage = .full) -> StaffSession {
            StaffSession(account: .random(), stage: stage, begun: begun, seen: begun + seen)
        }
        #expect(!session(0).holds(at: begun + StaffSession.idle) && session(0).holds(at: begun + StaffSession.idle - 1))
        #expect(session(28_000).holds(at: begun + 28_799) && !session(28_700).holds(at: begun + 28_800))
        #expect(!session(0, .password).holds(at: begun + StaffSession.forFactor))
        #expect(!session(0).holds(at: begun - 3_600) && !session(7_200).holds(at: begun + 600))
        #expect(!session(0, .ended).holds(at: begun + 1) && session(0, .ended).isLate(at: begun + 1))
        #expect(!session(0, .ended).isLate(at: begun + StaffSession.lateness))
        #expect(session(0).isLate(at: begun + 3_600) && !session(0).isLate(at: begun + 60))
        #expect(
            !session(0).isLate(at: begun + StaffSession.lateness) && !session(0, .password).isLate(at: begun + 3_600))
    }
}
