/** A kind of thing in the words of shoppers, and what the names of such products end in. */
type Kind = { readonly asked: RegExp; readonly named: RegExp }

const KINDS: readonly Kind[] = [
  { asked: /\b(?:mugs?|cups?)\b/i, named: /\b(?:mugs?|cups?)$/i },
  { asked: /\b(?:shoes?|footwear|trainers|sneakers)\b/i, named: /\b(?:shoes?|sneakers?|runners?)$/i },
  { asked: /\b(?:(?:table|desk|floor|reading|bedside) )?(?:lamps?|lights?)\b/i, named: /\b(?:lamps?|lights?)$/i },
  { asked: /\b(?:blankets?|throws?)\b/i, named: /\b(?:blankets?|throws?)$/i },
  { asked: /\b(?:back ?packs?|rucksacks?|school ?bags?)\b/i, named: /\b(?:backpacks?|rucksacks?|packs?)$/i },
  { asked: /杯子|水杯|茶杯|马克杯/, named: /杯$/ },
  { asked: /(?:卖|有|买|双|的|什么|哪些|款)鞋(?!\p{Script=Han}*(?:柜|架|撑|油))|鞋子|鞋类/u, named: /鞋$/ },
  { asked: /灯/, named: /灯$/ },
  { asked: /[毯毡]子|毛毯|盖毯|毯/, named: /[毯]$/ },
  { asked: /背包|书包|双肩包/, named: /背包$/ },
]
/** Sizes and counts at the end of a name. */
const DETAILS = /[,，]? ?(?:[(（][^)）]*[)）]|(?:set|pack|box) of \d+|\d[\d.,]* ?(?:[a-z]+|\p{Script=Han}+))\s*$/iu

/** For a message that names a kind of thing ("any blankets?", "有杯子吗"): is this the name of such a thing? Null when it names none. */
export function readKind(message: string): ((name: string) => boolean) | null {
  const asked = KINDS.filter((kind) => kind.asked.test(message))
  if (asked.length === 0) return null
  return (name) => {
    const plain = name
      .replace(DETAILS, '')
      .replace(/(?<=\p{Script=Han})\s+\d.*$/u, '')
      .trim()
    return asked.some((kind) => kind.named.test(plain))
  }
}
