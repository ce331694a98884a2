import type { Words } from './kinds'

const ONES = 'ein zwei drei vier fünf sechs sieben acht neun'.split(' ')
const TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ')

/** "fünfunddreißig=35" and the like, which are one word each. */
function compounds(): string {
  return TENS.flatMap((ten, t) => [
    `${ten}=${(t + 2) * 10}`,
    ...ONES.map((one, o) => `${one}und${ten}=${(t + 2) * 10 + o + 1}`),
  ]).join(' ')
}

/** Every ending of an adjective: "blau" also as blaue, blauen, blauer, blaues, blauem. */
function declined(words: string): string {
  return words
    .split(' ')
    .flatMap((entry) => {
      const [stem = '', value = ''] = entry.split('=')
      return ['', 'e', 'en', 'er', 'es', 'em'].map((ending) => `${stem}${ending}=${value}`)
    })
    .join(' ')
}

export const DE: Words = {
  n:
    'zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 ' +
    `fünfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 hundert=100 einhundert=100 tausend=1000 ${compounds()}`,
  u: 'ein eine einen einem einer eins',
  U: 'tag=D tage=D tagen=D woche=W wochen=W monat=M monate=M monaten=M jahr=Y jahre=Y jahren=Y',
  A: 'vor',
  I: 'in',
  D:
    'heute=0 heute_morgen=0 heute_früh=0 heute_abend=0 morgen=1 morgen_früh=1 morgen_abend=1 übermorgen=2 gestern=-1 ' +
    'gestern_abend=-1 vorgestern=-2',
  W:
    'montag=mon dienstag=tue mittwoch=wed donnerstag=thu freitag=fri samstag=sat sonnabend=sat sonntag=sun ' +
    'montags=mon montagmorgen=mon freitagabend=fri',
  M:
    'januar=1 jänner=1 februar=2 märz=3 april=4 mai=5 juni=6 juli=7 august=8 september=9 oktober=10 november=11 ' +
    'dezember=12 jan=1 feb=2 apr=4 jun=6 jul=7 aug=8 sept~=9 okt=10 nov=11 dez=12',
  L: 'letzten letzter letzte letztem letztes vergangenen vergangene vorige vorigen voriger',
  X: 'nächsten nächste nächster nächstes nächstem kommenden kommende kommender',
  C: 'euro=EUR euros=EUR dollar=USD dollars=USD pfund=GBP franken=CHF yen=JPY cent~=EURc',
  Q:
    'paar=2 stück=1 stücke=1 stk=1 st=1 artikel=1 packung=1 packungen=1 päckchen=1 kartons=1 flaschen=1 sets=1 ' +
    'exemplare=1 dosen=1 rollen=1 tuben=1 beutel=1',
  d: 'dutzend',
  G:
    't_shirt=1 t_shirts=1 tshirts=1 shirts=1 hemd=1 hemden=1 schuhe=1 sneaker=1 stiefel=1 sandalen=1 socken=1 kleid=1 ' +
    'kleider=1 rock=1 röcke=1 jacke=1 jacken=1 mantel=1 mäntel=1 hoodies=1 pulli=1 pullis=1 pullover=1 hose=1 hosen=1 ' +
    'jeans=1 kappen=1 mützen=1 schals=1 handschuhe=1 gürtel=1 ringe=1 ketten=1 tasse=1 tassen=1 becher=1 gläser=1 ' +
    'teller=1 schüsseln=1 lampe=1 lampen=1 kerzen=1 stühle=1 tische=1 kissen=1 decken=1 handtücher=1 bücher=1 ' +
    'spielzeuge=1 handys=1 pfannen=1 töpfe=1 taschen=1 rucksäcke=1 produkte=1 messer=1 pflanzen=1 vasen=1 hüllen=1 ' +
    'kabel=1 ladegeräte=1 batterien=1 blusen=1',
  J: 'weitere weiteren neue andere mehr noch',
  o: 'von vom der die das den dem in im für',
  K:
    `${declined('schwarz=black grau=grey rot=red blau=blue hellblau=blue dunkelblau=blue marineblau=navy')} ` +
    `${declined('grün=green gruen=green hellgrün=green dunkelgrün=green gelb=yellow braun=brown hellgrau=grey dunkelgrau=grey')} ` +
    `${declined('violett=purple weinrot=burgundy dunkelrot=red golden=gold silbern=silver olivgrün=green')} ` +
    'orange=orange orangefarben=orange lila=purple rosa=pink pink=pink beige=beige gold=gold silber=silver ' +
    'weiße=white weißen=white weißer=white weißes=white weißem=white in_weiß=white weiß_oder=white oder_weiß=white ' +
    'statt_weiß=white und_weiß=white gegen_weiß=white schneeweiß=white ' +
    'tuerkis=turquoise türkis=turquoise bordeaux=burgundy khaki=khaki anthrazit=grey dunkelbraun=brown hellbraun=brown',
  Z: 'größe größen gr schuhgröße kleidergröße konfektionsgröße',
  z: 'einheitsgröße=one_size one_size=one_size',
  Y: 'trage',
  w: 'oder',
  B: 'mitglied mitglieder mitgliedern kunde kunden karte status meer wert',
  i: 'wut zorn',
  s: 'seh sehe sah',
  x: 'guten_morgen schwarzer_freitag schwarzen_freitag rotes_kreuz rote_karte roter_teppich goldene_hochzeit',
}
