import * as ort from 'onnxruntime-web/wasm'

/** Length of the stand-in for ONNX Runtime's binary; no real module is this short. */
const STAND_IN_BYTES = 7

/**
 * Lets ONNX Runtime start from a module that is already compiled. workerd refuses to compile WebAssembly from bytes, and ONNX Runtime
 * only takes bytes: it gets a stand-in, and its one call of `WebAssembly.instantiate` with it is answered with the module.
 */
export function startFromModule(module: WebAssembly.Module): void {
  const original = WebAssembly.instantiate
  const answer = async (source: WebAssembly.Module | BufferSource, imports?: WebAssembly.Imports) => {
    const isStandIn = !(source instanceof WebAssembly.Module) && source.byteLength === STAND_IN_BYTES
    if (!isStandIn) return original(source as WebAssembly.Module, imports)
    WebAssembly.instantiate = original
    return { instance: await original(module, imports), module }
  }
  WebAssembly.instantiate = answer as typeof WebAssembly.instantiate
  ort.env.wasm.numThreads = 1
  ort.env.wasm.proxy = false
  ort.env.wasm.wasmBinary = new Uint8Array(STAND_IN_BYTES)
}
