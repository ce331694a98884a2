import { describe, expect, it } from 'vitest'
import { readAttributes } from './attributes'
import { readMeasures } from './measures'
import { readTopics } from './topics'
import { asksToRecommend, readWishCues } from './wishes'

describe('readWishCues', () => {
  it.each([
    ['something cheaper', ['cheaper']],
    ['that is too expensive', ['cheaper']],
    ['便宜一点的有吗', ['cheaper']],
    ['algo más barato', ['cheaper']],
    ['vous avez moins cher ?', ['cheaper']],
    ['gibt es etwas Günstigeres', ['cheaper']],
    ['tem mais barato?', ['cheaper']],
    ['もっと安いのはありますか', ['cheaper']],
    ['في أرخص؟', ['cheaper']],
    ['show me more', ['more']],
    ['anything else?', ['more']],
    ['换一批', ['more']],
    ['otras opciones', ['more']],
    ['noch andere?', ['more']],
    ['what other colours are there', ['colours']],
    ['还有什么颜色', ['colours']],
    ['¿qué colores hay?', ['colours']],
    ['welche Farben gibt es', ['colours']],
    ['do you have something similar', ['similar']],
    ['有没有类似的', ['similar']],
    ['似た商品はありますか', ['similar']],
    ['what goes with it?', ['goes_with']],
    ['可以搭配什么', ['goes_with']],
    ['was passt dazu?', ['goes_with']],
    ['something similar but cheaper', ['similar', 'cheaper']],
    ["I'm looking for a gift", ['gift']],
    ['想给妈妈买个生日礼物', ['gift']],
    ['un regalo para mi madre', ['gift']],
    ['プレゼントを探しています', ['gift']],
    ['compare them', ['compare']],
  ])('%s: %s', (message, cues) => {
    expect([...readWishCues(message)].sort()).toEqual([...cues].sort())
  })

  it.each([
    'why is it more expensive than last week?',
    'do you match lower prices?',
    '为什么降价了',
    'where is my order',
    'I need a hand',
    '退货怎么办',
  ])('finds no wish in "%s"', (message) => {
    expect(readWishCues(message).size).toBe(0)
  })

  it('knows when a suggestion is asked for', () => {
    for (const said of [
      'recommend me something',
      '给我推荐一下',
      '¿qué me recomiendas?',
      'empfiehl mir was',
      'おすすめは?',
    ])
      expect(asksToRecommend(said)).toBe(true)
    for (const said of ['I bought it on a whim', '推迟发货', 'the recommended dose'])
      expect(asksToRecommend(said)).toBe(false)
  })
})

describe('readAttributes', () => {
  it.each([
    ['is it dishwasher safe?', 'dishwasher'],
    ['能用洗碗机吗', 'dishwasher'],
    ['¿es apto para lavavajillas?', 'dishwasher'],
    ['va au lave-vaisselle ?', 'dishwasher'],
    ['ist er spülmaschinenfest?', 'dishwasher'],
    ['pode ir à lava-louças?', 'dishwasher'],
    ['食洗機で使えますか', 'dishwasher'],
    ['what is it made of', 'material'],
    ['什么材质的', 'material'],
    ['de quoi est-ce fait ? quelle matière', 'material'],
    ['ما المادة المصنوع منها', 'material'],
    ['how heavy is it', 'weight'],
    ['多重', 'weight'],
    ['how tall is it', 'size'],
    ['多高', 'size'],
    ['is it waterproof', 'waterproof'],
    ['防水吗', 'waterproof'],
    ['can I put it in the microwave', 'microwave'],
    ['how do I wash it', 'care'],
    ['怎么洗', 'care'],
    ['is it vegan', 'vegan'],
  ])('%s: %s', (message, key) => {
    expect(readAttributes(message).map((attribute) => attribute.key)).toContain(key)
  })

  it('finds none in talk about orders', () => {
    for (const said of ['where is my order', '我的订单到哪了', 'hello', 'cancel it please'])
      expect(readAttributes(said)).toEqual([])
  })
})

describe('readMeasures', () => {
  const first = (message: string) => {
    const [said] = readMeasures(message)
    return said && [said.measure, Math.round(said.cm * 10) / 10]
  }
  it.each<[string, string | null, number]>([
    ['my chest is 97.5 cm', 'chest', 97.5],
    ['97 cm chest', 'chest', 97],
    ['38 inch chest', 'chest', 96.5],
    ['胸围96', 'chest', 96],
    ['腰围 78 厘米', 'waist', 78],
    ['pecho 94 cm', 'chest', 94],
    ['tour de taille 80 cm', 'waist', 80],
    ['Brustumfang 100 cm', 'chest', 100],
    ['meu peito tem 98 cm', 'chest', 98],
    ['バスト88センチ', 'chest', 88],
    ['محيط الصدر 95 سم', 'chest', 95],
    ['my foot is 26,5 cm long', 'foot', 26.5],
    ['脚长26.5', 'foot', 26.5],
    ["I'm 5'9\"", 'height', 175.3],
    ["I'm 1.75 m", 'height', 175],
    ['他身高105', 'height', 105],
    ['94', null, 94],
    ['94cm', null, 94],
  ])('%s: %s %d cm', (message, measure, cm) => {
    expect(first(message)).toEqual([measure, cm])
  })

  it('takes a large number without a name for a height', () => {
    expect(first("I'm 180 cm and 75 kg")).toEqual(['height', 180])
  })

  it('leaves weights, ages and prices out', () => {
    expect(readMeasures('I weigh 70 kg')).toEqual([])
    expect(readMeasures('4 years old, 30 €')).toEqual([])
    expect(readMeasures('体重60公斤')).toEqual([])
  })

  it('reads several, each with its name', () => {
    expect(readMeasures('waist 80, hips 100').map(({ measure, cm }) => [measure, cm])).toEqual([
      ['waist', 80],
      ['hips', 100],
    ])
  })
})

describe('words that are everyday words in another language', () => {
  it('name no topic and no attribute', () => {
    expect(readTopics('what is the best headphone, if you ask me')).toEqual([])
    expect(readTopics('le colis a été livré')).toEqual([])
    expect(readAttributes('the set of four')).toEqual([])
    expect(readAttributes('la segunda')).toEqual([])
  })
})

describe('readTopics', () => {
  it.each([
    ['for a 5 year old', 'kids'],
    ['给小朋友的', 'kids'],
    ['para mi hija', 'kids'],
    ['for a newborn', 'baby'],
    ['she loves cooking', 'cooking'],
    ['für jemanden, der gern kocht und backt', 'cooking'],
    ['喜欢喝茶', 'tea_coffee'],
    ['pour la randonnée', 'outdoors'],
    ['キャンプが好き', 'outdoors'],
    ['للمطبخ', 'cooking'],
    ['something warm for winter', 'winter'],
  ])('%s: %s', (message, key) => {
    expect(readTopics(message).map((topic) => topic.key)).toContain(key)
  })
})
