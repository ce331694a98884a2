import { app } from './http/app'
import { consumeQueues } from './jobs/queues'
import { sweep } from './jobs/sweep'

export { Conversation } from './durable-objects/conversation/conversation'
export { Inbox } from './durable-objects/inbox/inbox'
export { LiveBoard } from './durable-objects/live-board'

export default {
  fetch: app.fetch,
  queue: consumeQueues,
  scheduled: sweep,
} satisfies ExportedHandler<Env>
