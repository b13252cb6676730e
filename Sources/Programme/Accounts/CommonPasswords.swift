/// What guessers try first, compiled by ourselves: common words of Dutch and English passwords, rows of keys, signs that
/// stand for letters. A password is judged by what is left when these are taken out (``PasswordRule``).
enum CommonPasswords {
    static let words: [String] = """
        abracadabra access admin administrator ajax always amsterdam andrew android angel appeltaart apple
        april arsenal august augustus autumn baby babygirl bailey banana barcelona baseball basketball
        batman battery beheerder beveiliging blessed bloem bloemen brabant business buster buurt buurten
        care changeme charlie cheese chelsea chocola chocolade chocolate christ company computer cookie
        correct correcthorsebatterystaple daniel december default demo denhaag dinsdag dochter doctor doei
        dollar donderdag dragon drenthe duivel eight eindhoven engel facebook familie februari february
        feyenoord fiets five flevoland flower football forever four freedom friday friesland gebruiker
        geheim geheimpje gelderland gemeente gezond gezondheid ginger goededag goedemorgen goedenavond
        golden google groningen guest hallo health healthcare heaven hello hemel herfst hockey hoihoi
        holland hond hondje horse hospital hunter iloveyou inloggen instagram internet iphone januari
        january jennifer jessica jesus jordan juli july june juni kaas katje killer kinderen kindje konijn
        koning koningin lente letmein letmeinnow liefde lieveling lieverd limburg linkedin lion liverpool
        login love loveme lover loveyou lucky maandag maart maggie mama manager manchester march master
        medewerker meting michael michelle microsoft million moeder monday money monkey mypassword
        nederland nine nothing november number nurse october office oktober opensesame orange oranje
        overijssel paard papa pass passw password passwort pepper poes poesje pokemon princess prins
        prinses pumpkin purple queen quickbrownfox rainbow ranger realmadrid robert root rotterdam samsung
        saturday schatje secret september seven shadow silver sleutel soccer something spiderman spring
        staple starwars summer sunday sunshine superman telefoon test tester testing thequickbrownfox
        thisismypassword thomas three thuiszorg thursday tiger tobeornottobe toegang toetsenbord trust
        trustno tuesday tulp tulpen twitter user utrecht vader vakantie veilig verpleegkundige verpleging
        sinterklaas zwartepiet kerst kerstmis pasen koningsdag carnaval schaatsen fietsen wandelen vogel
        1q2w3e4r5t6y7u8i 1q2w3e4r5t6y 1q2w3e4r q1w2e3r4t5y6 q1w2e3r4 zaq12wsx
        vlinder voetbal vragenlijst vriend vriendin vrijdag wachtwoord wachtwoordje wednesday welcome
        welkom welkomthuis whatever whatsapp wijk wijken william windows winter woensdag work yellow
        zaterdag zeeland zero ziekenhuis zomer zondag zonnebloem zonneschijn zoon zorg
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// Signs that are read as the letter they resemble.
    static let lookalikes: [Character: Character] = [
        "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "!": "i", "|": "l",
        "€": "e",
    ]

    /// Whether a guesser's program tries one sign after the other: the same again, the next or the one before in the alphabet
    /// or in counting, a neighbour in a row of keys.
    static func follow(_ first: Character, _ second: Character) -> Bool {
        neighbours.contains([first, second])
    }

    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty", "qwertz",
        "1qaz", "2wsx", "3edc", "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm",
    ]

    private static let neighbours: Set<[Character]> = {
        var pairs: Set<[Character]> = []
        for row in rows.map({ Array($0) }) {
            for (one, next) in zip(row, row.dropFirst()) {
                pairs.insert([one, next])
                pairs.insert([next, one])
            }
            for one in row { pairs.insert([one, one]) }
        }
        return pairs
    }()
}
