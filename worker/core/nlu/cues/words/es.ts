import { foldAccents } from '../fold'
import {
  type Agreement,
  affirmOf,
  anywhere,
  bareOrderOf,
  choiceOf,
  consentOf,
  correctionOf,
  denyOf,
  whole,
} from '../grammar'
import { type LanguageCues, type Refusal, words } from '../language-cues'

const LEAD = 'ah+|eh+|oh|uy|ay|mm+|hm+|pues|bueno|a ver'
const THANKS = 'gracias|muchas gracias|mil gracias|grax'
const PLEASE = 'por favor|porfa|porfavor|porfis|ya|ahora|ahora mismo'
const ORDER = '(?:(?:el|mi|ese|este|la|esa|esta) )?(?:pedido|orden|compra)'
const ADDRESS = '(?:la|mi|esa|esta) direccion(?: de (?:envio|entrega))?'

const SAID: Agreement = {
  lead: LEAD,
  yes: 'sii?|si si|sip+|sipi|claro que si+|pues si+|que si|por supuesto que si|obvio que si|si senora?',
  consent:
    'ok|okey|okay|oki|oka|okis|vale|dale|claro|por supuesto|desde luego|de acuerdo|estoy de acuerdo|correcto|es correcto|' +
    'todo correcto|exacto|exactamente|eso es|asi es|efectivamente|confirmo|confirmado|lo confirmo|adelante|hazlo|hagalo|' +
    'haganlo|hagale|procede|proceda|procedan|perfecto|de una|por favor|porfa|porfavor|porfis|afirmativo|estoy segur[oa]',
  agree:
    'bueno|listo|venga|va|orale|sale|simon|genial|cierto|esta bien|me parece bien|me parece|me sirve|ya|obvio|eso mismo|' +
    'aja|tal cual|hecho|como no|por mi si|buenisimo|estupendo|es[ae] (?:es|mism[oa])|soy yo',
  beside: 'genial|perfecto|entonces|nomas|pues',
  please: PLEASE,
  thanks: THANKS,
  may: 'puedes|puede|pueden|podeis',
  does: {
    cancel: `(?:cancel|anul)(?:a|e|en|ad|ar)(?:me)?(?:l[oa]s?)?(?: ${ORDER})?`,
    change: `(?:(?:cambi|actualiz|us|guard)(?:a|e|en|ar)|modific(?:a|ar)|modifique|utilice|utiliz(?:a|ar))(?:me)?(?:la)?(?: (?:${ADDRESS}|esa|esta))?`,
    return:
      '(?:devuelv[ae]|devolver|registr(?:a|e|en|ar)|cambi(?:a|e|en|ar)|reembols(?:a|e|en|ar))(?:l[oa]s?)?' +
      '(?: (?:(?:la|el|ese|esa|mi) )?(?:devolucion|cambio|articulo|producto|pedido))?',
    claim:
      '(?:abr(?:e|a|an|ir)|inici(?:a|e|ar)|present(?:a|e|ar))(?:la|lo)?(?: (?:(?:la|una|el|un) )?(?:reclamacion|reclamo))?',
  },
}

const NO = 'no+|nop+|nope|nel|nah|nones'

function refusalOf(verb: string, named: RegExp, ...also: readonly string[]): Refusal {
  const object = '(?:me |te |le |nos )?(?:l[oa]s? )?'
  return {
    refused: new RegExp(
      [
        `(?:^|[,.;!] ?|\\b(?:por favor|porfa|y|pero|no|ok|vale|bueno|espera|mejor) )(?:ya |todavia |aun )?no ${object}(?:${verb})\\b`,
        `\\b(?:ya )?no (?:quiero|queremos|necesito|necesitamos|deseo|pienso|voy a|vamos a|pretendo|hace falta|pedi|quise|quisiera)` +
          `(?: que)?(?: me)?(?: l[oa]s?)?(?: hacer)?(?: la| el| una| un| ninguna?)? ?(?:${verb})\\b`,
        ...also,
      ].join('|'),
    ),
    named,
  }
}

