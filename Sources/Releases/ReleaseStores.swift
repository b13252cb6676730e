package import Records

/// What the making of a release reads and writes.
package struct ReleaseStores: Sendable {
    package let archive: any ResponseArchive
    package let ledger: any ReleaseLedger
    package let collections: any CollectionStore
    package let neighbourhoods: any NeighbourhoodStore

    package init(_ store: some ResponseArchive & ReleaseLedger & CollectionStore & NeighbourhoodStore) {
        (archive, ledger, collections, neighbourhoods) = (store, store, store, store)
    }
}
