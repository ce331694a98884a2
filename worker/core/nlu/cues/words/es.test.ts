import { checkCues } from '../../../../test/fixtures/cue-table'

checkCues(
  'Spanish',
  {
    affirm:
      'sí | Si | síííí | sip | claro | claro que sí | vale | Vale. | dale | ok gracias | de acuerdo | correcto | así es | eso es | está bien | sí, 1002 | sí, cancélalo | perfecto 😊',
    consent:
      'sí | si | Sí. | sí por favor | vale | dale | ok | claro | por supuesto | adelante | hazlo | sí, hazlo | confirmo | de acuerdo | exacto | sí, gracias | sí, cancélalo | cancela el pedido | vale, cancelad | sí, puedes cancelarlo | si si | por favor | perfecto',
    'consent cancel': 'sí, cancélalo | sí, cancela mi pedido | anúlalo por favor | vale, anula el pedido | sí',
    'consent change': 'sí, cambia la dirección | actualízala | sí, usa esa dirección',
    'consent return': 'sí, registra la devolución | devuélvelo | sí, cámbialo por favor',
    'consent claim': 'sí, abre la reclamación | abre una reclamación',
    'starts yes': 'sí, pero mañana | vale, aunque no sé | claro que me interesa',
    deny: 'no | No. | nooo | no, gracias | no gracias | para nada | mejor no | todavía no | claro que no | no quiero | no es mi pedido | no, 1002 | no 1002 | no, es otro | no la cambies | ninguna de las dos | no lo hagas',
    abandon:
      'déjalo | dejalo | olvídalo | Olvidalo!! | da igual | ya no importa | mejor déjalo así | no, déjalo estar | nada, olvídalo | he cambiado de idea | olvídelo, gracias',
    correction:
      'no, quería decir 1002 | no, 1002 | no, es el 1002 | perdón, es 1002 | perdón 1002 | me equivoqué, es 1002 | quise decir 1002 | pedido equivocado | uy perdón, 1002 | no es 1001, es 1002 | perdón, mi correo es a@b.es | me refería a 1002',
    'negates cancel':
      'no quiero cancelar mi pedido | no cancelen el pedido | por favor no lo canceles | no, no lo canceléis | ya no quiero cancelarlo | no hace falta cancelar',
    'negates change': 'no cambies la dirección | no quiero cambiar la dirección',
    'negates return': 'no quiero devolverlo | no hace falta ningún reembolso | no lo devuelvan',
    'negates claim': 'no falta nada | no quiero reclamar | no me falta ningún artículo',
    goodbye: 'adiós | gracias, hasta luego | chao | bueno, me despido | que tenga un buen día',
    danger:
      'la lámpara está en llamas | se incendió el cargador | sale humo del aparato | huele a quemado | me dio una descarga eléctrica | mi hijo se tragó una pieza | ¡fuego! | me explotó la batería | echa chispas',
    'self harm': 'quiero morirme | no quiero vivir | pienso en el suicidio',
    asks: '¿por qué? | cuál es el motivo? | dónde está mi pedido | cómo lo hago | qué datos necesitan | puedo cambiarlo',
    'names an order':
      'pedido 1001 | mi pedido 1001 | es sobre el pedido 1001 | número de pedido 1001 | hola, tengo una pregunta sobre el pedido 1001',
    replaces: 'cambia la dirección en lugar de eso | mejor cámbialo | no, espera',
    drops: 'cancela esto | cancela la devolución | cancelar la solicitud',
    waits: 'hola? | ¿hay alguien? | sigo esperando | ¿cuánto tiempo tengo que esperar? | ¿siguen ahí?',
    leaves: 'ya no quiero esperar | no espero más',
    'lacks the number':
      'no tengo el número de pedido | perdí el número de pedido | búscalo por correo | ¿puede buscarlo con mi email? | ¿dónde está el número de pedido? | no encuentro el número',
    'is without it': 'no lo tengo | no lo sé | ni idea | no me acuerdo | lo perdí',
    'rules out': 'no es el 1003 sino el 1001 | no 1003, 1001',
    'asks for goods': '¿tienen lámparas? | hay mantas | busco una taza azul',
    'leaves open': 'quizás | tal vez | no estoy seguro',
    address:
      'Ana Prata, Calle de Alcalá 45, 28014 Madrid | C/ Mayor 5, 3º B, 28013 Madrid, España | Av. Reforma 222, Col. Juárez, 06600 Ciudad de México',
    'picks 1': 'la primera | el primero | primera | la 1 | número uno | 1º',
    'picks 2': 'el segundo | la segunda opción | la dos | opción 2 | el 2 por favor | 2ª',
    'picks 4': 'la última | el último',
  },
  {
    affirm:
      'sí, pero no ese | sí? | ¿sí? | no | siempre | si es gratis | vale la pena | claroscuro | si cancelas te pago | gracias | no sé | 1002',
    consent:
      'sí, pero | sí, pero mañana | sí? | ¿sí? | ¿sí | sí, si es gratis | si es gratis | si cancelas te denuncio | sí, cuando llegue | vale gracias | ok gracias | gracias | está bien | bueno | quizás | no | sí y no | sí, espera | sí, devuélveme el dinero primero | vale la pena | ja ja | jajaja | sí 1014 | quiero cancelar | sí, no lo canceles',
    'consent cancel': 'sí, cambia la dirección | sí, devuélvelo | sí, abre la reclamación',
    'consent change': 'sí, cancélalo | sí, cancela el pedido',
    'consent return': 'sí, cancélalo',
    'consent claim': 'sí, cancélalo',
    deny: 'no sé | no entiendo | no hay problema | no te preocupes | no me llegó el paquete | no quiero hablar con un robot | no quiero recibir más correos | ¿no? | nosotros | norte | No. 1002 | Nº 1002 | no está el regalo | no recuerdo',
    abandon:
      'cancela el pedido | cancélalo | déjalo en la puerta | para mañana | olvidé mi contraseña | olvídalo con el vecino de abajo | dejé el paquete | me arrepentí de la compra',
    correction: 'no | no gracias | no, gracias | no pasa nada | disculpe, ¿tienen tazas? | perdón por la espera',
    'negates cancel':
      'cancela mi pedido | ¿por qué no cancelan mi pedido? | no cancelaron mi pedido | no lo quiero, cancélalo | no quiero devolverlo sino cancelarlo | ¿no puedo cancelar?',
    'negates return':
      'no quiero reembolso, quiero otro igual | no devuelven mi dinero | no quiero el vale, quiero mi dinero | por qué no me devuelven el dinero',
    'negates claim': 'falta una taza | me falta un artículo',
    goodbye: '¿adiós? | gracias | buenas | adiosito no',
    danger:
      '¿se puede usar en el fuego? | una sudadera gris humo | el mensajero se tragó mi paquete | la máquina se tragó mi dinero | si no responden exploto | chimenea | tarda mucho',
    'self harm': 'me muero de ganas | me muero de risa',
    asks: 'porque no me queda | cuando llegó estaba roto | como venía roto | qué pena, llegó roto | me queda pequeño | Calle Mayor 5',
    'names an order': 'cancelar pedido 1001 | pedido 1001 roto | mi pedido | devolver 1001',
    replaces: 'cambia la dirección | la tienda no espera | espera',
    drops: 'cancela el pedido | cancélalo',
    waits: 'cuánto cuesta | cuánto tarda el envío | hola, ¿dónde está mi pedido? | cuánto',
    leaves: 'espero | no quiero esperar el paquete hasta el lunes',
    'lacks the number':
      'dónde está mi pedido | pedido 1001 | no recibí el paquete | mi casa no tiene número de calle visible',
    'is without it': 'no lo tengo porque nunca llegó | perdí el paquete | no recibí nada',
    'rules out': 'es el 1003 | mi pedido no llegó, es el 1003',
    'asks for goods': '¿dónde está mi pedido? | ¿tienen mi paquete? | quiero devolver la lámpara',
    'leaves open': 'no se abre la página | sí',
    address: 'Calle Mayor 5 | Madrid | 28013 Madrid | mi nueva dirección | la misma que el pedido 1001',
    'picks 1': 'primero quiero saber el precio | uno de los dos | la primera vez',
    'picks 2': 'dos tazas | segundo piso | el segundo? | hace 2 días',
    'picks 4': 'la última semana',
  },
)
