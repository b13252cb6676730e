import HTTPTypes
import NIOCore
import NIOHTTP1

extension Screens {
    /// A style sheet, script or picture. Its address holds a digest of its content, so it never changes.
    func asset(_ name: String, _ visit: Visit) -> Reply {
        guard let asset = pages.assets[name] else { return kind(.unknown, in: language(of: visit)) }
        let tag = "\"\(asset.name)\""
        let isKnown = visit.head.headers.first(name: "if-none-match") == tag
        var reply = Reply(
            status: isKnown ? .notModified : .ok, body: isKnown ? ByteBuffer() : ByteBuffer(bytes: asset.bytes),
            type: Reply.ContentType(rawValue: asset.type) ?? .none)
        reply.isAsset = true
        return reply.with(.eTag, tag)
    }
}
