import HTTPTypes
import NIOCore
import Programme

extension Office {
    /// How long a shared device may be idle, as its pages are told; the server waits a little longer, so that the page
    /// itself comes first.
    private static let slack: Int64 = 30

    /// The pass as it goes on after this request: on a shared device it ends some time from now, else with the browser.
    func staying(_ pass: Pass) -> Pass {
        var pass = pass
        pass.until = pass.isShared ? clock.seconds + screens.settings.sharedSeconds + Self.slack : nil
        return pass
    }

    /// The reply, with the pass renewed where it has an end.
    func stay(_ reply: Reply, _ pass: Pass, collection: String) -> Reply {
        guard pass.until != nil || pass.isShared else { return reply }
        var reply = reply
        reply.extra.append(passes.header(staying(pass), collection: collection))
        return reply
    }

    /// Ends the pass of this browser; the page that follows says that the code leads back.
    func leave(collection: String) -> Reply {
        var reply = Reply.seeOther(.paused(collection: collection))
        reply.extra += passes.takingBack(collection: collection)
        return reply.with(.clearSiteData, "\"cache\"")
    }

    /// Leaves for the neutral page. The pass goes, so that neither Back nor a reopened tab shows an answer; the code
    /// leads back to what was filled in.
    func exit(collection: String) -> Reply {
        let address = HTTPField(name: .location, value: screens.settings.exit)
        var reply = Reply(status: .seeOther, extra: [address], body: ByteBuffer(), type: .none)
        reply.extra += passes.takingBack(collection: collection)
        return reply.with(.clearSiteData, "\"cache\"")
    }
}

extension Session {
    /// Seconds after which the page hides itself; nil on a device of one's own.
    func idleSeconds(_ settings: SiteSettings) -> Int? { pass.isShared ? Int(settings.sharedSeconds) : nil }
}
