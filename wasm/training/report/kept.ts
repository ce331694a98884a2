import { mkdirSync, writeFileSync } from 'node:fs'

const FOLDER = new URL('../figures/', import.meta.url)

/** Keeps measured figures as `training/figures/NAME.tsv`, from which the model card is written. */
export function keepFigures(
  name: string,
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(new URL(`${name}.tsv`, FOLDER), `${[head, ...rows].map((cells) => cells.join('\t')).join('\n')}\n`)
}
