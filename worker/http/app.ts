import { Hono } from 'hono'
import { openWoo } from '../adapters/woocommerce/open'
import type { AppEnv } from './env'
import { withShop } from './middleware/shop'
import { onError, problemResponse } from './problem'
import { articleFileRoutes } from './routes/article-files'
import { articleRoutes } from './routes/articles'
import { attachmentRoutes } from './routes/attachments'
import { catalogueRoutes } from './routes/catalogue'
import { connectorRoutes } from './routes/connector'
import { connectorCheckRoutes } from './routes/connector-check'
import { conversationRoutes } from './routes/conversations'
import { devOutboxRoutes } from './routes/dev-outbox'
import { docsRoutes } from './routes/docs'
import { documentRoutes } from './routes/documents'
import { eventRoutes } from './routes/events'
import { flowRoutes } from './routes/flows'
import { installRoutes } from './routes/install'
import { liveRoutes } from './routes/live'
import { ownIntentRoutes } from './routes/own-intents'
import { pageRoutes } from './routes/pages'
import { promotionRoutes } from './routes/promotions'
import { reportsRoutes } from './routes/reports'
import { securityRoutes } from './routes/security'
import { settingsRoutes } from './routes/settings'
import { shopSettingsRoutes } from './routes/shop-settings'
import { shopifyWebhookRoutes } from './routes/shopify-webhooks'
import { shopperWorkRoutes } from './routes/shopper-work'
import { systemRoutes } from './routes/system'
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
  .route('/', liveRoutes)
  .route('/', ownIntentRoutes)
  .route('/', articleRoutes)
  .route('/', articleFileRoutes)
  .route('/', settingsRoutes)
  .route('/', shopSettingsRoutes)
  .route('/', installRoutes)
  .route('/', promotionRoutes)
  .route('/', securityRoutes)
  .route('/', shopperWorkRoutes)
  .route('/', connectorRoutes)
  .route('/', connectorCheckRoutes)
  .route('/', shopifyWebhookRoutes)
  .route('/', wooWebhookRoutes(openWoo))
  .route('/', toolRoutes)
  .route('/', flowRoutes)
  .route('/', textRoutes)
  .route('/', traceRoutes)

/** The API as a chain, so that its type is the client's. */
const api = new Hono<AppEnv>().route('/', systemRoutes).route('/v1/shops/:shop', shopRoutes)

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
