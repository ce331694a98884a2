export type Step = {
  readonly shopper: string
  readonly keys: string[]
  readonly contains: string[]
  readonly excludes: string[]
  readonly choices: string[]
  readonly cards: string[]
  status: string | null
}
export type Story = { readonly title: string; as: { email: string; name: string } | null; readonly steps: Step[] }

/** Reads the stories of one file; README.md beside this tells the format. @throws Error naming the line that is wrong. */
export function parseStories(text: string): Story[] {
  const stories: Story[] = []
  text.split('\n').forEach((raw, index) => {
    const line = raw.trim()
    if (!line) return
    if (line.startsWith('#')) stories.push({ title: line.slice(1).trim(), as: null, steps: [] })
    else addLine(stories.at(-1), line, index + 1)
  })
  return stories
}

function addLine(story: Story | undefined, line: string, number: number): void {
  const [, kind, rest = ''] = /^(\w+):\s*(.*)$/.exec(line) ?? []
  const fail = () => new Error(`line ${number}: ${line}`)
  if (!story || !kind) throw fail()
  if (kind === 'shopper') {
    story.steps.push({ shopper: rest, keys: [], contains: [], excludes: [], choices: [], cards: [], status: null })
    return
  }
  if (kind === 'as') {
    story.as = { email: rest.split(' ')[0] ?? '', name: quoted(rest)[0] ?? '' }
    return
  }
  const step = story.steps.at(-1)
  if (!step) throw fail()
  if (kind === 'bot') {
    step.keys.push(
      ...rest
        .replace(/"[^"]*"/g, '')
        .split(/\s+/)
        .filter(Boolean),
    )
    step.contains.push(...quoted(rest))
  } else if (kind === 'not') step.excludes.push(...quoted(rest))
  else if (kind === 'choice') step.choices.push(rest)
  else if (kind === 'card') step.cards.push(rest)
  else if (kind === 'status') step.status = rest
  else throw fail()
}

function quoted(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '')
}
