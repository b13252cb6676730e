import HTTPTypes
import Programme

/// Looking at what one sent: the own code is typed once, and a sealed cookie of a few minutes shows the pages after it.
///
/// The pages are read by GET. So neither the history of a browser nor what it writes down to restore its tabs holds a code,
/// and Back or a reopened tab asks the server again, which shows nothing once the pass is over.
extension Office {
    /// Where the pass lies; no collection's id has an underscore.
    private static let ownPlace = "mijn_antwoorden"

    /// The pass of this browser: the own code, and as `opening` an earlier one to stand beside it, or the same again.
    func ownPass(_ visit: Visit) -> Pass? {
        passes.read(visit.head, collection: Self.ownPlace, now: clock.seconds)
    }

    /// Sends the browser on to a page about these answers, with the pass to it.
    func showing(_ pass: Pass, at route: Route, in language: InterfaceLanguage) -> Reply {
        stayOwn(.seeOther(route, in: language), pass)
    }

    /// The page, with its pass renewed: for as long as a shared device may be idle, else for the minutes after sending.
    func stayOwn(_ reply: Reply, _ pass: Pass) -> Reply {
        var pass = pass.isShared ? staying(pass) : pass
        if !pass.isShared { pass.until = clock.seconds + Passes.afterwards }
        var reply = reply
        reply.extra.append(passes.header(pass, collection: Self.ownPlace))
        return reply
    }

    /// The reply, and the pass taken back.
    func endOwn(_ reply: Reply) -> Reply {
        var reply = reply
        reply.extra += passes.takingBack(collection: Self.ownPlace)
        return reply.with(.clearSiteData, "\"cache\"")
    }

    /// `POST /mijn-antwoorden/sluiten`: by the button to the first page; of itself, when a shared device was idle, to the
    /// page that asks for the code.
    func closeOwn(_ visit: Visit) -> Reply {
        endOwn(.seeOther(visit.form["doe"] == "weg" ? .mine : .home, in: language(of: visit)))
    }

    /// Seconds after which the page hides itself; nil on a device of one's own.
    func ownIdleSeconds(_ pass: Pass) -> Int? { pass.isShared ? Int(screens.settings.sharedSeconds) : nil }
}
