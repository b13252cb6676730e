import Foundation
import Programme
import Records
import RecordsSQLite

/// `load FOLDER acks=FILE [seconds=5] [people=16] [steps] [truncate=200] [withdraw=10]`: residents at work, to be killed any time.
///
/// Every acknowledged step is written to FILE with one unbuffered write *after* the store said so: `open` when the store
/// stands, `stored ID`, `gone ID`, `draft SLOT REVISION`, `refused WHY`. A fault test compares the file with what is left.
struct Load {
    private let bench: Bench

    init(_ arguments: [String]) throws { bench = try Bench(arguments) }

    func run() async throws {
        let acks = try Acknowledgements(path: bench.text("acks") ?? bench.folder + ".acks")
        let store: SQLiteStore
        do {
            store = try bench.open()
        } catch {
            acks.write("unopened \(error)")
            return
        }
        acks.write("open")
        let keys = store.options.keys
        let end = DispatchTime.now() + Double(bench.number("seconds", 5))
        let (withdrawEvery, steps) = (bench.number("withdraw", 10), bench.number("steps", .max))
        let emptying = Task {
            while !Task.isCancelled {
                try? await Task.sleep(for: .milliseconds(bench.number("truncate", 200)))
                _ = try? await store.truncateLog()
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for person in 0..<bench.number("people", 16) {
                group.addTask {
                    var round = 0
                    while DispatchTime.now() < end, round < steps {
                        round += 1
                        await resident(store, keys, acks, withdraws: (person + round) % withdrawEvery == 0)
                    }
                }
            }
        }
        emptying.cancel()
        await store.close()
        acks.write("closed")
    }

    /// One resident: a draft, two pages, the answer, and sometimes a withdrawal.
    private func resident(
        _ store: SQLiteStore, _ keys: KeyRing, _ acks: Acknowledgements, withdraws: Bool
    ) async {
        let (code, access) = (Code.random(), keys.draftAccess(.random()))
        let response = Bench.response(
            keys, code: code, neighbourhood: .random(in: 0..<20), story: Bool.random() ? .random(in: 1...3_000) : nil)
        do throws(StoreFailure) {
            var outcome = try await store.createDraft(
                access.index, sealed: access.seal([1]), expires: Week(number: 3_000))
            for page in UInt8(2)...3 {
                guard case .saved(let revision) = outcome else { return }
                acks.write("draft \(access.index.high >> 1) \(revision)")
                outcome = try await store.saveDraft(
                    access.index, sealed: access.seal([UInt8](repeating: page, count: 900)), expecting: revision,
                    expires: Week(number: 3_000))
            }
            acks.write("sending \(response.facts.id.instanceID) \(access.index.high >> 1)")
            guard try await store.submit(response, consuming: nil, closing: access.index) == .stored else { return }
            acks.write("stored \(response.facts.id.instanceID)")
            guard withdraws else { return }
            acks.write("withdrawing \(response.facts.id.instanceID)")
            guard try await store.withdraw(ownCode: keys.ownCodeIndexes(code)) else { return }
            acks.write("gone \(response.facts.id.instanceID)")
        } catch {
            acks.write("refused \(error)")
            try? await Task.sleep(for: .milliseconds(20))
        }
    }
}

/// Lines that stand in the file the moment they are written.
final class Acknowledgements: Sendable {
    private let file: Int32

    init(path: String) throws {
        file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Usage(what: "cannot open \(path)") }
    }

    func write(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
    }
}
