import type { Words } from './kinds'

/** English: what the patterns of the older rules do not read. */
export const EN: Words = {
  n:
    'one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 ' +
    'fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 ' +
    'sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000',
  U: 'day=D days=D week=W weeks=W month=M months=M year=Y years=Y',
  W: 'monday=mon tuesday=tue wednesday=wed thursday=thu friday=fri saturday=sat sunday=sun',
  M:
    'january=1 february=2 march~=3 april=4 june=6 july=7 august=8 september=9 october=10 november=11 ' +
    'december=12 jan=1 feb=2 apr=4 jun=6 jul=7 aug=8 sept~=9 oct=10 nov=11 dec=12',
  a: 'ago~',
  C: 'dollar=USD dollars=USD euro=EUR euros=EUR pound=GBP pounds=GBP quid=GBP bucks=USD dirhams=AED riyals=SAR reais=BRL',
  Q: 'pairs=2 pair=2 pcs=1 pieces=1 units=1 items=1 boxes=1 packs=1 sets=1 bottles=1 copies=1 cans=1 jars=1',
  G:
    'shirt=1 shirts=1 tshirt=1 tshirts=1 shoes=1 shoe=1 boots=1 sneakers=1 trainers=1 sandals=1 socks=1 dress=1 ' +
    'dresses=1 skirt=1 skirts=1 jacket=1 jackets=1 coat=1 coats=1 hoodie=1 hoodies=1 sweater=1 sweaters=1 jumper=1 ' +
    'jumpers=1 jeans=1 trousers=1 pants=1 shorts=1 hats=1 caps=1 scarves=1 gloves=1 belts=1 rings=1 mugs=1 cups=1 ' +
    'plates=1 bowls=1 lamps=1 candles=1 chairs=1 pillows=1 blankets=1 towels=1 books=1 toys=1 phones=1 pans=1 bags=1',
  J: 'more extra other additional new',
  o: 'of the in an these those them',
  K:
    'black=black white=white grey=grey gray=grey red=red blue=blue navy=navy navy_blue=navy green=green yellow=yellow ' +
    'orange=orange purple=purple violet=purple lilac=purple pink=pink fuchsia=pink brown=brown beige=beige ' +
    'off_white=beige tan~=beige gold=gold golden=gold silver=silver turquoise=turquoise teal=turquoise cyan=turquoise ' +
    'burgundy=burgundy maroon=burgundy wine_red=burgundy khaki=khaki olive_green=green',
  Z: 'size sizes sz waist',
  z: 'one_size=one_size onesize=one_size',
  Y: 'wear~ wearing~',
  w: 'or',
  B: 'friday week market member members membership card status tier medal juice sea tape flag glove rush house flowers',
  s: 'see seeing saw',
  x: 'white_glove black_friday black_week earl_grey dolar_blue red_carpet gold_standard',
}
