import ArgumentParser
import Foundation
import Programme
import Records
import Site
import Testing
import XForms

@testable import Buurtstem

@Suite("What is served, and what is said when it opens")
struct QuestionnaireShelfTests {
    private func shelf(
        licence: String, collection: String, states: String? = nil
    ) throws -> (served: [String], logged: String) {
        var files = [
            "Questionnaires/collections.json": RunTimeRoot.collections(collection),
            "Questionnaires/proef/proef.xml": RunTimeRoot.form(licenceNumber: licence),
        ]
        files["Questionnaires/proef/translations.json"] = states
        let root = try RunTimeRoot(files)
        let shelf = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(shelf.definitions.allSatisfy { $0.attachments.isEmpty }, "who read a translation is no part of a form")
        return (shelf.served.map(\.collection.id), root.logged)
    }

    @Test("an instrument that needs a licence number is not opened without one, and the log says what to do")
    func licenceNumber() throws {
        let without = try shelf(licence: "needed", collection: "")
        #expect(without.served.isEmpty)
        #expect(without.logged.contains("error: collection proef is not served"))
        #expect(without.logged.contains("write the owner's number as licenceNumber in collections.json"))
        #expect(try shelf(licence: "needed", collection: ", \"licenceNumber\": \"EQ-1234\"").served == ["proef"])
        #expect(try shelf(licence: "not-needed", collection: "").served == ["proef"])
    }

    @Test("whoever opens a collection reads which translations nobody has signed for")
    func unread() throws {
        let states = "{\"tr\": {\"state\": \"not-yet-read\"}}"
        for found in [
            try shelf(licence: "not-needed", collection: ""),
            try shelf(licence: "not-needed", collection: "", states: states),
        ] {
            #expect(
                found.logged.contains(
                    "notice: collection proef runs with translations that nobody has signed for: tr (not yet read by a native speaker)"
                ))
        }
    }
}

@Suite("Signing for a translation")
struct TranslationSigningTests {
    private static let languages = [
        "Templates/Languages/nl.json": "{\"code\": \"nl\", \"texts\": {\"next\": \"Verder\"}}",
        "Templates/Languages/tr.json": "{\"code\": \"tr\", \"texts\": {\"next\": \"Devam\", \"back\": \"Geri\"}}",
    ]

    @Test("a signature makes the translation read, until a text changes")
    func questionnaire() throws {
        let root = try RunTimeRoot([
            "Questionnaires/collections.json": RunTimeRoot.collections(),
            "Questionnaires/proef/proef.xml": RunTimeRoot.form(),
        ])
        let folder = root.path + "/Questionnaires/proef"
        let sign = try TranslationsCommand.Sign.parse([folder, "--language", "tr", "--reader", " Ayşe  Örnek "])
        try sign.run()
        #expect(root.read("Questionnaires/proef/translations.json")?.contains("\"Ayşe Örnek\"") == true)
        _ = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(!root.logged.contains("translations"))
        try RunTimeRoot.form(turkish: "Nasıl gidiyor?")
            .write(toFile: folder + "/proef.xml", atomically: true, encoding: .utf8)
        _ = try QuestionnaireShelf.read(root: root.path, logger: root.logger)
        #expect(root.logged.contains("tr (changed after Ayşe Örnek read it on "))
    }

    @Test("the words of our screens: order in the file is nothing, another word is")
    func screens() throws {
        let root = try RunTimeRoot(Self.languages)
        let folder = root.path + "/Templates"
        #expect(try TranslatedTexts.screens(folder)?.states().map(\.language) == ["tr"])
        try TranslatedTexts.announceUnreadScreens(folder, logger: root.logger)
        #expect(root.logged == "notice: the words of our screens in tr: not yet read by a native speaker\n")
        try TranslationsCommand.Sign.parse([folder, "--language", "tr", "--reader", "Ayşe Örnek"]).run()
        #expect(try TranslatedTexts.screens(folder)?.states().allSatisfy(\.status.isRead) == true)
        try "{\"texts\": {\"back\": \"Geri\", \"next\": \"Devam\"},\n \"code\": \"tr\"}"
            .write(toFile: folder + "/Languages/tr.json", atomically: true, encoding: .utf8)
        #expect(try TranslatedTexts.screens(folder)?.states().allSatisfy(\.status.isRead) == true)
        try "{\"texts\": {\"back\": \"Geri\", \"next\": \"İleri\"}, \"code\": \"tr\"}"
            .write(toFile: folder + "/Languages/tr.json", atomically: true, encoding: .utf8)
        #expect(try TranslatedTexts.screens(folder)?.states().allSatisfy(\.status.isRead) == false)
    }

    @Test("a language that is not there, a name that is none and a folder of many are refused")
    func refused() throws {
        let root = try RunTimeRoot(Self.languages)
        let folder = root.path + "/Templates"
        #expect(throws: (any Error).self) {
            try TranslationsCommand.Sign.parse([folder, "--language", "fr", "--reader", "Ann Voorbeeld"]).run()
        }
        #expect(throws: (any Error).self) {
            try TranslationsCommand.Sign.parse([folder, "--language", "tr", "--reader", "?"])
        }
        let many = try RunTimeRoot([
            "Questionnaires/a/a.xml": RunTimeRoot.form(), "Questionnaires/b/b.xml": RunTimeRoot.form(),
        ])
        #expect(throws: (any Error).self) {
            try TranslationsCommand.Sign.parse([many.path + "/Questionnaires", "--language", "tr", "--reader", "Ann"])
                .run()
        }
    }
}
