import type { Words } from './kinds'

export const PT: Words = {
  n:
    'dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14 ' +
    'quatorze=14 quinze=15 dezesseis=16 dezessete=17 dezoito=18 dezenove=19 vinte=20 trinta=30 quarenta=40 ' +
    'cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 mil~=1000',
  u: 'um uma',
  y: 'e',
  U: 'dia=D dias=D semana=W semanas=W mes=M meses=M ano=Y anos=Y',
  A: 'ha~ faz tem~',
  a: 'atras',
  I: 'em dentro_de daqui_a daqui',
  D:
    'hoje=0 amanha=1 depois_de_amanha=2 ontem=-1 anteontem=-2 antes_de_ontem=-2 ontem_a_noite=-1 amanha_de_manha=1 ' +
    'ontem_de_manha=-1 hoje_de_manha=0 hoje_a_noite=0',
  W: 'segunda_feira=mon terca_feira=tue quarta_feira=wed quinta_feira=thu sexta_feira=fri sabado=sat domingo=sun terca=tue',
  V: 'segunda=mon quarta=wed quinta=thu sexta=fri',
  P: 'na ate nesta desde toda',
  M:
    'janeiro=1 fevereiro=2 marco=3 abril=4 maio=5 junho=6 julho=7 agosto=8 setembro=9 outubro=10 novembro=11 ' +
    'dezembro=12 jan=1 fev=2 abr=4 mai=5 jun=6 jul=7 ago~=8 set~=9 out~=10 nov=11 dez=12',
  L: 'passado passada ultimo ultima',
  X: 'proximo proxima que_vem seguinte',
  C:
    'real=BRL reais=BRL euro=EUR euros=EUR dolar=USD dolares=USD libra=GBP libras=GBP ienes=JPY pesos_argentinos=ARS ' +
    'francos=CHF',
  Q:
    'par=2 pares=2 unidade=1 unidades=1 unid=1 un=1 peca=1 pecas=1 itens=1 item=1 caixa=1 caixas=1 pacotes=1 garrafas=1 ' +
    'conjuntos=1 jogos=1 kits=1 exemplares=1 latas=1 rolos=1',
  d: 'duzia duzias',
  G:
    'camiseta=1 camisetas=1 camisa=1 camisas=1 sapatos=1 tenis=1 botas=1 sandalias=1 meias=1 vestido=1 vestidos=1 ' +
    'saia=1 saias=1 jaqueta=1 jaquetas=1 casaco=1 casacos=1 moletons=1 sueter=1 sueteres=1 calca=1 calcas=1 bones=1 ' +
    'cachecois=1 luvas=1 cintos=1 aneis=1 colares=1 caneca=1 canecas=1 copos=1 xicaras=1 pratos=1 tigelas=1 ' +
    'luminarias=1 velas=1 cadeiras=1 mesas=1 almofadas=1 mantas=1 toalhas=1 lencois=1 livros=1 brinquedos=1 ' +
    'celulares=1 frigideiras=1 panelas=1 bolsas=1 mochilas=1 produtos=1 tacas=1 facas=1 plantas=1 vasos=1 capinhas=1 ' +
    'cabos=1 carregadores=1 pilhas=1 blusas=1 bermudas=1',
  J: 'mais outros outras novos novas',
  o: 'de do da dos~ das o a os as no na em',
  K:
    'preto=black preta=black pretos=black pretas=black branco=white branca=white brancos=white brancas=white ' +
    'cinza=grey cinzas=grey cinzento=grey vermelho=red vermelha=red vermelhos=red vermelhas=red azul=blue azuis=blue ' +
    'azul_marinho=navy azul_claro=blue marinho=navy verde=green verdes=green amarelo=yellow amarela=yellow amarelos=yellow ' +
    'amarelas=yellow laranja=orange laranjas=orange roxo=purple roxa=purple roxos=purple roxas=purple lilas=purple ' +
    'violeta=purple rosa=pink marrom=brown marrons=brown castanho=brown bege=beige dourado=gold ' +
    'dourada=gold ouro=gold prateado=silver prateada=silver prata=silver turquesa=turquoise vinho=burgundy ' +
    'bordo=burgundy caqui=khaki',
  Z: 'tamanho tamanhos tam numeracao',
  z: 'tamanho_unico=one_size tam_unico=one_size',
  Y: 'uso~ calco visto~',
  w: 'ou',
  B: 'cliente clientes membro membros cartao~ socio socios mar mercado',
  i: 'raiva ira inveja vergonha odio',
  s: 'fiquei~',
  x: 'segunda_vez quarta_vez quinta_vez sexta_vez segunda_mao segunda_via black_friday sexta_feira_negra taca_de_vinho',
}
