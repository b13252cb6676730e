extension CommonPasswords {
    /// Small words that people put between and before the words that everybody uses, in Dutch and English.
    static let connecting: [String] = """
        aan als ben bent bij dat de deze die dit doe door een en er ga gaan geen had heb hebt heeft het hij hou houden houdt
        iets ik in is ja je jij jou jouw kan kom komt maar mag me mee meer met mij mijn moet na naar nee niet nog nu of om
        ons onze ook op over te toch tot uit van veel voor waar was wat we wel wie wij wil zeer zich zij zijn zo
        a all am and are at be but by can do for from get go has have he her his how i if in is it like me my no not of on
        one or our out please she so that the them they this to us we was what who will with you your
        """.split(whereSeparator: \.isWhitespace).map(String.init)

    /// Names of clubs, idols and stories, and long words that serve as a password by themselves.
    static let moreWords: [String] = """
        accountant achievement administratie advertisement alexander alexandra amersfoort anderson appelflap arnhem
        assistant association australia bananenschil beautiful begeleider begeleiding benfica beyonce bibliotheek
        billieeilish birthday boekhouding brabander breda broer buitenland buitenspel buitenspeler butterfly california
        celtic champion championship charlotte chemistry christian christiano christopher coldplay collega communication
        community computers congratulations constantine cooperation cristiano dagobert dallas darkness declaratie delft
        development dierenarts dierentuin dolphin dordrecht dragonball eagles eenhoorn einstein elephant elizabeth emmen
        engineering england enschede environment everything fantastic firefighter fitness football footballer forgotten
        fortnite francesca frankrijk frederik friends fysiotherapeut fysiotherapie gemeentehuis generation gezellig
        gezelligheid girlfriend goodbye goodmorning graduation grandmother granddaughter gymnastiek haarlem handsome
        happiness harry heerenveen heineken hermione herinnering hogwarts hoofdzuster hottentottententententoonstelling
        huisarts huisdier hulpverlener hulpverlening information instellingen international inwoners iedereen jonathan
        juventus kleindochter kleinkind kleinkinderen kleinzoon knuffel knuffelbeer laptop lekker leeuwarden lieve lieveheersbeestje
        lieverdje ronaldo london longlegs maatschappelijk maastricht madonna manchesterunited mantelzorg mantelzorger
        margaret marketing mathematics maximaal messi metallica miljonair minecraft moederdag motherland motorcycle
        natuurlijk newyork nijmegen niemand nightmare oma omaenopa onderwijs ondersteuning opa opendeur opleiding oppasoma
        organisatie organization paaseieren paashaas papegaai pannenkoek pannenkoeken paradise patient pepernoot
        perfection performance philadelphia photography pindakaas pokemongo politie populier postcode postcodeloterij
        potter president printer professional programma programmer psycholoog purplehaze qualified regenboog restaurant
        revolution rijbewijs roosendaal salamander scheveningen schat schatjes schildpad schoonmoeder scientist
        sciencefiction september seventeen sexy sleeping slaapkamer slagroom snoepje snowboard sneeuwpop spaghetti
        speelgoed spongebob sporthal stamppot starbucks statistics strawberry stroopwafel stroopwafels student
        successful sunflower superhero superstar supervisor sweetheart taylorswift technology televisie temporary
        thunder tijdelijk tilburg tomorrow tottenham trampoline transformers twente ulysses understanding unicorn
        united university vaderdag valentijn valentine verjaardag verpleegkundigen verpleeghuis verzorgende
        verzorgenden verzorger verzorging victoria vitesse voetballen vogelhuis volleyball volleybal vrijwilliger vrijwilligers
        vrijheid waterfall watermeloen waterval weekend werkplek werknemer wijkagent wijkteam wijkverpleging
        wijkverpleegkundige winterswijk wolverine wonderful wonderland woonkamer zeehond zeemeermin zelfstandig
        ziekenhuizen zoetermeer zorgverlener zusje zuster zwembad zwolle
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
