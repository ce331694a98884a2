import { Hono } from 'hono'
import { openWoo } from '../adapters/woocommerce/open'
import type { AppEnv } from './env'
import { withShop } from './middleware/shop'
import { onError, problemResponse } from './problem'
import { accountRoutes } from './routes/account'
import { apiKeyRoutes } from './routes/api-keys'
import { articleFileRoutes } from './routes/article-files'
import { articleRoutes } from './routes/articles'
import { attachmentRoutes } from './routes/attachments'
import { auditRoutes } from './routes/audit'
import { cannedReplyRoutes } from './routes/canned-replies'
import { catalogueRoutes } from './routes/catalogue'
import { connectorRoutes } from './routes/connector'
import { conversationRoutes } from './routes/conversations'
import { devOutboxRoutes } from './routes/dev-outbox'
import { docsRoutes } from './routes/docs'
import { documentRoutes } from './routes/documents'
import { eventRoutes } from './routes/events'
import { flowRoutes } from './routes/flows'
import { inboxRoutes } from './routes/inbox'
import { inboxActionRoutes } from './routes/inbox-actions'
import { inboxAgentRoutes } from './routes/inbox-agents'
import { inboxShopperRoutes } from './routes/inbox-shopper'
import { invitationRoutes } from './routes/invitations'
import { liveRoutes } from './routes/live'
import { ownIntentRoutes } from './routes/own-intents'
import { pageRoutes } from './routes/pages'
import { profileRoutes } from './routes/profile'
import { reportsRoutes } from './routes/reports'
import { securityRoutes } from './routes/security'
import { settingsRoutes } from './routes/settings'
import { shopifyWebhookRoutes } from './routes/shopify-webhooks'
import { shopperWorkRoutes } from './routes/shopper-work'
import { systemRoutes } from './routes/system'
import { teamRoutes } from './routes/team'
import { textRoutes } from './routes/texts'
import { toolRoutes } from './routes/tools'
import { traceRoutes } from './routes/trace'
import { unansweredRoutes } from './routes/unanswered'
import { wooWebhookRoutes } from './routes/woo-webhook'

const shopRoutes = new Hono<AppEnv>()
  .use(withShop)
  .route('/', conversationRoutes)
  .route('/', unansweredRoutes)
  .route('/', attachmentRoutes)
  .route('/', catalogueRoutes)
  .route('/', documentRoutes)
  .route('/', reportsRoutes)
  .route('/', eventRoutes)
  .route('/', inboxRoutes)
  .route('/', inboxActionRoutes)
  .route('/', inboxAgentRoutes)
  .route('/', liveRoutes)
  .route('/', ownIntentRoutes)
  .route('/', articleRoutes)
  .route('/', articleFileRoutes)
  .route('/', settingsRoutes)
  .route('/', auditRoutes)
  .route('/', securityRoutes)
  .route('/', teamRoutes)
  .route('/', profileRoutes)
  .route('/', invitationRoutes)
  .route('/', apiKeyRoutes)
  .route('/', shopperWorkRoutes)
  .route('/', connectorRoutes)
  .route('/', shopifyWebhookRoutes)
  .route('/', wooWebhookRoutes(openWoo))
  .route('/', toolRoutes)
  .route('/', flowRoutes)
  .route('/', textRoutes)
  .route('/', traceRoutes)
  .route('/', inboxRoutes)
  .route('/', inboxActionRoutes)
  .route('/', inboxAgentRoutes)
  .route('/', inboxShopperRoutes)
  .route('/', cannedReplyRoutes)

/** The API as a chain, so that its type is the client's. */
const api = new Hono<AppEnv>()
  .route('/', systemRoutes)
  .route('/v1/account', accountRoutes)
  .route('/v1/shops/:shop', shopRoutes)

export type AppType = typeof api

export const app = new Hono<AppEnv>()
  .route('/', api)
  .route('/', docsRoutes(api))
  .route('/', devOutboxRoutes)
  .route('/', pageRoutes)
  .notFound(() => problemResponse(404))
  .onError(onError)

api.onError(onError)
shopRoutes.onError(onError)
