import type { Words } from './kinds'

const TENS: readonly (readonly [word: string, value: number])[] = [
  ['vingt', 20],
  ['trente', 30],
  ['quarante', 40],
  ['cinquante', 50],
  ['soixante', 60],
  ['quatre_vingt', 80],
]
const ONES = 'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ')

/** "trente_cinq=35": every hyphenated number, those on seventy and ninety among them. */
function compounds(): string {
  return TENS.flatMap(([word, value]) => {
    const top = value === 60 || value === 80 ? ONES.length : 9
    const ones = ONES.slice(0, top).map((one, index) => `${word}_${one}=${value + index + 1}`)
    return [`${word}=${value}`, ...ones, `${word}_et_un=${value + 1}`]
  }).join(' ')
}

export const FR: Words = {
  n:
    'deux=2 trois=3 quatre=4 cinq=5 six=6 sept~=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 ' +
    `quinze=15 seize=16 dix_sept=17 dix_huit=18 dix_neuf=19 quatre_vingts=80 cent~=100 mille=1000 ${compounds()}`,
  u: 'un une',
  U: 'jour=D jours=D semaine=W semaines=W mois=M an=Y ans=Y annee=Y annees=Y',
  A: 'il_y_a y_a depuis',
  a: 'plus_tot',
  I: 'dans d_ici',
  D: 'aujourd_hui=0 aujourdhui=0 demain=1 apres_demain=2 hier~=-1 avant_hier=-2 hier_soir=-1 ce_soir=0 ce_matin=0 demain_matin=1',
  W: 'lundi=mon mardi=tue mercredi=wed jeudi=thu vendredi=fri samedi=sat dimanche=sun',
  M:
    'janvier=1 fevrier=2 mars~=3 avril=4 mai=5 juin=6 juillet=7 aout=8 septembre=9 octobre=10 novembre=11 decembre=12 ' +
    'janv=1 fevr=2 avr=4 juil=7 oct=10 nov=11 dec=12',
  L: 'dernier derniere passe',
  X: 'prochain prochaine',
  E: 'er',
  C:
    'euro=EUR euros=EUR dollar=USD dollars=USD livres_sterling=GBP francs=CHF francs_suisses=CHF yens=JPY yuans=CNY ' +
    'dirhams=MAD dollars_canadiens=CAD',
  Q:
    'paire=2 paires=2 piece=1 pieces=1 unite=1 unites=1 articles=1 boite=1 boites=1 paquets=1 bouteilles=1 lots=1 ' +
    'exemplaire=1 exemplaires=1 sachets=1 rouleaux=1 cartons=1 flacons=1',
  d: 'douzaine douzaines',
  G:
    't_shirt=1 t_shirts=1 tshirt=1 tshirts=1 tee_shirts=1 chemise=1 chemises=1 chaussures=1 baskets=1 bottes=1 ' +
    'sandales=1 chaussettes=1 robe=1 robes=1 jupe=1 jupes=1 veste=1 vestes=1 manteau=1 manteaux=1 sweats=1 pull=1 ' +
    'pulls=1 pantalon=1 pantalons=1 jean=1 jeans=1 casquettes=1 bonnets=1 echarpes=1 gants=1 ceintures=1 bagues=1 ' +
    'colliers=1 tasse=1 tasses=1 verres=1 assiettes=1 bols=1 lampe=1 lampes=1 bougies=1 chaises=1 tables=1 ' +
    'coussins=1 couvertures=1 serviettes=1 draps=1 livres=1 jouets=1 telephones=1 poeles=1 casseroles=1 sacs=1 ' +
    'produits=1 couteaux=1 plantes=1 pots=1 coques=1 cables=1 chargeurs=1 piles=1 mugs=1',
  J: 'autres nouveaux nouvelles plus',
  o: 'de du des d la le les l en dans au',
  K:
    'noir=black noire=black noirs=black noires=black blanc=white blanche=white blancs=white blanches=white gris=grey ' +
    'grise=grey grises=grey rouge=red rouges=red bleu=blue bleue=blue bleus=blue bleues=blue bleu_marine=navy ' +
    'marine=navy vert=green verte=green verts=green vertes=green jaune=yellow jaunes=yellow orange=orange ' +
    'violet=purple violette=purple violets=purple violettes=purple mauve=purple lilas=purple rose~=pink ' +
    'marron=brown brun=brown brune=brown beige=beige ecru=beige dore=gold doree=gold argente=silver argentee=silver ' +
    'turquoise=turquoise bordeaux=burgundy kaki=khaki',
  Z: 'taille tailles pointure pointures',
  z: 'taille_unique=one_size',
  Y: 'chausse chausses fais~ mets~',
  w: 'ou',
  B: 'membre membres client~ clients~ carte~ mer marche vendredi',
  i: 'colere honte rage',
  s: 'vu vois voit voir',
  x: 'vendredi_noir vin_rouge vin_blanc carte_blanche',
}
