import { app } from './http/app'
import { consumeMeasurements } from './jobs/measurements'
import { sweep } from './jobs/sweep'

export { Conversation } from './durable-objects/conversation/conversation'
export { LiveBoard } from './durable-objects/live-board'

export default {
  fetch: app.fetch,
  queue: consumeMeasurements,
  scheduled: sweep,
} satisfies ExportedHandler<Env>
