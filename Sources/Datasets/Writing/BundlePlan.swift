/// Which formats a bundle holds.
package enum BundleFormat: String, Sendable, Hashable, CaseIterable {
    case csv, xlsx, sav, dta, ddi, html, frictionless
}

/// What goes into a bundle beside the rows.
package struct BundlePlan: Sendable {
    package var formats: Set<BundleFormat> = Set(BundleFormat.allCases)
    /// The risk sheet that the disclosure check made (HTML in UTF-8).
    package var riskSheet: [UInt8]?
    /// Stories, coded and reviewed.
    package var stories: StoryBundle?
    package var unlinkedPersons = 0

    package init() {}
}

/// How far the making of a bundle is.
package struct BundleProgress: Sendable, Hashable {
    package enum Stage: Sendable, Hashable {
        case listing, measuring, writing, packing
    }

    package let stage: Stage
    /// From 0 to 1.
    package let part: Double

    package init(stage: Stage, part: Double) {
        self.stage = stage
        self.part = part
    }
}
