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

    /// How long somebody may stay, for the notice that the session is about to end.
    struct Staying: Sendable {
        /// Where the button of the notice leads.
        let action: String
        let token: String
        /// Seconds until the session ends when nothing is done, and until it ends in any case.
        let left: Int
        let whole: Int
    }

    let who: String?
    let menu: [Item]
    let hasMenu: Bool
    let logOut: LogOut?
    let staying: Staying?
    let staffHome: String
    /// The most bytes that a form may send with its files; a little is left for its other fields.
    var fileMost = 0

    init(who: String? = nil, menu: [Item] = [], logOut: LogOut? = nil, staying: Staying? = nil, staffHome: String) {
        self.who = who
        self.menu = menu
        hasMenu = !menu.isEmpty
        self.logOut = logOut
        self.staying = staying
        self.staffHome = staffHome
    }
}
