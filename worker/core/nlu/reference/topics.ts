import { type CueWords, cue, foldPhrase, holds } from './cue'

/**
 * What someone may be after: who it is for or what it is for. A product belongs to a topic by a tag or its category, in the shop's own
 * words or these English ones. `gift` topics are offered when a present is looked for; the text key `topic_` and the key names one.
 */
export type Topic = {
  readonly key: string
  readonly tags: readonly string[]
  readonly categories?: readonly string[]
  readonly gift?: boolean
  /** Tags of what is not meant all the same: things for newborns when it is for a child. */
  readonly without?: readonly string[]
  readonly asked: CueWords
}

export const TOPICS: readonly Topic[] = [
  {
    key: 'kids',
    tags: ['toddler', 'wooden toy', 'soft toy', 'nursery', 'bedtime', 'toys', 'learning', 'pretend play'],
    categories: ['kids', 'children', 'toys'],
    without: ['baby'],
    gift: true,
    asked: {
      en: 'kids?|child(?:ren)?|(?:little )?(?:boy|girl)s?|son|daughters?|toddlers?|nephew|niece|grand(?:son|daughter|child(?:ren)?)|(?:\\d{1,2}|one|two|three|four|five|six|seven|eight)[ -]years?[ -]olds?|toys?|godchild',
      es: 'nin[oa]s?|hij[oa]s?|sobrin[oa]s?|niet[oa]s?|juguetes?|\\d{1,2} anos',
      fr: 'enfants?|fils|filles?|neveu|niece|petit-fils|petite-fille|jouets?|\\d{1,2} ans',
      de: 'kind(?:er|ern)?|sohn|tochter|neffe|nichte|enkel(?:in|kind)?|spielzeug|\\d{1,2} jahre',
      pt: 'criancas?|filh[oa]s?|sobrinh[oa]s?|net[oa]s?|brinquedos?|\\d{1,2} anos',
      zh: '孩子|小孩|儿子|女儿|小朋友|外甥|侄|孙|玩具|[一二三四五六七八九十\\d]{1,2}岁',
      ja: '子ども|子供|こども|息子|娘|甥|姪|孫|おもちゃ|[0-9]歳',
      ar: 'طفل|طفله|اطفال|ابني|ابنتي|بنتي|ولدي|حفيد|العاب|لعبه|سنوات',
    },
  },
  {
    key: 'baby',
    tags: ['newborn', 'baby'],
    categories: ['baby'],
    asked: {
      en: 'bab(?:y|ies)|newborns?|baby shower|infants?',
      es: 'bebes?|recien nacid[oa]',
      fr: 'bebes?|nouveau-ne|naissance',
      de: 'babys?|neugeborene[ns]?',
      pt: 'bebes?|recem-nascid[oa]',
      zh: '宝宝|婴儿|新生儿|满月|周岁',
      ja: '赤ちゃん|出産祝い|新生児',
      ar: 'مولود|رضيع',
    },
  },
  {
    key: 'cooking',
    tags: ['cookware', 'cooking', 'baking', 'knife', 'board', 'tableware', 'kitchen textile'],
    categories: ['kitchen'],
    gift: true,
    asked: {
      en: 'cook(?:s|ing)?|chefs?|bak(?:e|es|er|ing)|kitchen|foodies?|likes? to cook',
      es: 'cocin(?:a|ar|ero|era)|chef|reposteria|hornear',
      fr: 'cuisin(?:e|er|ier|iere)|chef|patisserie',
      de: 'koch(?:en|t)?|kuche|backen|backt|koch|kochin',
      pt: 'cozinh(?:a|ar|eiro|eira)|chef|confeitaria|assar',
      zh: '做饭|下厨|厨房|烹饪|烘焙|做菜|厨师|吃货',
      ja: '料理|キッチン|お菓子作り|シェフ',
      ar: 'طبخ|يطبخ|تطبخ|مطبخ|خبز|طباخ',
    },
  },
  {
    key: 'tea_coffee',
    tags: ['coffee', 'tea'],
    gift: true,
    asked: {
      en: 'coffee|tea|espresso',
      es: 'cafe|te (?:verde|negro)|tomar te|amante del te',
      fr: 'cafe|du the|de the|le the|the (?:vert|noir)|infusion',
      de: 'kaffee|tee',
      pt: 'cafe|cha',
      zh: '咖啡|茶',
      ja: 'コーヒー|お茶|紅茶',
      ar: 'قهوه|شاي',
    },
  },
  {
    key: 'outdoors',
    tags: ['hiking', 'camping', 'trekking', 'outdoor', 'tent', 'picnic', 'running'],
    categories: ['outdoor', 'outdoors'],
    gift: true,
    asked: {
      en: 'outdoors?|hik(?:e|es|er|ers|ing)|camp(?:s|er|ers|ing)?|trekking|walkers?|backpacking|nature|mountains?|picnics?',
      es: 'senderismo|acampar|camping|montana|excursion(?:es)?|aire libre|picnic',
      fr: 'randonnees?|randonneur|camping|montagne|plein air|pique-nique',
      de: 'wander(?:n|er|t)|camping|zelten|berge|draussen|outdoor|picknick',
      pt: 'trilhas?|caminhadas?|acampar|camping|montanha|ar livre|piquenique',
      zh: '户外|徒步|露营|登山|爬山|远足|野餐',
      ja: 'アウトドア|登山|ハイキング|キャンプ|ピクニック',
      ar: 'تخييم|مشي|جبال|رحلات|رحله|هواء الطلق|نزهه',
    },
  },
  {
    key: 'home',
    tags: ['decor', 'cushion', 'throw', 'candle', 'bedding', 'lighting', 'sofa', 'living room', 'bedroom'],
    categories: ['home'],
    gift: true,
    asked: {
      en: 'home|house|housewarming|living room|bedroom|flat|apartment|decor(?:ation)?|cos[yi](?:er|ness)?|sofa',
      es: 'casa|hogar|salon|dormitorio|decoracion|piso|acogedor',
      fr: 'maison|salon|chambre|decoration|appartement|cremaillere|cocooning',
      de: 'zuhause|haus|wohnung|wohnzimmer|schlafzimmer|deko|einweihung|gemutlich',
      pt: 'casa|lar|sala|quarto|decoracao|apartamento|aconchegante',
      zh: '家居|家里|乔迁|新家|客厅|卧室|装饰|居家|温馨',
      ja: 'お?部屋|インテリア|新居|リビング|寝室|家',
      ar: 'بيت|منزل|غرفه|ديكور|صاله',
    },
  },
  {
    key: 'wellness',
    tags: ['hand care', 'body care', 'face care', 'hair care', 'lip care', 'scented'],
    categories: ['beauty', 'wellness'],
    gift: true,
    asked: {
      en: 'beauty|skin ?care|pamper(?:ing)?|wellness|spa|relax(?:ing)?|bath|self[- ]care|hair|skin',
      es: 'belleza|piel|cuidado personal|relajar(?:se)?|cabello|mimarse',
      fr: 'beaute|soins?|peau|bien-etre|detente|cheveux',
      de: 'kosmetik|hautpflege|pflege|wellness|entspannen|haare?|haut',
      pt: 'beleza|pele|cuidados pessoais|relaxar|cabelos?',
      zh: '护肤|美容|护手|洗护|放松|头发|皮肤|沐浴',
      ja: '美容|スキンケア|リラックス|髪|お風呂',
      ar: 'جمال|بشره|عنايه|استرخاء|شعر',
    },
  },
  {
    key: 'tech',
    tags: ['audio', 'charging', 'bluetooth', 'usb-c', 'phone', 'desk', 'organiser'],
    categories: ['electronics'],
    gift: true,
    asked: {
      en: 'tech(?:ie|nology)?|gadgets?|electronics?|music|audio|headphones|geeks?|desk|office',
      es: 'tecnologia|gadgets?|electronica|musica|escritorio|oficina',
      fr: 'technologie|gadgets?|electronique|musique|bureau',
      de: 'technik|gadgets?|elektronik|musik|schreibtisch|buro',
      pt: 'tecnologia|gadgets?|eletronicos?|musica|escritorio',
      zh: '数码|电子|科技|音乐|办公|书桌',
      ja: 'ガジェット|電子機器|音楽|オフィス|デスク',
      ar: 'تقنيه|الكترونيات|موسيقي|مكتب',
    },
  },
  {
    key: 'travel',
    tags: ['travel', 'backpack', 'organiser'],
    asked: {
      en: 'travel(?:s|ling|ing|ler)?|trips?|holidays?|flight|commut(?:e|er|ing)',
      es: 'viaj(?:e|es|ar|ero)|vacaciones',
      fr: 'voyages?|voyager|vacances',
      de: 'reisen?|urlaub|pendeln|unterwegs',
      pt: 'viagem|viagens|viajar|ferias',
      zh: '旅行|旅游|出差|通勤|度假',
      ja: '旅行|出張|通勤',
      ar: 'سفر|سياحه|اجازه',
    },
  },
  {
    key: 'winter',
    tags: ['winter', 'warm', 'wool', 'knitwear', 'merino'],
    asked: {
      en: 'winter|warm|cold (?:days|weather)|snow',
      es: 'invierno|abrigad[oa]|frio|nieve',
      fr: 'hiver|chaud|froid|neige',
      de: 'winter|warm(?:es|e|en)?|kalte|schnee',
      pt: 'inverno|quente|frio|neve',
      zh: '冬天|冬季|保暖|暖和|寒冷|雪',
      ja: '冬|暖かい|あったか|寒い|雪',
      ar: 'شتاء|دافي|دافئ|برد|ثلج',
    },
  },
  {
    key: 'summer',
    tags: ['summer', 'beach', 'sandals'],
    asked: {
      en: 'summer|beach|hot weather|sun',
      es: 'verano|playa|calor|sol',
      fr: "l'ete|d'ete|en ete|plage|soleil",
      de: 'sommer|strand|sonne',
      pt: 'verao|praia|sol|calor',
      zh: '夏天|夏季|海边|沙滩',
      ja: '夏|ビーチ|海',
      ar: 'صيف|شاطئ|شمس',
    },
  },
  {
    key: 'rain',
    tags: ['waterproof', 'rain'],
    asked: {
      en: 'rain(?:y|proof)?|waterproof|wet weather',
      es: 'lluvia|impermeables?',
      fr: 'pluie|impermeables?',
      de: 'regen|wasserdichte?[rsn]?|regenwetter',
      pt: 'chuva|impermeaveis|impermeavel',
      zh: '下雨|雨天|防水|防雨',
      ja: '雨|防水',
      ar: 'مطر|مقاوم للماء',
    },
  },
  {
    key: 'vegan',
    tags: ['vegan'],
    asked: {
      en: 'vegan',
      es: 'vegan[oa]s?',
      fr: 'vegan|vegetalien(?:ne)?s?',
      de: 'vegane?[rsn]?',
      pt: 'vegan[oa]s?',
      zh: '纯素|素食',
      ja: 'ヴィーガン|ビーガン',
      ar: 'نباتي',
    },
  },
]

const PATTERNS = TOPICS.map((topic) => ({ topic, patterns: cue(topic.asked) }))

/** The topics a message speaks of. */
export function readTopics(message: string): readonly Topic[] {
  const folded = foldPhrase(message)
  return PATTERNS.flatMap(({ topic, patterns }) => (holds(folded, patterns) ? [topic] : []))
}

export function topicByKey(key: string): Topic | undefined {
  return TOPICS.find((topic) => topic.key === key)
}
