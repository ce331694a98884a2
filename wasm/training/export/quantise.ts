/** Symmetric int8: value = integer x scale, one scale per row or per column of a matrix. */
export type Quantised = { readonly values: Int8Array; readonly scales: Float32Array }

/** Quantises [rows, columns] with one scale per row: tables, whose rows are gathered one by one. */
export function quantiseRows(matrix: Float32Array, columns: number): Quantised {
  const rows = matrix.length / columns
  const scales = new Float32Array(rows)
  const values = new Int8Array(matrix.length)
  for (let r = 0; r < rows; r += 1) {
    let peak = 0
    for (let c = 0; c < columns; c += 1) peak = Math.max(peak, Math.abs(matrix[r * columns + c] as number))
    const scale = peak === 0 ? 1 : peak / 127
    scales[r] = scale
    for (let c = 0; c < columns; c += 1)
      values[r * columns + c] = Math.round((matrix[r * columns + c] as number) / scale)
  }
  return { values, scales }
}

/** Quantises [rows, columns] with one scale per column: weights, whose columns are separate outputs. */
export function quantiseColumns(matrix: Float32Array, columns: number): Quantised {
  const rows = matrix.length / columns
  const { values, scales } = quantiseRows(transpose(matrix, rows, columns), rows)
  const back = new Int8Array(values.length)
  for (let c = 0; c < columns; c += 1)
    for (let r = 0; r < rows; r += 1) back[r * columns + c] = values[c * rows + r] as number
  return { values: back, scales }
}

function transpose(matrix: Float32Array, rows: number, columns: number): Float32Array {
  const out = new Float32Array(matrix.length)
  for (let r = 0; r < rows; r += 1)
    for (let c = 0; c < columns; c += 1) out[c * rows + r] = matrix[r * columns + c] as number
  return out
}
