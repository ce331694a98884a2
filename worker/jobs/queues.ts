import { consumeEvents } from './events'
import { consumeMails, type MailsEnv } from './mails'
import { consumeMeasurements, type MeasurementsEnv } from './measurements'

/** Every queue's messages come in here; the name as wrangler.toml has it says whose they are. */
export async function consumeQueues(batch: MessageBatch<unknown>, env: MailsEnv & MeasurementsEnv): Promise<void> {
  if (batch.queue.startsWith('kefu-mails')) await consumeMails(batch, env)
  else if (batch.queue.startsWith('kefu-events')) await consumeEvents(batch, env)
  else await consumeMeasurements(batch, env)
}
