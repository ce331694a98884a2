import type { LogPage, ServerFrame } from '../../../worker/protocol'
import type { Store } from '../shared/storage'
import type { SocketLike } from './link'
import type { Rest } from './rest'
import type { Connection as State } from './state'

/** What a connection needs, and whom it tells. */
export interface ConnectionDeps {
  rest: Rest
  store: Store
  openSocket(url: string): SocketLike
  locale(): string
  identity(): string
  lastSeq(): number
  /** Runs `action` in one tab at a time. */
  exclusive<T>(action: () => Promise<T>): Promise<T>
  onState(state: State): void
  onFrame(frame: ServerFrame): void
  onPage(page: LogPage): void
  /** What was on its way is lost or unknown. */
  onLost(): void
  /** The conversation kept here was begun for someone else, who had signed in. */
  onOtherPerson(): void
  /** Another conversation takes the place of this one; `refused` when the server would not open the former. */
  onSwitch(refused: boolean): void
  onError(code: string, message: string): void
}
