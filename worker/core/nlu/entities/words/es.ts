import type { Words } from './kinds'

export const ES: Words = {
  n:
    'dos~=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once~=11 doce=12 trece=13 catorce=14 ' +
    'quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintidos=22 ' +
    'veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 ' +
    'treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 mil~=1000',
  u: 'un una uno',
  y: 'y',
  U: 'dia=D dias=D semana=W semanas=W mes=M meses=M ano=Y anos=Y',
  H: 'dos_dias=2D dos_semanas=2W dos_meses=2M dos_anos=2Y',
  A: 'hace desde_hace',
  a: 'atras',
  I: 'en~ dentro_de',
  D:
    'hoy=0 manana=1 pasado_manana=2 ayer=-1 anteayer=-2 antes_de_ayer=-2 antier=-2 anoche=-1 esta_noche=0 ' +
    'esta_manana=0 manana_por_la_manana=1 ayer_por_la_manana=-1 ayer_por_la_tarde=-1',
  W: 'lunes=mon martes=tue miercoles=wed jueves=thu viernes=fri sabado=sat domingo=sun',
  M:
    'enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre=9 setiembre=9 octubre=10 ' +
    'noviembre=11 diciembre=12 ene~=1 feb=2 abr=4 jun=6 jul=7 sept~=9 oct=10 nov=11 dic=12',
  L: 'pasado pasada ultimo ultima',
  X: 'proximo proxima siguiente que_viene',
  C:
    'euro=EUR euros=EUR dolar=USD dolares=USD libra=GBP libras=GBP libras_esterlinas=GBP yenes=JPY yuanes=CNY ' +
    'pesos_mexicanos=MXN pesos_argentinos=ARS pesos_chilenos=CLP pesos_colombianos=COP soles=PEN francos=CHF ' +
    'francos_suizos=CHF reales=BRL',
  Q:
    'par=2 pares=2 unidad=1 unidades=1 uds=1 ud=1 pieza=1 piezas=1 articulos=1 caja=1 cajas=1 paquetes=1 botellas=1 ' +
    'juegos=1 packs=1 ejemplares=1 bolsas=1 latas=1 rollos=1',
  d: 'docena docenas',
  G:
    'camiseta=1 camisetas=1 camisa=1 camisas=1 zapatos=1 zapatillas=1 botas=1 sandalias=1 calcetines=1 vestido=1 ' +
    'vestidos=1 falda=1 faldas=1 chaqueta=1 chaquetas=1 abrigo=1 abrigos=1 sudadera=1 sudaderas=1 jersey=1 jerseis=1 ' +
    'jerseys=1 pantalon=1 pantalones=1 vaqueros=1 gorra=1 gorras=1 bufandas=1 guantes=1 cinturones=1 anillos=1 ' +
    'collares=1 taza=1 tazas=1 vasos=1 platos=1 cuencos=1 lampara=1 lamparas=1 velas=1 sillas=1 mesas=1 cojines=1 ' +
    'mantas=1 toallas=1 sabanas=1 libros=1 juguetes=1 moviles=1 sartenes=1 bolsos=1 mochilas=1 productos=1 copas=1 ' +
    'cuchillos=1 plantas=1 macetas=1 fundas=1 cables=1 cargadores=1 pilas=1',
  J: 'mas otros otras nuevos nuevas',
  o: 'de del la el los las lo en talla_de',
  K:
    'negro=black negra=black negros=black negras=black blanco=white blanca=white blancos=white blancas=white gris=grey ' +
    'grises=grey rojo=red roja=red rojos=red rojas=red azul=blue azules=blue azul_marino=navy celeste=blue celestes=blue marino=navy ' +
    'verde=green verdes=green amarillo=yellow amarilla=yellow amarillos=yellow amarillas=yellow naranja=orange ' +
    'naranjas=orange morado=purple morada=purple morados=purple moradas=purple lila=purple violeta=purple rosa=pink fucsia=pink ' +
    'marron=brown marrones=brown beis=beige dorado=gold dorada=gold dorados=gold ' +
    'oro=gold plateado=silver plateada=silver en_plata=silver color_plata=silver turquesa=turquoise granate=burgundy burdeos=burgundy ' +
    'caqui=khaki',
  Z: 'talla tallas numero_de_pie',
  z: 'talla_unica=one_size',
  Y: 'calzo uso~ gasto~',
  w: 'o u',
  B: 'socio socios cliente clientes miembro miembros tarjeta~ mar mercado',
  i: 'rabia ira envidia verguenza',
  s: 'tiene~ tienen~ puse~ pones~ pone~ ve~ veo~',
  x:
    'la_manana_siguiente por_la_manana de_la_manana la_manana cada_manana una_manana pantalla_en_blanco pagina_en_blanco arroz_negro manana_siguiente a_la_manana_siguiente por_las_mananas viernes_negro lista_blanca ' +
    'lista_negra agujero_negro',
}
