/** What wrangler makes of imported files (see the rules in wrangler.toml). */
declare module '*.wasm' {
  const module: WebAssembly.Module
  export default module
}

declare module '*.onnx' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '*.bin' {
  const bytes: ArrayBuffer
  export default bytes
}

declare module '*.tiktoken' {
  const text: string
  export default text
}

declare module '*.tsv' {
  const text: string
  export default text
}

/** What is used of papaparse: its published types bring all of Node's along. */
declare module 'papaparse' {
  type ParseError = { readonly type: string; readonly message: string; readonly row?: number }
  const Papa: {
    parse<Row>(
      text: string,
      options: { readonly delimiter: string; readonly preview?: number },
    ): { readonly data: Row[]; readonly errors: readonly ParseError[] }
    unparse(table: { readonly fields: readonly string[]; readonly data: readonly (readonly string[])[] }): string
  }
  export default Papa
}