export const ES: LanguageCues = {
  letters: foldAccents,
  abandon: words(
    whole(
      'ah|oh|ok|vale|bueno|pues|no|mira|perdon|perdona|disculpa|es que|entonces|mejor|ya|nada|gracias|mm+|ay',
      'deja(?:l[oa]|me)?(?: (?:estar|asi|ya))?|deje(?:l[oa]|n?lo)?(?: (?:estar|asi|ya))?|dejemoslo(?: (?:estar|asi))?|' +
        'olvida(?:l[oa]|te)|olvide(?:l[oa])|olvidemoslo|olvida (?:eso|esto)|(?:ya )?no importa|nada,? olvidalo|da igual|' +
        'no te preocupes,? dejalo|cambie de (?:idea|opinion)|he cambiado de (?:idea|opinion)|ya no hace falta|ya no quiero nada|' +
        'lo dejamos(?: (?:estar|asi))?|para|pare|basta|stop|salir|terminar|(?:volver a )?empezar de nuevo|' +
        'empecemos de nuevo|reiniciar|ya nada|nada nada|paso',
      `ya|entonces|${THANKS}|por favor|adios|por ahora|mejor|perdon|no importa|da igual|no pasa nada`,
    ),
  ),
  affirm: affirmOf(SAID),
  notAffirm: {},
  deny: denyOf({
    lead: `${LEAD}|perdon|lo siento|que|espera|gracias pero`,
    no: NO,
    beside: 'asi|mism[oa]|de momento|por ahora|todavia|aun|hoy|la verdad|ya|pues|senora?',
    refusals:
      'no (?:quiero|la quiero|lo quiero|hace falta|es necesario|lo (?:hagas|haga|hagan|necesito|creo)|confirmo|estoy de acuerdo|me (?:convence|sirve|interesa))|no quiero (?:eso|nada|ningun[oa]|hacerlo|seguir|continuar)|no (?:la|lo|me la|me lo)? ?(?:cancel|anul|cambi)(?:e[ns]?|eis)(?: (?:el pedido|mi pedido|nada|eso|la direccion))?|no (?:es|era) (?:es[oae]|mi (?:pedido|direccion|correo)|correct[oa]|asi|para mi)|no soy yo|no,? (?:el|la) otr[oa]|es[oae] no es|' +
      'no+|nunca|jamas|para nada|claro que no|por supuesto que no|desde luego que no|negativo|ni hablar|ni loc[oa]|ni de broma|' +
      'que va|en absoluto|de ninguna manera|mejor no|por ahora no|de momento no|ahora no|todavia no|aun no|no creo|creo que no|' +
      'prefiero que no|incorrecto|falso|ningun[oa](?: de (?:es[oa]s|l[oa]s dos|ell[oa]s))?|tampoco|eso no|es[ae] no(?: es)?|asi no|nada mas|' +
      'esta mal|no way|que no|nada de eso|no lo creo|lo dudo',
    thanks: `${THANKS}|por favor`,
  }),
  notDeny: {
    marks: [/^no\. ?\d/],
    words: [
      /^no (?:se(?! que no)|entiendo|comprendo|recuerdo|me acuerdo|hay (?:problema|de que)|pasa nada|problem|te preocupes|me (?:llego|ha llegado))\b/,
    ],
  },
  correction: correctionOf({
    lead: 'ah|oh|uy|ay|mm+|ok|vale|bueno|espera|perdon|perdona|disculpa',
    no: 'no|nop|nope',
    notNew: 'gracias|muchas gracias|pasa nada|hay problema|importa|te preocupes',
    sorry: 'perdon|perdona|perdone|disculpa|disculpe|lo siento|ups|uy|espera',
    itIs: 'es|era|son|mi (?:correo|email|mail|pedido|numero|direccion) (?:es|era)',
    slip:
      'me (?:equivoque|he equivocado|confundi)|queria decir|quise decir|me referia a|quiero decir|(?:numero|pedido|correo|email|direccion) (?:equivocad[oa]|incorrect[oa])|' +
      '(?:puse|escribi|di|te di|le di|he puesto) mal|en realidad (?:es|era)|correccion|error mio|fe de erratas|mejor dicho|digo',
    not: 'no es|no era|no',
  }),
  consent: consentOf(SAID),
  startsYes:
    /^(?:si|sip|claro|vale|ok|okey|dale|de acuerdo|correcto|exacto|por supuesto|esta bien|perfecto|bueno)(?= |$)/,
  refusal: {
    cancel: refusalOf(
      'cancel(?:e[ns]?|eis|ar(?:l[oa]s?|me)?|acion|elo)|anul(?:e[ns]?|ar(?:l[oa])?)',
      /\b(?:cancel|anul)/,
    ),
    change: refusalOf(
      'cambi(?:e[ns]?|eis|ar(?:l[oa]s?)?)|modifi(?:que[ns]?|car(?:l[oa])?)|actuali(?:ce[ns]?|zar)',
      /\b(?:cambi|modifi|actuali)/,
    ),
    return: refusalOf(
      'devuelva[ns]?|devolver(?:l[oa]s?)?|devolucion|reembols(?:o|ar|e[ns]?)|cambi(?:e[ns]?|ar(?:l[oa]s?)?)',
      /\b(?:devol|devuel|reembols|cambi|dinero|plata|otr[oa]|quiero|prefiero)/,
      '\\bno (?:esta|vino|llego) (?:rot|danad)[oa]\\b',
    ),
    claim: refusalOf(
      '(?:abr(?:ir|a[ns]?)|present(?:ar|e[ns]?)|hacer) (?:una |la |ninguna )?(?:reclamacion|reclamo)|reclamar|reclamacion',
      /\b(?:falta|reclam)/,
      '\\bno (?:me )?falta (?:nada|ningun\\w*)\\b|\\bnada falta\\b',
    ),
  },
  why: /\b(?:por que|como|cuando|que paso|queja|denuncia\w*)\b/,
  bareOrder: bareOrderOf(
    'hola|buenas|buenos dias|buenas tardes|es|tengo|quiero hacer|una (?:pregunta|consulta|duda)|(?:es )?(?:sobre|por|acerca de|respecto a|con|de)|el|mi|este',
    '(?:el |mi |este |la |del )?(?:(?:numero (?:de|del) )?(?:pedido|orden|compra)|numero)(?: (?:numero|n|nro|num|es|es el))?',
  ),
  asks: {
    start:
      /^(?:y |pero |oye )?(?:qué(?! \p{L}+(?: \p{L}+)?[,!])(?= (?:\p{L}{1,3} )?(?:hago|haces?|puedo|puedes?|pasa|pasó|es|son|significa|datos?|beneficios?|gano|pongo|tengo|debo|necesito|opci[oó]n|opciones|raz[oó]n|razones|motivos?|m[eé]todos?|talla|d[ií]a|hora|n[uú]mero|formas?|tal))|cuándo|cómo|dónde|cuáles?|cuál|cuánt[oa]s?|quién|por qué|para qué|a qué|(?:como|donde|cuanto) (?:puedo|hago|se|es|esta|cuesta|tarda|encuentro|funciona)|cuando (?:llega|llegara|sale|lo recibo)|(?:cual|quien) es|que (?:razones|motivos|opciones|significa|hago)|puedo|podría|podria|se puede|hay algun[ao]?)(?![\p{L}])/u,
  },
  replaces:
    /\b(?:en (?:vez|lugar) de (?:eso|esto|ello)|en su lugar|mejor (?:cambi|devuelv|devolv|cancel|quiero)|mas bien)|^(?:no|nop),? espera(?![\p{L}])/u,
  dropsThis: words(
    /^(?:por favor |ok |no )?(?:cancel|anul)(?:a|ar|e) (?:esto|eso|(?:est[ae]|es[ae]|la|el|mi) (?:solicitud|devolucion|cambio|reclamacion|reclamo|gestion|proceso|tramite))(?: por favor)?$/,
  ),
  waits: words(
    /^(?:(?:hola|buenas) ?)?(?:(?:hay )?alguien(?: (?:ahi|por ahi|aqui|disponible))?|(?:sigues?|siguen|estas?|estan) (?:ahi|alli)|me (?:oyes|oyen|leen))$/,
    /^(?:hola|buenas|holaa)(?: (?:hola|buenas)){0,3}$/,
    /^(?:(?:y|pero) )?(?:cuanto tiempo|cuanto mas|cuanto(?= (?:tengo|hay|debo|falta|tarda)))(?: (?:tengo que|hay que|debo|falta|tardan?|tarda))?(?: (?:en )?(?:esperar|responder|contestar|atender(?:me)?))?(?: (?:para que|a que|hasta que) (?:me )?(?:atiendan?|respondan?|contesten?))?$/,
    /^(?:sigo|todavia estoy|aun estoy) (?:esperando|aqui)$|^cuando me (?:van a )?(?:atienden|atender|responden|responder|contestan|contestar)$/,
  ),
  leaves: words(
    /^(?:(?:ya )?no (?:quiero|puedo|voy a) esperar(?: mas)?|no espero mas|ya no espero|no hace falta esperar|me voy de la cola|salir de la (?:cola|fila)|deja de esperar)$/,
  ),
  goodbye: anywhere(
    'adios|hasta (?:luego|pronto|manana|la proxima|otra)|nos vemos|(?<=^|[,.!] ?|(?:gracias|bueno|ok|listo|ya) )cha[ou]|chaito|cuidate|cuidense|que (?:este[ns]? (?:muy )?bien|descanse[ns]?|(?:le|te) vaya (?:muy )?(?:bien|bonito))|me (?:despido|desconecto)|me voy(?=[ ,.!]*$)|buen(?: fin de semana| finde)|que (?:tenga[sn]? )?(?:un )?buen dia|hasta el (?:lunes|martes)|bye',
  ),
  danger: {
    selfHarm: anywhere(
      'suicid(?:io|arme|a)|matarme|quitarme la vida|(?:me )?quiero morir(?:me)?|no quiero (?:seguir )?(?:viviendo|vivir)|acabar con mi vida|hacerme dano',
    ),
    danger: [
      anywhere(
        '(?:se (?:ha |esta )?(?:incendi(?:o|ado|ando)|quemando|prendi(?:o|endo|do)(?: fuego)?))|en llamas|(?:esta )?ardiendo|(?:hay|empezo|salio|prendio|cogio|agarro) (?:un )?(?:fuego|incendio)',
        '(?:sale|salio|saliendo|salia|echa|echando|hay|empezo a salir|lleno de) (?:mucho )?(?:humo|chispas|llamas)|huele a quemado|olor a quemado',
      ),
      anywhere(
        'descarga electrica|me dio (?:un )?(?:la corriente|calambre|toque|corriente|descarga)|electrocut\\w+',
        '(?:se (?:ha )?(?:trago|tragado)|trago una? pieza|se esta (?:ahogando|atragantando|asfixiando)|atraganto|me (?:he )?(?:queme|quemado|corte|cortado) (?:la|el|con|los|las|mucho|un|una)|me queme|me (?:he )?lastim\\w+)(?! (?:mi )?(?:dinero|paquete|tarjeta))',
        '(?:estoy|esta|resulto|quedo|salio) (?:herid[oa]|sangrando)|explot(?:o (?:el|la|un|una|mi|en|cuando|al)|ado)|(?:me|se|nos|le) explot(?:o|aron)',
      ),
      /^(?:ayuda )?(?:fuego|incendio|humo)(?: (?:ayuda|fuego))?$/,
    ],
    asksWhether: /^(?:se puede|puedo|puede|podria|sirve|es segur[oa]|aguanta|resiste)\b/,
  },
  maybe: /\b(?:quizas?|tal vez|a lo mejor|puede ser|no lo se|no estoy segur[oa])\b|^(?:mm+ |pues )?no se$/,
  yesWord: /\bsi,|^si\b/,
  notNumber:
    // "No pedido 1001" is Portuguese for "in order 1001".
    /\bno (?:(?:es|era|fue|hablo de|me refiero a) )?(?:el |la |mi |al )(?:pedido |orden |numero |compra )?(?:numero |n[.o]? ?)?\s*#?$|\bno (?:(?:es|era|fue) (?:pedido )?)?(?:numero )?\s*#?$/,
  leadingNo: 'no|nop|perd[oó]n|disculpa|disculpe|en realidad|espera|no,? es',
  choice: choiceOf({
    lead: 'porque|es que|pq|ya que|he|lo|me|se|esta|estaba|es|por|que',
    article: 'el|la|lo',
    numbered: 'numero|nro|n|opcion|articulo|producto',
    item: 'opcion|articulo|producto|pedido|item|uno|una',
    endings: 'o|a|er|er[oa]|d[oa]|t[oa]|m[oa]|v[oa]',
    ordinals:
      'primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|sep?tim[oa]|octav[oa]|noven[oa]|decim[oa]'.split(
        '|',
      ),
    cardinals: ['uno|una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'],
    last: 'ultim[oa]',
    please: 'por favor|porfa|gracias',
  }),
  orderNumber: {
    lacks: new RegExp(
      '\\b(?:no (?:tengo|encuentro|se|recuerdo|me acuerdo de|me acuerdo del|hallo|veo|me llego|conozco)|sin|perdi|olvide|se me (?:perdio|olvido)|borre|he perdido) (?:\\w+ ){0,3}?(?:(?:numero|n[ro.]{0,2}|codigo) (?:de|del) (?:mi )?(?:pedido|orden|compra)|numero(?= ?(?:$|[,.!?]| pero| y )))|' +
        '\\b(?:buscar?(?:l[oa])?|busca|busque|encontrar?|consultar?|ver|mirar?|mira)\\b.{0,30}\\b(?:por|con|mediante) (?:el |mi |su )?(?:correo|e[- ]?mail|mail|nombre|telefono|direccion)|' +
        '\\bdonde (?:esta|veo|encuentro|puedo (?:ver|encontrar)|sale|aparece|consigo) (?:(?:el|mi|ese) )?numero(?: de| del| ?\\?|$)',
    ),
    without:
      /^(?:(?:perdon|no|pero|pues|uy|es que|lo siento|la verdad),? ){0,3}(?:no (?:lo |la )?(?:tengo|se|encuentro|recuerdo|sabria)|no me acuerdo|ni idea|no tengo ni idea|no tengo|lo (?:perdi|olvide|borre|he perdido)|se me (?:olvido|perdio))(?: (?:ahora|aqui|a mano|conmigo|mas|ya|ahora mismo|la verdad))*[.!,]?$/,
  },
  goods: {
    wants:
      /\b(?:tienen|teneis|tienes|venden|vendeis|vende|hay|cuanto (?:cuesta|cuestan|vale|valen|sale)|busco|estoy buscando|quiero comprar|recomiend\w*|ensen\w*|muestr\w*|precio)\b/,
    asks: /^(?:¿ ?|(?:hola|buenas|oye|y|ok|por favor),? ){0,3}¿? ?(?:tienen|teneis|tienes|tiene|venden|vendeis|hay|busco|estoy buscando|cuanto|que|quiero comprar|puedo comprar)\b/,
    elsewhere:
      /\b(?:mi|mis|pedido|paquete|devol\w*|devuel\w*|reembols\w*|cambi\w*|rot[oa]s?|falta\w*|recib\w*|llego|descuentos?|cupon\w*|codigos?|envi\w*|entreg\w*|garantia|tallas?|lava\w*|limpi\w*)\b/,
  },
}
