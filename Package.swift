// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target.
var settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),  // a protocol used as a type says `any`
    .enableUpcomingFeature("MemberImportVisibility"),  // a member is seen only where its module is imported
    .enableUpcomingFeature("InternalImportsByDefault"),  // what leaks from a dependency is marked `public import`
]
if Context.environment["BUURTSTEM_STRICT"] == "1" {
    settings.append(.treatAllWarnings(as: .error))  // what `.ci/run` asks for
}

let package = Package(
    name: "buurtstem",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "buurtstem", targets: ["Buurtstem"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CQRCode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"])]),
        .target(name: "XMLTree", dependencies: ["CLibXML2"], swiftSettings: settings),
        .target(
            name: "XForms",
            dependencies: [
                "XMLTree", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HeapModule", package: "swift-collections"),
            ],
            swiftSettings: settings),
        .target(
            name: "Programme",
            dependencies: [
                "Tables", "XForms", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),  // scrypt
            ],
            swiftSettings: settings),
        .target(name: "Records", dependencies: ["XForms", "Programme", "Stories"], swiftSettings: settings),
        .target(
            name: "RecordsSQLite",
            dependencies: [
                "Records", "Programme", "Stories", "XForms",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),  // the C functions, for the hot path
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(name: "Drawing", dependencies: ["CQRCode"], swiftSettings: settings),
        .systemLibrary(name: "CLibStemmer", providers: [.apt(["libstemmer-dev"])]),
        .systemLibrary(name: "CLibLinear", providers: [.apt(["liblinear-dev"])]),
        .target(
            name: "Stories",
            dependencies: [
                "Archives", "CLibStemmer", "CLibLinear", "XMLTree", .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .target(name: "Archives", dependencies: ["CLibZip", "Tables"], swiftSettings: settings),
        .systemLibrary(name: "CClp", providers: [.apt(["coinor-libclp-dev"])]),
        .target(name: "Disclosure", dependencies: ["CClp", "Tables"], swiftSettings: settings),
        .target(name: "Tables", swiftSettings: settings),
        .systemLibrary(
            name: "CLibXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CLibReadStat", providers: [.apt(["libreadstat-dev"])]),
        .target(
            name: "Datasets",
            dependencies: [
                "Archives", "Disclosure", "Tables", "XForms", "XMLTree", "CLibXLSXWriter", "CLibReadStat",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "Releases",
            dependencies: [
                "Datasets", "Disclosure", "Programme", "Records", "Stories", "XForms", "XMLTree",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .target(
            name: "Site",
            dependencies: [
                "Drawing", "Records", "Programme", "Stories", "Tables", "XForms",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            // A request stays on the event loop of its connection: an `await` changes no thread unless it must wait.
            swiftSettings: settings + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
        .executableTarget(
            name: "Buurtstem",
            dependencies: [
                "Datasets", "Disclosure", "XMLTree", "XForms", "Programme", "Records", "RecordsSQLite", "Releases",
                "Site", "Stories",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings),
        // Tools of the workshop: not part of the product, built by `script/conformance` and `script/benchmark`.
        .target(name: "Conformance", dependencies: ["XForms", "XMLTree"], swiftSettings: settings),
        .executableTarget(name: "ConformanceCommand", dependencies: ["Conformance"], swiftSettings: settings),
        .executableTarget(
            name: "Benchmark",
            dependencies: [
                "Programme", "Records", "RecordsSQLite", "Site", "Stories", "XForms",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            exclude: ["Questionnaires"],  // what its respondents fill in
            swiftSettings: settings),
        .executableTarget(
            name: "StoreHarness",
            dependencies: [
                "RecordsSQLite", "Records", "Programme", .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        .testTarget(name: "ArchivesTests", dependencies: ["Archives", "Tables"], swiftSettings: settings),
        .testTarget(
            name: "DatasetsTests", dependencies: ["Datasets", "Disclosure", "Tables", "XForms"], swiftSettings: settings
        ),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: settings),
        .testTarget(name: "StoriesTests", dependencies: ["Stories"], swiftSettings: settings),
        .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: settings),
        .testTarget(name: "DisclosureTests", dependencies: ["Disclosure"], swiftSettings: settings),
        .testTarget(name: "XMLTreeTests", dependencies: ["XMLTree"], swiftSettings: settings),
        .testTarget(name: "XFormsTests", dependencies: ["XForms", "XMLTree", "Conformance"], swiftSettings: settings),
        .testTarget(
            name: "ProgrammeTests",
            dependencies: ["Programme", "Tables", "XForms", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings),
        .testTarget(
            name: "RecordsSQLiteTests",
            dependencies: [
                "RecordsSQLite", "Records", "Programme", "Stories", "XForms", "StoreHarness",
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "ReleasesTests",
            dependencies: [
                "Releases", "RecordsSQLite", "Records", "Programme", "Datasets", "Disclosure", "Stories", "XForms",
                "Archives",
            ],
            swiftSettings: settings),
        .testTarget(
            name: "BuurtstemTests",
            dependencies: [
                "Archives", "Buurtstem", "Programme", "Records", "RecordsSQLite", "Site", "Stories", "Tables",
                "XForms",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Site", "Records", "RecordsSQLite", "Programme", "Releases", "Stories", "Tables", "XForms", "XMLTree",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
