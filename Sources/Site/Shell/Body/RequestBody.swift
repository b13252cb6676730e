import NIOCore

/// The body of a post while it comes in, and what it turns out to hold.
struct RequestBody {
    private enum Content {
        case fields(ByteBuffer)
        case parts(MultipartReader)
    }

    private var content: Content
    /// Bytes that came so far.
    private(set) var count = 0

    /// - Parameter boundary: what separates the parts of a form with files; nil for one without.
    init(boundary: [UInt8]?) {
        content = boundary.map { .parts(MultipartReader(boundary: $0)) } ?? .fields(ByteBuffer())
    }

    /// Takes more of it.
    mutating func take(_ bytes: inout ByteBuffer) throws(MultipartReader.Failure) {
        count += bytes.readableBytes
        switch content {
        case .fields(var held):
            content = .fields(ByteBuffer())  // so that the bytes have one owner and grow in place
            held.writeBuffer(&bytes)
            content = .fields(held)
        case .parts(var reader):
            content = .fields(ByteBuffer())
            try reader.take(bytes)
            content = .parts(reader)
        }
    }

    /// What it holds.
    /// - Parameter limit: most fields.
    func read(limit: Int) throws(Refusal) -> (form: UrlencodedForm, files: [UploadedFile]) {
        switch content {
        case .fields(let bytes):
            do throws(UrlencodedForm.Failure) {
                return (try UrlencodedForm(bytes, limit: limit), [])
            } catch {
                throw error == .tooManyFields ? .tooLarge : .unreadable
            }
        case .parts(let reader):
            do throws(MultipartReader.Failure) {
                return try reader.finish()
            } catch {
                throw error.refusal
            }
        }
    }
}

extension MultipartReader.Failure {
    /// What the visitor is told.
    var refusal: Refusal { self == .tooMuch ? .tooLarge : .unreadable }
}
