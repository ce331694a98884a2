import { app } from './http/app'
import { consumeMeasurements } from './jobs/measurements'

export { Conversation } from './durable-objects/conversation/conversation'
export { LiveBoard } from './durable-objects/live-board'

export default {
  fetch: app.fetch,
  queue: consumeMeasurements,
} satisfies ExportedHandler<Env>
