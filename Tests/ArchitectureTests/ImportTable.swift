/// What each module of the product may import, besides Foundation's parts and the standard library.
///
/// Arrows only point downwards (ARCHITECTURE.md, "Modules"). SwiftPM does not notice a *transitive* import, so
/// `ImportTests` holds the `import` lines of the sources against this table.
enum ImportTable {
    static let allowed: [String: Set<String>] = [
        "XMLTree": ["CLibXML2"],
        "XForms": ["XMLTree", "Crypto", "HeapModule"],
        "Programme": ["XForms", "Tables", "Crypto", "CryptoExtras"],
        "Records": ["XForms", "Programme", "Stories"],
        "RecordsSQLite": ["Records", "Programme", "Stories", "XForms", "GRDB", "GRDBSQLite", "Crypto"],
        "Drawing": ["CQRCode"],
        "Archives": ["CLibZip", "Tables"],
        "Stories": ["XMLTree", "Archives", "CLibStemmer", "CLibLinear", "Crypto"],
        "Disclosure": ["CClp", "Tables"],
        "Tables": [],
        "Datasets": [
            "Archives", "Disclosure", "Tables", "XForms", "XMLTree", "CLibXLSXWriter", "CLibReadStat", "Crypto",
        ],
        "Releases": ["Datasets", "Disclosure", "Programme", "Records", "Stories", "XForms", "XMLTree", "Crypto"],
        "Site": [
            "Drawing", "Records", "Programme", "Stories", "Tables", "XForms", "Hummingbird", "HummingbirdCore",
            "Mustache",
            "Crypto",
            "Logging",
            "NIOCore", "NIOHTTP1", "HTTPTypes",
        ],
        "Buurtstem": [
            "Datasets", "Disclosure", "XMLTree", "XForms", "Programme", "Records", "RecordsSQLite", "Releases", "Site",
            "Stories",
            "ArgumentParser",
            "Configuration", "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Logging", "NIOSSL",
            "ServiceLifecycle", "Subprocess", "SystemPackage", "UnixSignals",
        ],
        "Conformance": ["XForms", "XMLTree"],
        "ConformanceCommand": ["Conformance"],
        "StoreHarness": ["RecordsSQLite", "Records", "Programme", "GRDBSQLite", "Crypto"],
        "Benchmark": [
            "Programme", "Records", "RecordsSQLite", "Site", "Stories", "XForms", "Hummingbird", "HTTPTypes", "GRDB",
        ],
    ]

    /// Part of the toolchain, open to all.
    static let toolchain: Set<String> = [
        "Foundation", "FoundationEssentials", "Glibc", "Darwin", "Synchronization", "Dispatch", "Musl",
    ]

    /// Modules that one module alone may name, so that the rest can change its mind about them.
    static let reserved = [
        "GRDB": ["RecordsSQLite", "Benchmark"], "GRDBSQLite": ["RecordsSQLite", "StoreHarness"],
        "CLibXML2": ["XMLTree"], "CQRCode": ["Drawing"], "CryptoExtras": ["Programme"],
        "CClp": ["Disclosure"], "CLibZip": ["Archives"], "CLibXLSXWriter": ["Datasets"], "CLibReadStat": ["Datasets"],
        "CLibStemmer": ["Stories"], "CLibLinear": ["Stories"],
    ]
}
