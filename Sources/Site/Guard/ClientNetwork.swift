import Foundation
import NIOCore
import NIOHTTP1

/// The network a request comes from, cut so that it stands for many people: /24 of IPv4, /56 of IPv6.
///
/// Held in memory for the budgets only; never logged, never stored.
package struct ClientNetwork: Hashable, Sendable {
    private let prefix: [UInt8]

    /// What it is cut to; to be hashed, never kept.
    var bytes: [UInt8] { prefix }

    /// A network that is not known, such as behind a Unix socket.
    static let unknown = ClientNetwork(prefix: [])

    private init(prefix: [UInt8]) { self.prefix = prefix }

    /// - Parameter address: an IPv4 or IPv6 address in text; anything else is the unknown network.
    package init(address: String?) {
        guard let address else {
            self = .unknown
            return
        }
        var version4 = in_addr()
        var version6 = in6_addr()
        if inet_pton(AF_INET, address, &version4) == 1 {
            prefix = withUnsafeBytes(of: version4) { Array($0.prefix(3)) }
        } else if inet_pton(AF_INET6, address, &version6) == 1 {
            prefix = withUnsafeBytes(of: version6) { bytes in
                // An IPv4 address in IPv6 clothes (RFC 4291 §2.5.5.2) is cut as IPv4.
                bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
                    ? Array(bytes[12..<15]) : Array(bytes.prefix(7))
            }
        } else {
            prefix = []
        }
    }
}

/// Which neighbours on the network are believed when they say whom they speak for.
package struct TrustedProxies: Sendable {
    private let addresses: Set<String>

    /// - Parameter addresses: IP addresses of proxies; empty: nobody is believed.
    package init(_ addresses: [String]) { self.addresses = Set(addresses) }

    /// The network of the visitor: the last entry of `X-Forwarded-For` when a trusted proxy wrote it, else the peer's.
    func network(of visit: Visit) -> ClientNetwork {
        let peer = visit.channel.remoteAddress?.ipAddress
        guard !addresses.isEmpty, let peer, addresses.contains(peer),
            let forwarded = visit.head.headers["x-forwarded-for"].last?.split(separator: ",").last
        else { return ClientNetwork(address: peer) }
        return ClientNetwork(address: forwarded.filter { $0 != " " })
    }
}
