package import Foundation

/// Everything that turns values into pages: templates, languages, assets.
package struct Pages: Sendable {
    package let languages: Languages
    /// The languages of staff's pages: the words of residents' pages and their own besides.
    package let staffLanguages: Languages
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
        staffLanguages = try languages.extended(by: folder.appendingPathComponent("Languages/Staff"))
        assets = try Assets(folder: folder.appendingPathComponent("Assets"))
        self.assetsAddress = assetsAddress
    }

    /// The same templates in the languages of staff.
    var forStaff: Pages { Pages(self, languages: staffLanguages) }

    private init(_ pages: Pages, languages: Languages) {
        self.languages = languages
        staffLanguages = pages.staffLanguages
        assets = pages.assets
        templates = pages.templates
        assetsAddress = pages.assetsAddress
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

    /// Renders a page whole, with several values around it.
    ///
    /// - Throws: `TemplateFault.missing` when the page's template is not there.
    func render<Page: HTMLPage>(_ page: Page, in language: InterfaceLanguage, around frames: [Any]) throws -> [UInt8] {
        let stencil: Stencil<NoPlace> = try templates.stencil(
            Page.template, of: [page] + frames + [sheet(language), ["t": language.texts]])
        return stencil.bytes
    }

    /// Renders a page once, leaving its slots open, with several values around it.
    ///
    /// - Throws: `TemplateFault.missing` when the page's template is not there.
    func prepare<Page: HTMLPage, Place>(
        _ page: Page, in language: InterfaceLanguage, around frames: [Any]
    ) throws -> Stencil<Place> {
        try templates.stencil(Page.template, of: [page] + frames + [sheet(language), ["t": language.texts]])
    }

    func scopes(_ page: some HTMLPage, _ language: InterfaceLanguage, _ frame: Frame) -> [Any] {
        [page, frame, sheet(language), ["t": language.texts]]
    }

    private func sheet(_ language: InterfaceLanguage) -> Sheet {
        Sheet(
            lang: language.code, dir: language.direction,
            style: assetsAddress + assets.name("site.css"),
            script: assetsAddress + assets.name("site.js"),
            icon: assetsAddress + assets.name("icon.svg"),
            staffStyle: assetsAddress + assets.name("staff.css"),
            staffScript: assetsAddress + assets.name("staff.js"))
    }
}

/// What the layout needs beside the page and the frame.
private struct Sheet {
    var lang: String
    var dir: String
    var style: String
    var script: String
    var icon: String
    var staffStyle: String
    var staffScript: String
}
