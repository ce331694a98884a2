import ortModule from 'onnxruntime-web/ort-wasm-simd-threaded.wasm'
import { init } from 'tiktoken/lite/init'
import tiktokenModule from 'tiktoken/lite/tiktoken_bg.wasm'
import manifest from '../../../wasm/model/manifest.json'
import model from '../../../wasm/model/model.onnx'
import vocabulary from '../../../wasm/model/vocabulary.tiktoken'
import { createNlu, type ModelNlu } from './create-nlu'
import { startFromModule } from './precompiled'
import { createRunner } from './session'
import { createTokenizer } from './tokenizer'

let loading: Promise<ModelNlu> | undefined

/**
 * The isolate's one model, loaded and run once on first use. A failed load is forgotten and the next caller tries again. That helps where
 * the vocabulary or the session failed; ONNX Runtime itself cannot be initialised again once that failed, and the isolate then stays
 * without a model for the rest of its life.
 */
export function loadWorkerNlu(): Promise<ModelNlu> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<ModelNlu> {
  await init((imports) => WebAssembly.instantiate(tiktokenModule, imports))
  startFromModule(ortModule)
  const run = await createRunner(new Uint8Array(model))
  const nlu = createNlu({ manifest, run, tokenize: createTokenizer(vocabulary, manifest.pattern) })
  // The first run allocates; the first shopper should not wait for it.
  await nlu.understand('where is my order 1001?')
  return nlu
}
