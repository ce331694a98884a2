import '../../scripts/node-resolve.ts'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { ModelNlu } from '../../worker/adapters/onnx/create-nlu.ts'
import type { ModelRunner } from '../../worker/adapters/onnx/session.ts'
import type { Tokenizer } from '../../worker/adapters/onnx/tokenizer.ts'
import type { ModelManifest } from '../../worker/core/nlu/manifest.ts'

const MODEL_FOLDER = new URL('../model/', import.meta.url)
const resolveFile = createRequire(import.meta.url).resolve

// The Worker's files are imported only when called: by then the resolver hooks are in place.
const adapter = <T>(name: string): Promise<T> => import(`../../worker/adapters/onnx/${name}.ts`) as Promise<T>

/** A runner of ONNX Runtime's WebAssembly in Node: the same binary as in the Worker, compiled from its file. */
export async function loadNodeRunner(model: Uint8Array): Promise<ModelRunner> {
  const ort = await import('onnxruntime-web/wasm')
  ort.env.wasm.numThreads = 1
  ort.env.wasm.wasmBinary ??= await readFile(resolveFile('onnxruntime-web/ort-wasm-simd-threaded.wasm'))
  const { createRunner } = await adapter<typeof import('../../worker/adapters/onnx/session.ts')>('session')
  return createRunner(model)
}

export async function loadNodeTokenizer(vocabulary: string, pattern: string): Promise<Tokenizer> {
  const { init } = await import('tiktoken/lite/init')
  const binary = await readFile(resolveFile('tiktoken/lite/tiktoken_bg.wasm'))
  await init((imports) => WebAssembly.instantiate(binary, imports))
  const { createTokenizer } = await adapter<typeof import('../../worker/adapters/onnx/tokenizer.ts')>('tokenizer')
  return createTokenizer(vocabulary, pattern)
}

/** The model in `folder` (the shipped one by default) behind the same port and code as in the Worker. */
export async function loadNodeNlu(folder: URL = MODEL_FOLDER): Promise<ModelNlu> {
  const manifest = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as ModelManifest
  const vocabulary = await readFile(new URL('vocabulary.tiktoken', folder), 'utf8')
  const run = await loadNodeRunner(await readFile(new URL('model.onnx', folder)))
  const tokenize = await loadNodeTokenizer(vocabulary, manifest.pattern)
  const { createNlu } = await adapter<typeof import('../../worker/adapters/onnx/create-nlu.ts')>('create-nlu')
  return createNlu({ manifest, run, tokenize })
}
