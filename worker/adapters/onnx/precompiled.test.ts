import * as ort from 'onnxruntime-web/wasm'
import { afterEach, describe, expect, it } from 'vitest'
import { startFromModule } from './precompiled'

const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)
const original = WebAssembly.instantiate

afterEach(() => {
  WebAssembly.instantiate = original
})

const instantiate = (bytes: unknown) => WebAssembly.instantiate(bytes as BufferSource, {})

describe('startFromModule', () => {
  it('answers the stand-in once with the compiled module, then steps aside', async () => {
    const module = await WebAssembly.compile(EMPTY)
    startFromModule(module)
    const made = await instantiate(ort.env.wasm.wasmBinary)
    expect(made.module).toBe(module)
    expect(made.instance).toBeInstanceOf(WebAssembly.Instance)
    expect(WebAssembly.instantiate).toBe(original)
  })

  it('leaves every other binary to the platform', async () => {
    startFromModule(await WebAssembly.compile(EMPTY))
    const other = await instantiate(EMPTY)
    expect(other.instance).toBeInstanceOf(WebAssembly.Instance)
    expect(WebAssembly.instantiate).not.toBe(original)
  })

  it('keeps ONNX Runtime on one thread, without a worker', async () => {
    startFromModule(await WebAssembly.compile(EMPTY))
    expect([ort.env.wasm.numThreads, ort.env.wasm.proxy]).toEqual([1, false])
  })
})
