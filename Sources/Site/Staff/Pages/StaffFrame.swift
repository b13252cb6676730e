/// What stands around a page for staff besides the ordinary frame: who one is, where one may go, the way out.
struct StaffFrame: Sendable {
    struct Item: Sendable {
        let address: String
        let words: String
        let isHere: Bool
    }

    struct LogOut: Sendable {
        let action: String
        let token: String
    }

    let who: String?
    let menu: [Item]
    let hasMenu: Bool
    let logOut: LogOut?
    let staffHome: String

    init(who: String? = nil, menu: [Item] = [], logOut: LogOut? = nil, staffHome: String) {
        self.who = who
        self.menu = menu
        hasMenu = !menu.isEmpty
        self.logOut = logOut
        self.staffHome = staffHome
    }
}
