package import Programme
package import Records

extension SQLiteStore: SessionStore {
    package func begin(
        _ session: StaffSession, at places: [SessionIndex], replacing: [SessionIndex], using proof: FactorProof,
        noting note: AuditNote?
    ) async throws(StoreFailure) -> Bool {
        try await writeAccounts { accounts throws(StoreFailure) in
            let connection = accounts.connection
            guard try accounts.row(session.account)?.state == AccountState.active.rawValue,
                try accounts.use(proof, of: session.account)
            else { return false }
            for old in replacing { try connection.run("DELETE FROM staff_session WHERE key = ?", old.value) }
            try connection.run(
                "INSERT INTO staff_session (key, account, stage, begun, seen) VALUES (?, ?, ?, ?, ?)", places[0].value,
                .int(session.account.number), .int(session.stage.rawValue), .int(session.begun), .int(session.seen))
            if let note { try accounts.note(note, about: session.account) }
            return true
        }
    }

    package func session(
        _ places: [SessionIndex]
    ) async throws(StoreFailure) -> (session: StaffSession, account: Account)? {
        try readAccounts { accounts throws(StoreFailure) in
            for place in places {
                let found = try accounts.connection.first(
                    "SELECT account, stage, begun, seen FROM staff_session WHERE key = ?", place.value
                ) { row in (row.int(0), row.int(1), row.int(2), row.int(3)) }
                guard let found, let id = AccountID(number: Int64(found.0)),
                    let stage = SessionStage(rawValue: found.1),
                    let account = try accounts.account(id, in: .everywhere),
                    account.state == .active || stage == .ended
                else { continue }
                let session = StaffSession(
                    account: id, stage: stage, begun: Int64(found.2), seen: Int64(found.3))
                return (session, account)
            }
            return nil
        }
    }

    package func touch(_ places: [SessionIndex], at now: Int64) async throws(StoreFailure) {
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            for place in places {
                try connection.run("UPDATE staff_session SET seen = ? WHERE key = ?", .int(now), place.value)
            }
        }
    }

    package func end(_ places: [SessionIndex], noting note: AuditNote) async throws(StoreFailure) {
        try await writeAccounts { accounts throws(StoreFailure) in
            for place in places {
                try accounts.connection.run("DELETE FROM staff_session WHERE key = ?", place.value)
            }
            try AuditTable(connection: accounts.connection, keys: accounts.keys).append(note)
        }
    }

    package func endAll(
        of account: AccountID, staying: [SessionIndex], noting note: AuditNote
    ) async throws(StoreFailure) {
        try await writeAccounts { accounts throws(StoreFailure) in
            try accounts.endSessions(of: account, staying: staying)
            try accounts.note(note, about: account)
        }
    }

    package func expireStaff(at now: Int64) async throws(StoreFailure) {
        try await writer.run(.upkeep) { connection throws(StoreFailure) in
            // A session that ended is kept a while longer, so that words sent with it are not lost.
            let last = now - StaffSession.longest - StaffSession.lateness
            try connection.run("DELETE FROM staff_session WHERE begun < ?", .int(last))
            try connection.run("DELETE FROM account_link WHERE until < ?", .int(now))
            try connection.run("DELETE FROM staff_text WHERE until < ?", .int(now))
        }
    }
}

extension AccountTable {
    /// Uses up what the second step was shown with; false when it was used before.
    func use(_ proof: FactorProof, of id: AccountID) throws(StoreFailure) -> Bool {
        switch proof {
        case .none: return true
        case .step(let step):
            return try connection.run(
                "UPDATE account SET step = ?1 WHERE id = ?2 AND (step IS NULL OR step < ?1)", .int(step),
                .int(id.number)) == 1
        case .recovery(let places):
            for place in places {
                let used = try connection.run(
                    "DELETE FROM account_recovery WHERE account = ? AND code = ?", .int(id.number), place.value)
                if used == 1 { return true }
            }
            return false
        }
    }
}
