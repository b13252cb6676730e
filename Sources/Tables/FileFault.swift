/// Why a file could not be written, in the system's words.
package struct FileFault: Error, Sendable, Hashable {
    package let why: String

    package init(_ why: String) { self.why = why }
}
