/** An address as far as it must be shown: "ana@example.com" ▸ "a•••@e•••.com". The same length for all, so that not even that is told. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  const dot = domain.lastIndexOf('.')
  if (at < 1 || dot < 1) return '•••'
  return `${first(email)}•••@${first(domain)}•••${domain.slice(dot)}`
}

/** Whole code points: half a surrogate pair cannot be written in UTF-8. */
function first(text: string): string {
  return [...text][0] ?? ''
}
