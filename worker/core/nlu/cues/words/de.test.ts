import { checkCues } from '../../../../test/fixtures/cue-table'

checkCues(
  'German',
  {
    affirm:
      'ja | Ja! | jaaa | jo | jep | jawohl | klar | na klar | genau | richtig | stimmt | passt | in Ordnung | ok danke | ja, 1002 | gerne | einverstanden | natürlich | ja bitte stornieren | ja 😊',
    consent:
      'ja | Ja. | jo | jep | jawohl | ja bitte | ja klar | klar | ok | okay | genau | richtig | stimmt | einverstanden | gerne | ja gerne | auf jeden Fall | mach das | machen Sie das | bestätigt | ja, danke | ja, stornieren | Bitte stornieren Sie die Bestellung | ja, Sie können stornieren | natürlich | bitte | natuerlich',
    'consent cancel': 'ja, stornieren | ja, storniere die Bestellung | bitte die Bestellung stornieren',
    'consent change': 'ja, ändern Sie die Adresse | ja bitte ändern | ja, die Adresse aendern',
    'consent return': 'ja, umtauschen | die Rücksendung anmelden bitte | ja, registrieren',
    'consent claim': 'ja, Reklamation eröffnen | eine Reklamation eröffnen',
    'starts yes': 'ja aber erst morgen | ok, nur | klar, wenn',
    deny: 'nein | Nein! | nee | nö | nööö | noe | ne | nein danke | auf keinen Fall | lieber nicht | noch nicht | jetzt nicht | stimmt nicht | das ist falsch | bitte nicht | nein, 1002 | nein 1002 | nein, die andere | ich will das nicht | nicht stornieren | weder noch',
    abandon:
      'vergiss es | vergessen Sie es | Vergisses | lass gut sein | lass mal | hat sich erledigt | schon gut | egal | doch nicht | abbrechen | ach, vergiss es | nein, lass es | ich hab es mir anders überlegt',
    correction:
      'nein, 1002 | nein, ich meinte 1002 | nein es ist 1002 | ich meinte 1002 | sorry, 1002 | Entschuldigung, es ist 1002 | ich habe mich vertippt | falsche Nummer | nicht 1001 | nicht die 1001, sondern 1002 | ups 1002 | Tippfehler: 1002 | sorry, meine Nummer ist 1002',
    'negates cancel':
      'ich will nicht stornieren | bitte nicht stornieren | ich möchte die Bestellung nicht stornieren | stornieren Sie bitte nicht | keine Stornierung | storniere die Bestellung nicht',
    'negates change': 'die Adresse bitte nicht ändern | ich will die Adresse nicht ändern',
    'negates return': 'ich will nichts zurückschicken | keine Rücksendung | ich möchte das nicht umtauschen',
    'negates claim': 'es fehlt nichts | ich möchte nichts reklamieren',
    goodbye: 'tschüss | Danke, tschüß | auf Wiedersehen | ok, bis bald | schönen Tag noch | gute Nacht',
    danger:
      'es brennt | der Toaster brennt | das Gerät raucht | Funken kommen raus | ich habe einen Stromschlag bekommen | mein Kind hat ein Teil verschluckt | ich habe mich an der Lampe verbrannt | der Akku ist explodiert | riecht verbrannt',
    'self harm': 'ich will sterben | ich denke an Selbstmord | ich bringe mich um',
    asks: 'warum | wo ist meine Bestellung | wie lange dauert das | was kostet das | kann ich umtauschen | welche Gründe gibt es',
    'names an order':
      'Bestellung 1001 | meine Bestellung 1001 | es geht um Bestellung 1001 | Bestellnummer 1001 | Hallo, ich habe eine Frage zu Bestellung 1001',
    replaces: 'stattdessen die Adresse ändern | doch lieber umtauschen | nein warte',
    drops: 'die Rücksendung abbrechen | storniere die Anfrage | das bitte abbrechen',
    waits: 'hallo? | ist da jemand? | jemand da | wie lange noch? | ich warte immer noch | sind Sie noch da?',
    leaves: 'ich will nicht mehr warten | ich warte nicht länger',
    'lacks the number':
      'ich habe keine Bestellnummer | ich finde die Bestellnummer nicht | Bestellnummer verloren | suchen Sie mit meiner E-Mail | wo finde ich die Bestellnummer? | ohne Bestellnummer',
    'is without it': 'hab ich nicht | weiß ich nicht | keine Ahnung | ich finde sie nicht | vergessen',
    'rules out': 'nicht 1003 sondern 1001 | nicht die Bestellung 1003',
    'asks for goods': 'haben Sie Lampen? | gibt es Decken | ich suche eine Tasse',
    'leaves open': 'vielleicht | bin mir nicht sicher',
    address:
      'Hauptstraße 5, 10115 Berlin | Musterweg 12a 80331 München | Eva Klein, Bahnhofstr. 3, 8001 Zürich | Mozartgasse 4, 1010 Wien',
    'picks 1': 'das erste | die erste | Nummer eins | erster',
    'picks 2': 'das zweite | der zweite Artikel | Nummer 2 | die zwei | die 2 bitte',
    'picks 4': 'das letzte | die letzte',
  },
  {
    affirm:
      'ja aber nicht die | ja? | nein | jacke | Januar | danke | ja, was kostet das | já | stimmt nicht | gerne nicht | klar ist es kaputt | 1002 | Jahr',
    consent:
      'ja aber | ja, aber erst morgen | ja? | ja, wenn es kostenlos ist | ok danke | danke | gut | in Ordnung | passt | passt schon | ja ja | jaja | na ja | naja | vielleicht | nein | jein | ja, Moment | ja, nicht stornieren | ja 1014 | já | ja, später | stimmt nicht | bitte warten | sicher nicht | ich möchte stornieren',
    'consent cancel': 'ja, ändern Sie die Adresse | ja, umtauschen | ja, Reklamation eröffnen',
    'consent change': 'ja, stornieren | Bestellung stornieren',
    'consent return': 'ja, stornieren',
    'consent claim': 'ja, stornieren',
    deny: 'kein Problem | keine Ahnung | nicht angekommen | nein? | na klar | na gut | Nebel | neun | neu | nicht erhalten | weiß nicht | Nr. 1002 | ne gute Idee | nachher',
    abandon:
      'stornieren | Bestellung stornieren | lass das Paket beim Nachbarn | ich habe mein Passwort vergessen | vergiss nicht mein Paket | halt das Paket zurück | egal welche Farbe',
    correction:
      'nein | nein danke | nein, danke | kein Problem | Entschuldigung, haben Sie Tassen? | sorry für die Störung | nicht angekommen',
    'negates cancel':
      'bitte stornieren | warum stornieren Sie nicht? | Sie haben nicht storniert | ich will sie nicht, bitte stornieren | ich kann nicht stornieren | ich will nicht mehr warten, bitte stornieren',
    'negates return':
      'ich will keinen Umtausch, ich will mein Geld | ich habe mein Geld nicht zurück | warum bekomme ich nichts zurück',
    'negates claim': 'es fehlt eine Tasse | ein Artikel fehlt',
    goodbye: 'tschüss? | danke | wann kommt es, bis morgen brauche ich es | bis Freitag',
    danger:
      'kann man sie auf Feuer stellen? | Brennt die Kerze lang? | rauchgrau | das System hat meinen Namen verschluckt | Feuerschale | der Mixer raucht ab',
    'self harm': 'ich lache mich tot | zum Sterben schön',
    asks: 'zu klein | weil es nicht passt | als es ankam war es kaputt | wie beschrieben, nur zu groß | Hauptstraße 5',
    'names an order': 'Bestellung 1001 stornieren | Bestellung 1001 kaputt | meine Bestellung',
    replaces: 'Adresse ändern | warte | lieber Herr Meier',
    drops: 'Bestellung stornieren | storniere sie',
    waits: 'wie lange dauert die Lieferung | hallo, wo ist meine Bestellung | wie lange gilt die Garantie',
    leaves: 'ich warte | ich will nicht mehr auf das Paket warten',
    'lacks the number':
      'wo ist meine Bestellung | Bestellung 1001 | ich habe kein Paket bekommen | meine Hausnummer ist falsch',
    'is without it': 'ich habe es nicht, weil es nie ankam | Paket verloren',
    'rules out': 'es ist 1003 | nicht angekommen ist 1003',
    'asks for goods': 'wo ist meine Bestellung? | haben Sie mein Paket?',
    'leaves open': 'ja | sicher',
    address: 'Hauptstraße 5 | Berlin | 10115 Berlin | dieselbe wie bei Bestellung 1001',
    'picks 1': 'zuerst eine Frage | eins davon | erst mal',
    'picks 2': 'zwei Tassen | das zweite? | 2 Tage',
    'picks 4': 'letzte Woche',
  },
)
