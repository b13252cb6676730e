package import Records

/// What the making of a release reads and writes.
package struct ReleaseStores: Sendable {
    package let archive: any ResponseArchive
    package let ledger: any ReleaseLedger
    package let collections: any CollectionStore
    package let neighbourhoods: any NeighbourhoodStore
    package let stories: any StoryStore

    package init(_ store: some ResponseArchive & ReleaseLedger & CollectionStore & NeighbourhoodStore & StoryStore) {
        (archive, ledger, collections, neighbourhoods, stories) = (store, store, store, store, store)
    }
}
