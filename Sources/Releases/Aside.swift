import Dispatch

/// Runs long work on threads of its own, so that nobody who waits for a page is held up by it.
enum Aside {
    private static let queue = DispatchQueue(label: "buurtstem.releases", qos: .utility, attributes: .concurrent)

    static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result(catching: work)) }
        }
    }
}
