package import Programme

/// What an address is: its template, its methods, and who may use it. A row without one of these does not compile.
package struct RouteRow: Sendable {
    /// Such as `/v/{collection}/p/{page}`.
    package let template: StaticString
    package let methods: RouteMethods
    package let access: RouteAccess
    /// Whether a form with files may be posted to it; others answer 415 to one.
    package var takesFiles = false
}

/// Who may use an address.
package enum RouteAccess: Sendable, Equatable {
    /// Anybody; the page holds nothing about a person.
    case everyone
    /// The holder of a draft: the cookie's code must open it, else the visitor is told how to go on.
    case draftHolder
    /// Whoever types an own code in this very request, or did in this browser a short while ago.
    case ownCodeHolder
    /// Somebody of the staff.
    case staff(StaffAccess)
}

/// How far somebody of the staff must be, and as what.
package enum StaffAccess: Sendable, Equatable {
    /// Anybody: where one logs in.
    case anybody
    /// Whose password was right, and who has not shown the second factor yet.
    case halfway
    /// Whoever is logged in.
    case signedIn
    /// Whoever is logged in and has one of these roles.
    case roles(Set<Role>)
}

/// The methods an address answers to; others get 405.
package enum RouteMethods: Sendable, Equatable {
    case get, post, both
}

/// One part of a template between slashes.
struct RouteSegment: Sendable {
    let text: String
    let bytes: [UInt8]
    let isParameter: Bool

    static func all(of template: StaticString) -> [RouteSegment] {
        template.description.split(separator: "/").map { part in
            RouteSegment(text: String(part), bytes: Array(part.utf8), isParameter: part.hasPrefix("{"))
        }
    }
}
