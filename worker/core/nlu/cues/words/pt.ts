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

const LEAD = 'ah+|eh+|oh|opa|oi|hm+|entao|bom|olha|ai|uai'
const THANKS = 'obrigad[oa]|muito obrigad[oa]|obg|obgd|brigad[oa]|vlw'
const PLEASE = 'por favor|porfavor|pfv|pf|agora|ja|logo'
const ORDER = '(?:(?:o|meu|esse|este|a|minha|essa) )?(?:pedido|compra|encomenda)'
const ADDRESS = '(?:(?:o|meu|esse|este|pra esse|para esse) )?endereco(?: de entrega)?'
/** Pronouns stand behind the verb, with a hyphen or loose: "cancela-o", "cancela ele", "cancela isso". */
const IT = '(?: (?:o|a|os|as|ele|ela|isso|esse|essa|ai|pra mim|para mim))?'

const SAID: Agreement = {
  lead: LEAD,
  yes: 'sii?m+|sim sim|ss|claro que sim|com certeza sim|sim senhora?|e sim|quero sim|pode sim|aceito sim',
  consent:
    'ok|okay|okey|claro|com certeza|certeza|isso|isso mesmo|isso ai|e isso|e isso mesmo|e isso ai|exato|exatamente|' +
    'correto|esta correto|ta correto|perfeito|confirmo|confirmado|eu confirmo|pode|pode ser|pode fazer|pode confirmar|pode seguir|' +
    'pode prosseguir|pode continuar|pode mandar|manda ver|beleza|blz|fechado|combinado|de acordo|concordo|estou de acordo|' +
    'to de acordo|aceito|positivo|afirmativo|prossiga|faca isso|faz isso|pode fazer isso|por favor|pfv|certeza absoluta|tenho certeza',
  agree:
    's|certo|ta certo|esta certo|ta bom|ta bem|esta bem|ta ok|tudo bem|tudo certo|bora|bele|uhum|aham|ahan|show|otimo|legal|' +
    'maravilha|fechou|demorou|ja e|pode crer|e ess[ea](?: mesm[oa])?|por mim tudo bem|sou eu|quero|e isso|acho que sim',
  beside: 'entao|otimo|show|mesmo|ne',
  please: PLEASE,
  thanks: THANKS,
  may: 'pode|podem|podes',
  does: {
    cancel: `(?:cancel|anul)(?:a|e|em|ar)(?: (?:${ORDER}))?${IT}`,
    change: `(?:mud(?:a|e|em|ar)|alter(?:a|e|em|ar)|atualiz(?:a|e|em|ar)|us(?:a|e|em|ar)|corrig(?:e|ir)|troc(?:a|ar)|troque)(?: (?:${ADDRESS}))?${IT}`,
    return:
      '(?:devolv(?:e|a|am|er)|troc(?:a|ar)|troquem?|registr(?:a|e|em|ar)|reembols(?:a|e|em|ar))' +
      `(?: (?:(?:a|o|meu|minha|esse|essa|uma) )?(?:devolucao|troca|produto|item|pedido))?${IT}`,
    claim: `(?:abr(?:e|a|am|ir)|registr(?:a|e|ar)|inici(?:a|e|ar))(?: (?:(?:a|uma|essa|o|um) )?(?:reclamacao|chamado|ocorrencia))?${IT}`,
  },
}

const NO = 'nao+|naum|nn|nope|nah|nop|nem'

function refusalOf(verb: string, named: RegExp, ...also: readonly string[]): Refusal {
  const object = '(?:me |o |a |os |as )?'
  return {
    refused: new RegExp(
      [
        `(?:^|[,.;!] ?|\\b(?:por favor|pfv|e|mas|nao|ok|espera|calma|entao) )(?:ainda |eu )?(?:nao|n|naum) (?:e (?:pra|para) )?${object}(?:${verb})\\b`,
        `\\b(?:nao|n|naum) (?:quero|queremos|preciso|precisamos|desejo|pretendo|vou|vamos|pedi|queria|gostaria de|precisa)` +
          `(?: mais)?(?: que)?(?: (?:vc|voce|voces))?(?: fazer)?(?: a| o| uma| um| nenhuma?| de)? ?${object}(?:${verb})\\b`,
        ...also,
      ].join('|'),
    ),
    named,
  }
}

