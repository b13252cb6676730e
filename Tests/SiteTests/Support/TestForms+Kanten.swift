extension TestForms {
    /// A conversation tool with three sides of three items each, and a wish to talk: small enough to work out by hand.
    static let kanten = """
        <?xml version="1.0" encoding="UTF-8"?>
        <h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:bs="urn:buurtstem:xforms"
            xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa">
          <h:head><h:title>Drie kanten</h:title><model>
            <instance><d id="kanten" version="1"><naast/><a><x/><y/><z/></a><b><x/><y/><z/></b><c><x/><y/><z/></c><praten/>
              <orx:meta><orx:instanceID/></orx:meta></d></instance>
            <bind nodeset="/d" bs:purpose="Proef" bs:notice="Proef" bs:consent="Ja" bs:consent-version="1"
                bs:contact="Bel de coördinator." bs:retention="24" bs:allowed-use="conversation" bs:feedback="yes"/>
            <bind nodeset="/d/naast" type="string"/>
            <bind nodeset="/d/a" bs:dimension="lichaamsfuncties" bs:scale="drie-lichaam" bs:missing-rule="at-most-1"
                bs:missing="weet-niet"/>
            <bind nodeset="/d/b" bs:dimension="zingeving" bs:scale="drie-zin" bs:missing-rule="exclude" bs:missing="weet-niet"/>
            <bind nodeset="/d/c" bs:dimension="meedoen" bs:scale="drie-mee" bs:missing-rule="at-most-1" bs:missing="weet-niet"/>
            <bind nodeset="/d/c/z" bs:direction="lower-better"/>
            <bind nodeset="/d/praten" type="string" bs:part="talk"/>
            <bind nodeset="/d/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
          </model></h:head>
          <h:body><group ref="/d" appearance="field-list"><label>Alles</label>
            <input ref="/d/naast"><label>Iets anders</label></input>
            \(["a/x", "a/y", "a/z", "b/x", "b/y", "b/z", "c/x", "c/y", "c/z"].map(figure).joined())
            <select ref="/d/praten"><label>Waarover wilt u praten?</label>
              <item><label>Mijn lichaam</label><value>lichaamsfuncties</value></item>
              <item><label>Meedoen</label><value>meedoen</value></item></select>
          </group></h:body>
        </h:html>
        """

    private static func figure(_ path: String) -> String {
        let figures = (0...10).map { "<item><label>\($0)</label><value>\($0)</value></item>" }.joined()
        return "<select1 ref=\"/d/\(path)\"><label>Vraag \(path)</label>\(figures)"
            + "<item><label>Weet ik niet</label><value>weet-niet</value></item></select1>"
    }
}
