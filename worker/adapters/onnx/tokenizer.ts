import { Tiktoken } from 'tiktoken/lite/init'

/** Cuts a normalised text into piece ids; `lengths` is the UTF-8 length of every piece of the vocabulary. */
export type Tokenizer = { readonly cut: (normalised: string) => Uint32Array; readonly lengths: Uint8Array }

/** Bytes that each base64 token of tiktoken's file format ("! 0 token token ...") stands for. */
function lengthsOf(vocabulary: string): Uint8Array {
  const tokens = vocabulary.trim().split(' ').slice(2)
  return Uint8Array.from(tokens, (token) => (token.length / 4) * 3 - (token.match(/=*$/)?.[0].length ?? 0))
}

/** A tokenizer over an own vocabulary in tiktoken's format. `init` of tiktoken must have been awaited. */
export function createTokenizer(vocabulary: string, pattern: string): Tokenizer {
  const tiktoken = new Tiktoken(vocabulary, {}, pattern)
  // Not `encode`: it throws when a shopper types the name of a special token.
  return { cut: (normalised) => tiktoken.encode_ordinary(normalised), lengths: lengthsOf(vocabulary) }
}