export const PT: LanguageCues = {
  letters: foldAccents,
  abandon: words(
    whole(
      'ah|oh|ok|entao|bom|nao|olha|desculpa|desculpe|e que|melhor|ja|nada|obrigad[oa]|hm+|aff|ih|mas',
      'deixa(?: (?:pra|para) la| quieto| assim| isso(?: (?:pra|para) la)?| estar)?|deixe (?:pra|para) la|deixemos (?:pra|para) la|' +
        'esquec[ea](?: isso| disso)?|mudei de ideia|nao importa|tanto faz|' +
        'nao precisa mais|nao quero mais nada|(?:para|pare|parar|chega|sair|encerrar)(?: (?:com )?isso)?|stop|comecar de novo|' +
        'recomecar|vamos comecar de novo|larga mao|nao e nada|nada nao|ja era',
      `entao|ja|${THANKS}|por favor|tchau|por enquanto|por agora|mesmo|ta|ta bom|desculpa|nao precisa|valeu`,
    ),
  ),
  affirm: affirmOf(SAID),
  // "Quero cancelar" asks for it.
  notAffirm: words(/^quero (?!sim|por favor|isso)/),
  deny: denyOf({
    lead: `${LEAD}|desculpa|espera|ih|nossa`,
    no: NO,
    beside: 'mesmo|agora|por enquanto|ainda|hoje|ne|nao|senhora?|viu|valeu',
    refusals:
      'nao (?:quero|precisa|preciso|concordo|autorizo|confirmo|aceito|faca isso|faz isso|e necessario|estou de acordo)|nao quero (?:isso|nada|nenhum|mais|continuar)|nao (?:cancel|mud|alter)(?:a|e|em)(?: (?:o pedido|meu pedido|isso|nada|o endereco))?|nao (?:e|era|foi) (?:isso|ess[ea]|meu|minha|meu pedido|correto|bem isso|pra mim)|nao sou eu|nao,? (?:o|a) outr[oa]|' +
      'nunca|jamais|de jeito nenhum|de forma alguma|nada disso|claro que nao|negativo|nem pensar|nem a pau|prefiro (?:que )?nao|' +
      'agora nao|ainda nao|por enquanto nao|melhor nao|acho (?:que|melhor) nao|nao concordo|discordo|errado|(?:ta|esta) errado|incorreto|' +
      'nenhum[ao]?(?: d(?:ess[ea]s|[oa]s dois|[oa]s duas))?|nenhuma das opcoes|isso nao|ess[ea] nao|assim nao|dispenso|recuso|nao mesmo|infelizmente nao|tambem nao',
    thanks: `${THANKS}|por favor|valeu`,
  }),
  notDeny: {
    marks: [/^n(?:o|ao)?\. ?\d/],
    words: [
      /^(?:nao|n|nem) (?:sei|entendi|entendo|lembro|tem (?:problema|de que)|ha (?:problema|de que)|tem nada|se preocupe|chegou|recebi)\b/,
    ],
  },
  correction: correctionOf({
    lead: 'ah|oh|ih|opa|hm+|ok|bom|espera|nossa|desculpa|desculpe|perdao',
    no: 'nao|n|naum',
    notNew: 'obrigad[oa]|muito obrigad[oa]|valeu|tem problema|precisa|importa',
    sorry: 'desculpa|desculpe|desculpem|perdao|foi mal|ops|opa|espera',
    itIs: 'e|era|sao|eh|(?:o )?meu (?:email|pedido|numero|endereco) (?:e|era)',
    slip:
      'me enganei|me confundi|errei(?: o numero)?|quis dizer|queria dizer|quero dizer|eu quis dizer|(?:numero|pedido|email|endereco) errado|' +
      '(?:digitei|escrevi|coloquei|mandei|passei) (?:o numero )?errado|na verdade (?:e|era)|correcao|erro meu|alias|digo',
    not: 'nao e|nao era|nao',
  }),
  consent: consentOf(SAID),
  startsYes:
    /^(?:sim|ss|claro|com certeza|ok|beleza|blz|isso|exato|correto|certo|pode|perfeito|ta bom|ta certo|uhum|aham)(?= |$)/,
  refusal: {
    cancel: refusalOf('cancel(?:a|e[ms]?|ar|amento|ada)|anul(?:e|a|ar)', /\b(?:cancel|anul)/),
    change: refusalOf(
      'mud(?:a|e[ms]?|ar|anca)|alter(?:a|e[ms]?|ar|acao)|troc(?:a|ar)(?: de)?(?: o)? endereco|atualiz(?:a|e|ar)',
      /\b(?:mud[ae]|alter[ae]|atualiz)/,
    ),
    return: refusalOf(
      'devolv(?:a[ms]?|er)|devolucao|troc(?:ar|a)|troque[ms]?|reembols(?:o|ar|e)',
      /\b(?:devol|troc|troqu|reembols|estorn|dinheiro|pix|quero|prefiro|outr[oa])/,
      '\\bnao (?:esta|ta|veio|chegou) (?:quebrad|danificad)[oa]\\b',
    ),
    claim: refusalOf(
      '(?:abr(?:ir|a[ms]?)|registr(?:ar|e)|fazer) (?:uma |a |nenhuma )?(?:reclamacao|ocorrencia)|reclamar|reclamacao',
      /\b(?:falt|reclam)/,
      '\\bnao (?:(?:esta|ta) )?falt(?:a|ou|ando) (?:nada|nenhum\\w*)\\b|\\bnada (?:faltando|falta)\\b',
    ),
  },
  why: /\b(?:por ?que|pq|como|quando|procon|denunci\w*)\b/,
  bareOrder: bareOrderOf(
    'oi|ola|bom dia|boa tarde|boa noite|e|eh|tenho|quero tirar|uma (?:pergunta|duvida)|(?:e )?(?:sobre|referente ao?|em relacao ao?|a respeito do|do|com)|o|meu|esse',
    '(?:o |meu |esse |do |a )?(?:(?:numero do )?(?:pedido|compra|encomenda)|numero)(?: (?:numero|n|nro|num|e|e o))?',
  ),
  asks: {
    start:
      /^(?:e |mas |oi,? )?(?:qual|quais|quanto (?:custa|tempo|é|e|demora)|quando (?:chega|vai|vou|sai)|onde (?:fica|est[aá]|t[aá]|eu|encontro|vejo|posso)|como (?:fa[cç]o|posso|eu fa[cç]o|funciona|[eé] que|consigo)|quem|por qu[eê](?= (?!n[aã]o |eu ))|o que (?:[eé]|fa[cç]o|s[aã]o|significa|eu fa[cç]o)|posso|consigo|d[aá] (?:pra|para)|tem como|ser[aá] que|quantos? dias)(?![\p{L}])/u,
  },
  replaces:
    /\b(?:em vez disso|ao inves disso|no lugar disso|em lugar disso|melhor (?:mud|troc|devolv|cancel)|ao contrario)|^nao,? (?:espera|pera)(?![\p{L}])/u,
  dropsThis: words(
    /^(?:por favor |ok |nao )?cancel(?:a|ar|e) (?:isso|isto|(?:ess[ae]|est[ae]|a|o|minha|meu) (?:solicitacao|devolucao|troca|reclamacao|processo|mudanca|alteracao))(?: por favor)?$/,
  ),
  waits: words(
    /^(?:(?:oi|ola|alo) ?)?(?:(?:tem |ha )?alguem(?: (?:ai|aqui|online|disponivel))?|(?:voces?|vc|vcs|ce) (?:ta|tao|estao?|ainda (?:ta|esta)) (?:ai|online)|ta ai)$/,
    /^(?:oi+|ola+|alo+)(?: (?:oi+|ola+|alo+)){0,3}$/,
    /^(?:(?:e|mas) )?(?:quanto tempo|quanto(?= (?:mais|falta|demora|vai)))(?: (?:mais|falta|demora|vai demorar|vou ter que|tenho que|preciso))?(?: (?:pra|para|ate|a))?(?: (?:me )?(?:esperar|atender(?:em)?|responder(?:em)?|aguardar))?$/,
    /^(?:ainda )?(?:to|estou|continuo|sigo) (?:esperando|aguardando|no aguardo)$|^quando (?:vao|alguem vai) me (?:atender|responder)$/,
  ),
  leaves: words(
    /^(?:nao (?:quero|posso|vou) (?:mais )?(?:esperar|aguardar)(?: mais)?|nao espero mais|nao precisa esperar|cansei de esperar|(?:quero )?sair da fila|desisto de esperar)$/,
  ),
  goodbye: anywhere(
    'tchau+|tchauzinho|xau|adeus|(?<=^|[,.!] ?|(?:obrigad[oa]|valeu|entao|bom|ok|tchau) )(?:ate (?:logo|mais|breve|amanha|a proxima|segunda)|(?:falou|flw|fui|inte)(?=[ ,.!]*$))|bom (?:fim de semana|descanso)|fica com deus|vou (?:indo|nessa)|passar bem|tenha um[a]? (?:bom|boa|otim[oa]) (?:dia|tarde|noite|semana)|um abraco|bye',
  ),
  danger: {
    selfHarm: anywhere(
      'suicid(?:io|ar)|me matar|tirar (?:a )?minha (?:propria )?vida|quero morrer|nao quero (?:mais )?viver|acabar com (?:a )?minha vida|me machucar de proposito',
    ),
    danger: [
      anywhere(
        '(?:pegou|pegando|ta pegando|botou|teve|tem|comecou um|comecou a pegar) fogo|incendio (?:em|na|no|aqui)|(?:ta|esta) (?:queimando|em chamas)|em chamas',
        '(?:sai|saiu|saindo|soltando|soltou|solta|muita|ta com|cheio de) (?:muita )?(?:fumaca|faisca|faiscas)|cheiro de queimado',
      ),
      anywhere(
        '(?:levei|tomei|me deu|deu|tomou|levou) (?:um )?choque(?! de)|choque eletrico|eletrocut\\w+',
        'engoliu(?! (?:o |meu )?(?:dinheiro|pacote|cartao|pedido))|(?:ta|esta) (?:engasgad[oa]|engasgando|sufocando)|engasgou|me (?:queimei|cortei|machuquei|feri)',
        '(?:fiquei|estou|to|ficou|saiu) (?:ferid[oa]|machucad[oa]|sangrando)|explodiu',
      ),
      /^(?:socorro |ajuda )?(?:fogo|incendio|fumaca)(?: (?:socorro|ajuda|fogo))?$/,
    ],
    asksWhether: /^(?:pode|posso|da pra|da para|serve|e segur[oa]|aguenta|resiste|poderia)\b/,
  },
  maybe: /\b(?:talvez|quem sabe|pode ser que|nao tenho certeza)\b|^(?:nao sei|sei la)$/,
  yesWord: /\bsim\b/,
  notNumber:
    /\b(?:nao|n) (?:e|eh|era|foi|e o|e a)? ?(?:o |a |meu )?(?:pedido |numero |compra )?(?:numero |n[.o]? ?)?\s*#?$/,
  leadingNo: 'n[ãa]o|desculpa|desculpe|perd[ãa]o|na verdade|espera|n[ãa]o,? [ée]',
  choice: choiceOf({
    lead: 'porque|pq|e que|por que|ja que|tenho|eu|me|esta|ta|e|foi|veio|o|a',
    article: 'o|a|os|as',
    numbered: 'numero|n|no|opcao|item|produto|alternativa',
    item: 'opcao|item|produto|pedido|alternativa',
    endings: 'o|a',
    ordinals:
      'primeir[oa]|segund[oa]|terceir[oa]|quart[oa]|quint[oa]|sext[oa]|setim[oa]|oitav[oa]|non[oa]|decim[oa]'.split(
        '|',
      ),
    cardinals: ['um|uma', 'dois|duas', 'tres', 'quatro', 'cinco', 'seis|meia', 'sete', 'oito', 'nove', 'dez'],
    last: 'ultim[oa]',
    please: 'por favor|pfv|obrigad[oa]',
  }),
  orderNumber: {
    lacks: new RegExp(
      '\\b(?:(?:nao|n) (?:tenho|acho|encontro|sei|lembro|lembro d?o|recebi|estou achando|to achando|consigo achar)|sem|perdi|esqueci|apaguei) (?:\\w+ ){0,3}?(?:(?:numero|codigo|n.) d[oa] (?:meu |minha )?(?:pedido|compra|encomenda)|numero(?= ?(?:$|[,.!?]| mas| e )))|' +
        '\\b(?:busca\\w*|procura\\w*|acha\\w*|consulta\\w*|ver|encontra\\w*|localiza\\w*)\\b.{0,30}\\b(?:por|pelo|pela|com|usando) (?:o |a |meu |minha )?(?:e[- ]?mail|nome|telefone|cpf|endereco)|' +
        '\\bonde (?:esta|fica|vejo|encontro|acho|ta|consigo|posso (?:ver|achar)) (?:(?:o|meu|esse) )?numero(?: d[oe]| ?\\?|$)',
    ),
    without:
      /^(?:(?:desculpa|nao|mas|ih|poxa|entao|olha),? ){0,3}(?:(?:nao|n) (?:o |a )?(?:tenho|sei|acho|lembro|encontro|achei)|nao faco ideia|(?:nao tenho |sem )?(?:a menor )?ideia|(?:eu )?(?:perdi|esqueci|apaguei)(?: ele| isso)?|nao to achando|nao estou achando)(?: (?:aqui|agora|comigo|mais|em maos|no momento|nao|isso|ele))*[.!,]?$/,
  },
  goods: {
    wants:
      /\b(?:(?:voces?|vcs?|ce) (?:tem|vendem?|trabalham?)|tem|vende|vendem|quanto (?:custa|custam|e|sai|ta)|procuro|estou procurando|to procurando|quero comprar|recomend\w*|indica\w*|mostr\w*|preco)\b/,
    asks: /^(?:(?:oi|ola|bom dia|boa tarde|e|ok|por favor),? ){0,3}(?:(?:voces?|vcs?) (?:tem|vendem?)|tem|vende|vendem|quanto|procuro|estou procurando|to procurando|qual|quais|quero comprar|posso comprar)\b/,
    elsewhere:
      /\b(?:meus?|minhas?|pedidos?|pacote|encomenda|devol\w*|reembols\w*|estorn\w*|troc\w*|quebrad\w*|falt\w*|recebi\w*|chegou|descontos?|cupo\w*|codigos?|entreg\w*|frete|envi\w*|garantia|tamanhos?|lava\w*|limp\w*)\b/,
  },
}
