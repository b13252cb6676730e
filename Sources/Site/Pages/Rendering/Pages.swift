package import Foundation

/// Everything that turns values into pages: templates, languages, assets.
package struct Pages: Sendable {
    package let languages: Languages
    package let assets: Assets
    let templates: Templates
    /// Address under which assets are served, with a slash at the end.
    let assetsAddress: String

    /// Reads and checks all files under `Templates/`.
    ///
    /// - Parameters:
    ///   - folder: the folder `Templates` of the run-time root.
    ///   - assetsAddress: such as `/assets/`.
    /// - Throws: `TemplateFault` naming the file and the repair.
    package init(folder: URL, assetsAddress: String = "/assets/") throws {
        templates = try Templates(folder: folder)
        languages = try Languages(folder: folder.appendingPathComponent("Languages"))
        assets = try Assets(folder: folder.appendingPathComponent("Assets"))
        self.assetsAddress = assetsAddress
    }

    /// Renders a page whole.
    ///
    /// - Throws: `TemplateFault.missing` when the page's template is not there.
    package func render<Page: HTMLPage>(_ page: Page, in language: InterfaceLanguage, frame: Frame) throws -> [UInt8] {
        let stencil: Stencil<NoPlace> = try prepare(page, in: language, frame: frame)
        return stencil.bytes
    }

    /// Renders a page once, leaving its slots open.
    ///
    /// - Throws: `TemplateFault.missing` when the page's template is not there.
    package func prepare<Page: HTMLPage, Place>(
        _ page: Page, in language: InterfaceLanguage, frame: Frame
    ) throws -> Stencil<Place> {
        try templates.stencil(Page.template, of: scopes(page, language, frame))
    }

    func prepare<Part: HTMLPart, Place>(_ part: Part, in language: InterfaceLanguage) throws -> Stencil<Place> {
        try templates.stencil(Part.template, of: [part, ["t": language.texts]])
    }

    func scopes(_ page: some HTMLPage, _ language: InterfaceLanguage, _ frame: Frame) -> [Any] {
        let sheet = Sheet(
            lang: language.code, dir: language.direction,
            style: assetsAddress + assets.name("site.css"),
            script: assetsAddress + assets.name("site.js"),
            icon: assetsAddress + assets.name("icon.svg"))
        return [page, frame, sheet, ["t": language.texts]]
    }
}

/// What the layout needs beside the page and the frame.
private struct Sheet {
    var lang: String
    var dir: String
    var style: String
    var script: String
    var icon: String
}
