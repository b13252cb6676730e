import CLibXML2
import Synchronization

/// Keeps libxml2 from opening anything: no file, no address, in the whole process.
enum ExternalDocuments {
    private static let asked = Atomic<Int>(0)

    /// How often libxml2 wanted another document; stays 0 unless a document type slipped through.
    static var requests: Int { asked.load(ordering: .relaxed) }

    /// Installs the refusing loader once, at the first parse of the process.
    static let forbidden: Void = {
        xmlInitParser()
        xmlSetExternalEntityLoader { _, _, _ in
            ExternalDocuments.asked.add(1, ordering: .relaxed)
            return nil
        }
    }()
}
