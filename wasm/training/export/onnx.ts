import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'

/** Element types by ONNX's numbers. */
const TYPES = { float32: 1, int8: 3, int32: 6, int64: 7 } as const
export type ElementType = keyof typeof TYPES
const ATTRIBUTE = { FLOAT: 1, INT: 2, INTS: 7 } as const

type Attribute = number | readonly number[] | { readonly float: number }

/** Collects nodes and constants of a graph; every value is named by the caller. */
export type GraphBuilder = {
  node(op: string, inputs: readonly string[], output: string, attributes?: Readonly<Record<string, Attribute>>): string
  floats(name: string, dims: readonly number[], values: Float32Array): string
  bytes(name: string, dims: readonly number[], values: Int8Array): string
  integers(name: string, values: readonly number[]): string
  /** The finished model file. A string in a shape is a free dimension. */
  finish(inputs: readonly Value[], outputs: readonly Value[]): Uint8Array
}

export type Value = { readonly name: string; readonly type: ElementType; readonly shape: readonly (number | string)[] }

const OPSET = 17
const IR_VERSION = 8

function attribute(name: string, value: Attribute) {
  if (typeof value === 'number') return { name, i: value, type: ATTRIBUTE.INT }
  if ('float' in value) return { name, f: value.float, type: ATTRIBUTE.FLOAT }
  return { name, ints: [...value], type: ATTRIBUTE.INTS }
}

function describe({ name, type, shape }: Value) {
  const dim = shape.map((size) => (typeof size === 'number' ? { dimValue: size } : { dimParam: size }))
  return { name, type: { tensorType: { elemType: TYPES[type], shape: { dim } } } }
}

function raw(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

export function graphBuilder(graphName: string): GraphBuilder {
  const nodes: object[] = []
  const initializers: object[] = []
  const constant = (name: string, dims: readonly number[], type: ElementType, values: ArrayBufferView) => {
    initializers.push({ name, dims: [...dims], dataType: TYPES[type], rawData: raw(values) })
    return name
  }
  return {
    node(op, inputs, output, attributes = {}) {
      const attributeList = Object.entries(attributes).map(([name, value]) => attribute(name, value))
      nodes.push({ input: [...inputs], output: [output], name: output, opType: op, attribute: attributeList })
      return output
    },
    floats: (name, dims, values) => constant(name, dims, 'float32', values),
    bytes: (name, dims, values) => constant(name, dims, 'int8', values),
    integers: (name, values) => constant(name, [values.length], 'int64', BigInt64Array.from(values, BigInt)),
    finish(inputs, outputs) {
      const schema = protobuf.parse(readFileSync(new URL('./onnx.proto', import.meta.url), 'utf8')).root
      const type = schema.lookupType('onnx.ModelProto')
      const graph = {
        name: graphName,
        node: nodes,
        initializer: initializers,
        input: inputs.map(describe),
        output: outputs.map(describe),
      }
      const opsetImport = [{ domain: '', version: OPSET }]
      const model = { irVersion: IR_VERSION, producerName: 'kefu', producerVersion: '1', graph, opsetImport }
      const problem = type.verify(model)
      if (problem !== null) throw new Error(`not a valid ONNX model: ${problem}`)
      return type.encode(type.fromObject(model)).finish()
    },
  }
}
