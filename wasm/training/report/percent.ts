/** A share in %, with one decimal; "-" where there is none. */
export function percent(share: number | null): string {
  return share === null ? '-' : (100 * share).toFixed(1)
}
