import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Reads the body of a form post within limits, per post and for all posts together.
final class FormBodyReader: Sendable {
    private let limits: ShellLimits
    private let heldBytes = Atomic<Int>(0)

    /// A body below this size is not counted: most posts of a questionnaire are a few hundred bytes.
    private static let smallBytes = 64 << 10
    /// Most bytes of larger bodies held at the same time.
    private static let mostHeldBytes = 64 << 20

    init(limits: ShellLimits) {
        self.limits = limits
    }

    /// The fields of the post, or why it is refused. Throws when the connection breaks.
    func read(_ request: Request) async throws -> Result<UrlencodedForm, Refusal> {
        var declared: Int?
        var isForm = false
        for field in request.headers {
            if field.name == .contentType { isForm = Self.isUrlencoded(field) }
            if field.name == .contentLength { declared = Int(field.value) }
        }
        guard isForm else { return .failure(.wrongType) }
        if let declared, declared > limits.formBytes { return .failure(.tooLarge) }

        var body = ByteBuffer()
        var held = 0
        defer { if held > 0 { heldBytes.subtract(held, ordering: .relaxed) } }
        for try await var chunk in request.body {
            guard body.readableBytes + chunk.readableBytes <= limits.formBytes else { return .failure(.tooLarge) }
            if body.readableBytes == 0 { body = chunk } else { body.writeBuffer(&chunk) }
            if body.readableBytes > Self.smallBytes {
                let more = body.readableBytes - held
                held += more
                guard heldBytes.add(more, ordering: .relaxed).newValue <= Self.mostHeldBytes else {
                    return .failure(.tooBusy)
                }
            }
        }
        do {
            return .success(
                try body.withUnsafeReadableBytes { try UrlencodedForm($0, limit: limits.formFields) })
        } catch UrlencodedForm.Failure.tooManyFields {
            return .failure(.tooLarge)
        } catch is UrlencodedForm.Failure {
            return .failure(.unreadable)
        }
    }

    /// `application/x-www-form-urlencoded`, with or without parameters.
    private static func isUrlencoded(_ field: HTTPField) -> Bool {
        let wanted = "application/x-www-form-urlencoded"
        let value = field.value
        guard value != wanted else { return true }
        return value.prefix { $0 != ";" && $0 != " " }.lowercased() == wanted
    }
}
