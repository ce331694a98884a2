import { cue, foldPhrase, holds } from './cue'

/**
 * What a question about a product can be after: how it is asked in eight languages, and what a sentence of the product's own texts says
 * when it answers it (in English and Chinese, the languages of the texts so far). `tags` mark a product as such.
 */
export type Attribute = {
  readonly key: string
  readonly asked: ReturnType<typeof cue>
  readonly says: RegExp | null
  readonly tags?: readonly string[]
}

function attribute(
  key: string,
  asked: Parameters<typeof cue>[0],
  says: RegExp | null = null,
  tags: readonly string[] = [],
): Attribute {
  return { key, asked: cue(asked), says, tags }
}

const LENGTH = /\d(?:[\d.,]*)(?: x \d+)* ?(?:cm|mm|m|inch(?:es)?|in)\b|\d ?(?:厘米|毫米|米|英寸)/iu

/** The more special come first: "dishwasher" before "wash". */
export const ATTRIBUTES: readonly Attribute[] = [
  attribute(
    'dishwasher',
    {
      en: 'dish ?-?washers?',
      es: 'lavavajillas|lavaplatos',
      fr: 'lave-? ?vaisselle',
      de: 'spulmaschinen?(?:fest|geeignet)?|geschirrspuler',
      pt: 'lava-? ?loucas?|maquina de lavar loucas?',
      zh: '洗碗机',
      ja: '食洗機|食器洗い',
      ar: 'غساله الصحون|غساله الاطباق|جلايه',
    },
    /dishwasher|hand wash|wash(?: the \w+)? by hand|wipe clean|rinse|洗碗机|手洗|擦拭|冲净/iu,
  ),
  attribute(
    'microwave',
    {
      en: 'microwaves?|microwavable',
      es: 'microondas',
      fr: 'micro-? ?ondes?',
      de: 'mikrowellen?(?:geeignet|fest)?',
      pt: 'micro-? ?ondas',
      zh: '微波炉',
      ja: '電子レンジ|レンジ',
      ar: 'ميكروويف|مايكرويف',
    },
    /microwave|微波炉/iu,
  ),
  attribute(
    'oven',
    {
      en: 'oven(?:[- ]?(?:safe|proof))?',
      es: 'horno',
      fr: 'au four|le four|du four',
      de: 'backofen|ofen(?:fest)?',
      pt: 'forno',
      zh: '烤箱',
      ja: 'オーブン',
      ar: 'فرن',
    },
    /\boven|烤箱/iu,
    ['oven'],
  ),
  attribute(
    'hob',
    {
      en: 'hobs?|stoves?|stovetop|induction|gas',
      es: 'induccion|vitroceramica|fogon|cocina de gas',
      fr: 'induction|plaque|cuisiniere',
      de: 'induktion|herd|gasherd',
      pt: 'inducao|fogao',
      zh: '电磁炉|灶|明火|炉',
      ja: 'IH|ih|コンロ|直火',
      ar: 'موقد|حث حراري|غاز',
    },
    /\bhobs?\b|induction|炉具|电磁炉|上炉/iu,
    ['induction'],
  ),
  attribute(
    'care',
    {
      en: 'wash(?:able|ed|ing)?|clean(?:ed|ing)?|care for|look after|iron(?:ed|ing)?|tumble ?-?dry(?:er)?|dryer|shrink|laundry',
      es: 'lava(?:r|do|ble)?|limpi(?:a|ar)|planchar|secadora|encoge|cuidar',
      fr: 'lav(?:er|able|age)|nettoy(?:er|age)|entretien|entretenir|repasser|seche-linge|retreci(?:t|r)',
      de: 'wasch(?:en|bar|e|maschine)|reinig(?:en|ung)|pfleg(?:en|e)|bugeln|trockner|einlaufen',
      pt: 'lava(?:r|vel|gem)|limpar|passar a ferro|secadora|encolhe|cuidar',
      zh: '机洗|水洗|手洗|清洗|洗涤|怎么洗|能洗|可以洗|保养|打理|熨|烘干|缩水|干洗',
      ja: '洗え|洗濯|洗い方|お手入れ|手入れ|アイロン|乾燥機|縮',
      ar: 'غسل|يغسل|تغسل|تنظيف|كوي|مجفف|عنايه به',
    },
    /wash|clean|wipe|rinse|iron|tumble|dry (?:flat|clean)|keep (?:dry|away)|\boil (?:it|now)|reproof|洗|擦拭|熨|烘|晾|保养|上油|防护剂|保持干燥/iu,
    ['washable'],
  ),
  attribute('material', {
    en: "made (?:of|from|out of)|materials?|fabric|composition|what'?s in it|ingredients?|contains?|leather|wool|cotton|linen|plastic|metal|ceramic|wood(?:en)?|silk|down|polyester|nickel|silicone",
    es: 'hech[oa] de|material(?:es)?|tejido|composicion|ingredientes?|contiene|cuero|lana|algodon|lino|plastico|madera',
    fr: 'fait[es]* (?:en|de)|matieres?|materiaux?|tissu|composition|ingredients?|contient|cuir|laine|coton|lin|plastique|bois',
    de: 'material(?:ien)?|woraus|aus was|stoff|inhaltsstoffe?|enthalt|leder|wolle|baumwolle|leinen|plastik|kunststoff|holz|gemacht',
    pt: 'feit[oa] de|material|materiais|tecido|composicao|ingredientes?|contem|couro|algodao|linho|plastico|madeira',
    zh: '材质|材料|什么做的|面料|成分|质地|含(?:有)?什么|真皮|纯棉|羊毛|亚麻|塑料|木头|实木|陶瓷|金属|什么料',
    ja: '素材|材質|成分|何でできて|生地|革|ウール|綿|麻|木製|プラスチック',
    ar: 'مصنوع|مصنوعه|ماده|خامه|قماش|مكونات|جلد|صوف|قطن|كتان|بلاستيك|خشب',
  }),
  attribute(
    'weight',
    {
      en: 'heavy|weigh(?:t|s)?|light(?:weight)?(?= enough)|how light',
      es: 'pes(?:a|o|ado)',
      fr: 'pese|poids|lourd',
      de: 'wiegt|gewicht|schwer',
      pt: 'pesa|peso|pesad[oa]',
      zh: '多重|重量|重吗|几斤|重不重|多少克',
      ja: '重さ|重い|何グラム|何キロ',
      ar: 'وزن|يزن|تزن|ثقيل',
    },
    /\d ?(?:g|kg)\b|\d ?(?:克|公斤)/iu,
  ),
  attribute(
    'capacity',
    {
      en: 'capacity|volume|hold[s]?|how much (?:does it|water|liquid)|lit(?:er|re)s?|ml',
      es: 'capacidad|litros?|cuanto cabe|cabe',
      fr: 'capacite|contenance|litres?|contient combien',
      de: 'fassungsvermogen|liter|volumen|fasst|passt hinein',
      pt: 'capacidade|litros?|cabe',
      zh: '容量|多少升|多少毫升|几升|装多少|能装',
      ja: '容量|何リットル|何ミリ|入る',
      ar: 'سعه|لتر|يسع|تسع',
    },
    /\d ?(?:ml|l|mAh)\b|\d ?(?:毫升|升|毫安时)|holds|laptops?|装|放/iu,
  ),
  attribute(
    'size',
    {
      en: 'how (?:tall|big|long|wide|large|high|deep|thick|small)|dimensions?|measurements?|(?:what|which) size|height|width|length|diameter',
      es: 'que (?:tamano|medidas|altura|largo)|cuanto mide|medidas|dimensiones|tamano|altura|ancho',
      fr: 'quelle (?:taille|hauteur|longueur|dimension)|dimensions?|mesure(?:nt)?|hauteur|largeur|longueur|diametre',
      de: 'wie (?:gross|hoch|lang|breit|tief|dick)|masse|abmessungen|hohe|breite|lange|durchmesser',
      pt: 'qual (?:o tamanho|a altura|a medida)|medidas?|dimensoes|tamanho|altura|largura|comprimento',
      zh: '多高|多大|多长|多宽|尺寸|大小|高度|长度|宽度|直径|多厚',
      ja: '大きさ|寸法|高さ|長さ|幅|何センチ|サイズは',
      ar: 'ابعاد|ارتفاع|طول|عرض|قياسات|كم حجم|حجم',
    },
    LENGTH,
  ),
  attribute(
    'waterproof',
    {
      en: 'water ?-?(?:proof|resistant|tight|repellent)|rain ?-?proof|leak(?:s|proof|-proof)?|in the rain|splash ?-?proof|get wet',
      es: 'impermeables?|resistente al agua|gotea|lluvia',
      fr: "impermeables?|etanches?|resistant a l'eau|fuit|pluie",
      de: 'wasser(?:dicht|fest|abweisend)e?[rsn]?|dicht|regen',
      pt: 'impermeavel|a prova d.?agua|resistente a agua|vaza|chuva',
      zh: '防水|防雨|漏水|会漏|防泼|淋雨',
      ja: '防水|撥水|漏れ|雨',
      ar: 'مقاوم للماء|ضد الماء|يسرب|مطر',
    },
    /water(?:proof|tight|-repellent)|leak|keep the rain out|splash|IPX|flysheet|mm shell|防水|不漏|防雨|防泼溅|不渗水/iu,
    ['waterproof'],
  ),
  attribute(
    'battery',
    {
      en: 'batter(?:y|ies)|charge[sd]?|charging|play ?time|how long does (?:it|the charge|they) last|usb',
      es: 'bateria|autonomia|carga|usb',
      fr: 'batterie|autonomie|charge|usb',
      de: 'akku|batterie|laufzeit|laden|aufladen|usb',
      pt: 'bateria|autonomia|carrega|usb',
      zh: '电池|续航|充电|电量|能用多久|usb',
      ja: 'バッテリー|電池|充電|連続|usb',
      ar: 'بطاريه|شحن|usb',
    },
    /batter|\bhours?\b|charg|usb|mAh|续航|小时|充电|电池|毫安/iu,
  ),
  attribute(
    'keeps_warm',
    {
      en: 'keep[s]? (?:\\w+ ){0,2}(?:hot|warm|cold|cool)|stay[s]? (?:hot|warm|cold)|burn(?:s|ing)?(?: time)?|insulated',
      es: 'mantiene|conserva|termic[oa]|dura encendida',
      fr: 'garde (?:au )?(?:chaud|froid)|isotherme|brule',
      de: 'halt (?:\\w+ ){0,2}(?:warm|heiss|kalt)|isoliert|brennt|brenndauer',
      pt: 'mantem|conserva|termic[oa]|queima',
      zh: '保温|保冷|保热|能烧|燃烧|可燃|燃多久',
      ja: '保温|保冷|燃焼|何時間',
      ar: 'يحفظ|حراره|بارد|ساخن|احتراق',
    },
    /\bhours?\b|keeps? .*(?:hot|cold|warm)|保温|保冷|保热|小时/iu,
    ['insulated'],
  ),
  attribute(
    'fits_device',
    {
      en: 'laptops?|phones?|iphone|tablets?|ipad|macbook|compatible|device',
      es: 'portatil|movil|tableta|compatible',
      fr: 'ordinateur|telephone|tablette|compatible',
      de: 'laptop|handy|tablet|kompatibel',
      pt: 'notebook|celular|tablet|compativel',
      zh: '电脑|笔记本|手机|平板|兼容|适配|型号',
      ja: 'パソコン|スマホ|タブレット|対応|互換',
      ar: 'لابتوب|جوال|هاتف|متوافق',
    },
    /laptops?|phone|tablet|inch(?:es)?|qi\b|iphone|电脑|手机|平板|英寸/iu,
  ),
  attribute(
    'age',
    {
      en: 'years? old|what age|ages?|safe for (?:kids|children|bab(?:y|ies)|toddlers)|suitable for (?:\\w+ )?(?:kids|children|babies|toddlers|adults)|sensitive skin|toddlers?|newborns?',
      es: 'anos|que edad|seguro para|bebes?|piel sensible',
      fr: 'ans|quel age|a partir de quel|convient aux|bebes?|peau sensible',
      de: 'jahre|alter|ab wann|sicher fur|babys?|empfindliche haut',
      pt: 'anos|que idade|seguro para|bebes?|pele sensivel',
      zh: '几岁|多大的?孩子|适合.{0,4}(?:岁|孩子|宝宝)|年龄|敏感肌|安全吗',
      ja: '何歳|対象年齢|赤ちゃん|敏感肌|安全',
      ar: 'عمر|سنوات|امن للاطفال|بشره حساسه',
    },
    /\bages? \d|from age|\d years|months|aged \d|sensitive|small parts|newborn|岁|个月|敏感|新生儿|CE|EN 71/iu,
    ['newborn', 'toddler', 'sensitive'],
  ),
  attribute(
    'vegan',
    {
      en: 'vegan|animal products?|cruelty[- ]free',
      es: 'vegan[oa]s?',
      fr: 'vegan|vegetalien(?:ne)?s?',
      de: 'vegane?[rsn]?',
      pt: 'vegan[oa]s?',
      zh: '纯素|素食|动物成分',
      ja: 'ヴィーガン|ビーガン',
      ar: 'نباتي',
    },
    /vegan|纯素/iu,
    ['vegan'],
  ),
]

/** What a question is after, the most special first; empty where no attribute is named. */
export function readAttributes(message: string): readonly Attribute[] {
  const folded = foldPhrase(message)
  return ATTRIBUTES.filter(({ asked }) => holds(folded, asked))
}
