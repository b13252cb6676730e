/// A file that came with a form; in memory only, for as long as the request lasts.
struct UploadedFile: Sendable {
    /// The field it was chosen in.
    let field: String
    /// Its name on the device it came from, without folders; what somebody typed, and never a path for us.
    let name: String
    let bytes: [UInt8]
}
