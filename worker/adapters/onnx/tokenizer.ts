import { Tiktoken } from 'tiktoken/lite/init'

/** Cuts a normalised text into piece ids. */
export type Tokenizer = (normalised: string) => Uint32Array

/** A tokenizer over an own vocabulary in tiktoken's format. `init` of tiktoken must have been awaited. */
export function createTokenizer(vocabulary: string, pattern: string): Tokenizer {
  const tiktoken = new Tiktoken(vocabulary, {}, pattern)
  // Not `encode`: it throws when a shopper types the name of a special token.
  return (normalised) => tiktoken.encode_ordinary(normalised)
}
