/** What stands in a person's round: the first letters of the first and the last word; of a name in Han signs, the last one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const [first = ''] = words
  if (words.length === 1 && /\p{Script=Han}/u.test(first)) return [...first].at(-1) ?? ''
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    [...(word ?? '')].slice(0, 1),
  )
  return letters.join('').toUpperCase()
}
