import HTTPTypes
package import Hummingbird
package import HummingbirdCore
package import Logging
import NIOCore

extension Shell {
    /// The HTTP/1.1 server under the shell: header limits, idle time-out and one `ConnectionGuard` per connection.
    package static func server(headers: SecurityHeaders, limits: ShellLimits) -> HTTPServerBuilder {
        let decoder = HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: limits.headerBytes, maxHeaderListSize: limits.headerBytes,
            maxHeaderFieldCount: limits.headerCount)
        let configuration = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionGuard(headers: headers.page, limits: limits)],
            idleTimeout: .seconds(limits.idleSeconds), httpDecoderConfiguration: decoder)
        return HTTPServerBuilder { responder in
            LoopBoundChannel(HTTP1Channel(responder: responder, configuration: configuration))
        }
    }

    /// Puts shell and server together.
    /// - Parameters:
    ///   - server: `server(headers:limits:)`, or the same with TLS around it.
    ///   - running: called with the port once connections are accepted; nil for a Unix socket.
    package func application(
        at address: BindAddress, server: HTTPServerBuilder, limits: ShellLimits, logger: Logger,
        running: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
    ) -> Application<Shell> {
        Application(
            responder: self, server: server,
            configuration: ApplicationConfiguration(
                address: address, backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in await running(channel.localAddress?.port) },
            logger: logger)
    }
}
