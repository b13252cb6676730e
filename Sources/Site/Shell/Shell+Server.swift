package import Hummingbird
package import HummingbirdCore
package import Logging
import NIOCore

extension Shell {
    /// The HTTP/1.1 server under the shell.
    package var server: HTTPServerBuilder {
        HTTPServerBuilder { [self] _ in DirectChannel(shell: self) }
    }

    /// Puts shell and server together.
    /// - Parameters:
    ///   - server: `server`, or the same with TLS around it.
    ///   - running: called with the port once connections are accepted; nil for a Unix socket.
    package func application(
        at address: BindAddress, server: HTTPServerBuilder? = nil, logger: Logger,
        running: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
    ) -> Application<NoResponder> {
        Application(
            responder: NoResponder(), server: server ?? self.server,
            configuration: ApplicationConfiguration(
                address: address, backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)),
            onServerRunning: { channel in await running(channel.localAddress?.port) },
            logger: logger)
    }
}

/// Stands where Hummingbird's application wants a responder; a `DirectChannel` answers by itself and never asks it.
package struct NoResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    package func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        Response(status: .notImplemented)
    }
}
