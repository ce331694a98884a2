import { writeFileSync } from 'node:fs'
import { makeReference } from './text/reference.ts'

// Writes wasm/model/reference.tsv: what a merchant's own intents are learned against.
writeFileSync(new URL('../model/reference.tsv', import.meta.url), makeReference())
