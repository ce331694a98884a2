import type { Entity, EntityType } from '../../protocol'

/** All other entities say what, never why; a product's name, a size or a colour alone may well be a question. */
const NAMES: ReadonlySet<EntityType> = new Set(['product', 'size', 'colour'])
/** Words that only join a value to what was said before: "and 1003?", "y el 1003", "那1003呢". */
const JOINING = new Set(
  (
    'and what about how the ok also then or no it its is my here number order email mail e address ' +
    'correo mail email adresse courriel emailadresse ist est sono é es meine mon mi meu 我的 邮箱 邮件 是 メール アドレス بريدي ايميلي إيميلي ' +
    'y el la es del número numero pedido e o do da número aqui aquí et le la et pour numéro commande voici ' +
    'und die der das mit nummer bestellung hier ' +
    '那 呢 还有 和 是 订单 单号 そして と は の です 注文 番号 و رقم طلب هو هذا'
  ).split(' '),
)

/** True when nothing but punctuation and joining words is left beside the values: then a message says nothing of what is wanted. */
export function isOnlyValues(text: string, entities: readonly Entity[]): boolean {
  if (entities.length === 0) return false
  let rest = ''
  let from = 0
  for (const { start, end, type } of entities) {
    if (NAMES.has(type)) return false
    rest += `${text.slice(from, start)} `
    from = end
  }
  const words = `${rest}${text.slice(from)}`.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  return words.every((word) => JOINING.has(word))
}
