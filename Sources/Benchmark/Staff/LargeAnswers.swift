import Foundation
import GRDB
import Programme

/// A million answers as rows of a closed database: random keys, values of the length that answers have, spread over the weeks
/// of their rounds and over neighbourhoods; and the sums that go with them. Their values cannot be opened, which no page does.
enum LargeAnswers {
    private static let valueBytes = 900

    static func fill(_ programme: LargeProgramme) throws {
        let database = try DatabaseQueue(path: "\(programme.data)/buurtstem.sqlite")
        try database.inDatabase { database in
            try database.execute(
                sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; PRAGMA temp_store = MEMORY")
            try database.execute(
                sql:
                    "CREATE TEMP TABLE target (number INTEGER PRIMARY KEY, collection TEXT, place TEXT, definition BLOB, form TEXT, version TEXT)"
            )
            var targets = 0
            var spread: [(first: Int, count: Int, answers: Int)] = []
            for one in programme.collections {
                spread.append((targets, one.places.count, one.answers))
                for place in one.places {
                    try database.execute(
                        sql: "INSERT INTO target VALUES (?, ?, ?, ?, ?, ?)",
                        arguments: [
                            targets, one.id, place, Data(one.questionnaire.definition), one.questionnaire.form,
                            one.questionnaire.version,
                        ])
                    targets += 1
                }
            }
            // In the order of their keys, as a service that was rewritten at night has them.
            try database.execute(
                sql: "CREATE TEMP TABLE answer (slot INTEGER PRIMARY KEY, target INTEGER, week INTEGER)")
            let week = Week(of: programme.today).number
            for part in spread {
                try database.execute(
                    sql: """
                        WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
                        INSERT OR IGNORE INTO answer SELECT random() & 9223372036854775807, ? + n % ?, ? - n % 12 FROM number
                        """, arguments: [part.answers, part.first, part.count, week])
            }
            try database.execute(
                sql: """
                    INSERT INTO response (slot, own_code, neighbourhood, collection, id, definition, form, version, week, mode,
                        consent, digest, sealed)
                    SELECT slot, randomblob(32), place, collection, randomblob(16), definition, form, version, week, 0, '1',
                        randomblob(36), zeroblob(?) FROM answer JOIN target ON number = target ORDER BY slot
                    """, arguments: [valueBytes])
            try database.execute(
                sql: """
                    INSERT INTO tally (collection, week, responses, withdrawn, sum)
                    SELECT collection, week, count(*), 0, zeroblob(32) FROM response GROUP BY collection, week
                    """)
            _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
        try database.close()
    }
}
