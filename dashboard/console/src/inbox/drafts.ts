export type Mode = 'message' | 'note'

const keyOf = (id: string, mode: Mode): string => `kefu.inbox.draft.${id}.${mode}`

/** What was being written when the conversation was left; kept for the tab's life. */
export function draftOf(id: string, mode: Mode): string {
  return sessionStorage.getItem(keyOf(id, mode)) ?? ''
}

export function keepDraft(id: string, mode: Mode, text: string): void {
  if (text === '') sessionStorage.removeItem(keyOf(id, mode))
  else sessionStorage.setItem(keyOf(id, mode), text)
}
