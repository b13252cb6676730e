import Programme
import Records

/// Runs what a command does; failures that have a sentence for the person at the terminal end it with that sentence.
func refusing<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
        return try await body()
    } catch let failure as StoreFailure {
        throw Refusal(failure.sentence)
    } catch let fault as KeyFault {
        throw Refusal(fault.sentence)
    } catch let fault as BackupFault {
        throw Refusal(fault.sentence)
    }
}
