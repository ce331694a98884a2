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
