/// A page: its template's name, and every value the template may use, as properties read by name.
package protocol HTMLPage: Sendable {
    /// Name of the file under `Templates/` without its ending.
    static var template: String { get }
    /// The page's title, without the name of the service.
    var title: String { get }
}

/// A part of a page with a template of its own.
protocol HTMLPart: Sendable {
    static var template: String { get }
}
