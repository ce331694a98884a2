import type { Role } from '../adapters/d1/api-keys'
import type { KeyScope } from '../protocol'

/**
 * Who may call a route: its people and programs by role (and, for an API key that has them, by scope), or somebody else: `anyone`; a
 * `shopper` with the token of a conversation; a shop's system that signs what it sends (`signed`); who is signed in, in whatever shop
 * (`account`); a page of Kefu before signing in (`page`). `also` lets a shopper's token do instead of a role.
 */
export type Access =
  | { readonly roles: readonly Role[]; readonly scope: KeyScope; readonly also?: 'shopper' | 'widget_key' }
  | { readonly by: 'anyone' | 'shopper' | 'signed' | 'account' | 'page' }

const EVERYBODY: readonly Role[] = ['owner', 'admin', 'agent', 'analyst']
const ANSWERING: readonly Role[] = ['owner', 'admin', 'agent']
const READING: readonly Role[] = ['owner', 'admin', 'analyst']
const MANAGING: readonly Role[] = ['owner', 'admin']
const OWNING: readonly Role[] = ['owner']

const to = (roles: readonly Role[], scope: KeyScope, also?: 'shopper' | 'widget_key'): Access =>
  also ? { roles, scope, also } : { roles, scope }
const ANYONE: Access = { by: 'anyone' }
const SHOPPER: Access = { by: 'shopper' }
const SIGNED: Access = { by: 'signed' }
const ACCOUNT: Access = { by: 'account' }
const PAGE: Access = { by: 'page' }
/** The socket asks for a ticket in its first frame: a browser cannot send a header with it. */
const TICKET: Access = { by: 'shopper' }

const OPEN_ROUTES = {
  'GET /': ANYONE,
  'GET /console': ANYONE,
  'GET /console/*': ANYONE,
  'GET /demo': ANYONE,
  'GET /demo/*': ANYONE,
  'GET /dev/outbox': ANYONE,
  'GET /docs': ANYONE,
  'GET /favicon.ico': ANYONE,
  'GET /healthz': ANYONE,
  'GET /openapi.json': ANYONE,
}

const ACCOUNT_ROUTES = {
  'GET /v1/account': ACCOUNT,
  'PATCH /v1/account': ACCOUNT,
  'DELETE /v1/account/sessions': ACCOUNT,
  'DELETE /v1/account/sessions/:session_id': ACCOUNT,
  'GET /v1/account/sessions': ACCOUNT,
  'POST /v1/account/email': ACCOUNT,
  'POST /v1/account/email/confirm': PAGE,
  'POST /v1/account/forgot': PAGE,
  'POST /v1/account/invitation': PAGE,
  'POST /v1/account/invitation/accept': PAGE,
  'POST /v1/account/password': ACCOUNT,
  'POST /v1/account/reset': PAGE,
  'POST /v1/account/second-factor': ACCOUNT,
  'POST /v1/account/second-factor/confirm': ACCOUNT,
  'POST /v1/account/second-factor/recovery-codes': ACCOUNT,
  'POST /v1/account/second-factor/remove': ACCOUNT,
  'POST /v1/account/second-step': PAGE,
  'POST /v1/account/set-up': PAGE,
  'POST /v1/account/sign-in': PAGE,
  'POST /v1/account/sign-out': PAGE,
}

const SHOPPER_ROUTES = {
  'GET /articles': ANYONE,
  'GET /articles/:article_id': ANYONE,
  'GET /conversations/:id/attachments/:aid': to(ANSWERING, 'conversations:read', 'shopper'),
  'GET /conversations/:id/messages': SHOPPER,
  'GET /conversations/:id/socket': SHOPPER,
  'GET /orders/:id/invoice': SHOPPER,
  'GET /products': ANYONE,
  'GET /products/:product_id': ANYONE,
  'GET /products/:product_id/image.svg': ANYONE,
  'GET /returns/:id/label': SHOPPER,
  'GET /widget-config': ANYONE,
  'GET /widget-look': ANYONE,
  'GET /newsletter/confirm': SIGNED,
  'POST /newsletter/confirm': SIGNED,
  'GET /newsletter/unsubscribe': SIGNED,
  'POST /newsletter/unsubscribe': SIGNED,
  'GET /data-exports': SIGNED,
  'POST /data-exports': SIGNED,
  'GET /data-exports/image': SIGNED,
  'POST /conversations': ANYONE,
  'POST /conversations/:id/attachments': SHOPPER,
  'POST /conversations/:id/contact-email': SHOPPER,
  'POST /conversations/:id/messages': SHOPPER,
  'POST /events': to(MANAGING, 'data:write', 'widget_key'),
  'POST /orders/lookup': ANYONE,
  'POST /webhooks/shopify': SIGNED,
  'POST /webhooks/woocommerce': SIGNED,
}

const WATCHING_ROUTES = {
  'GET /live': to(EVERYBODY, 'reports:read'),
  'GET /reports/:report': to(EVERYBODY, 'reports:read'),
  'GET /reviews': to(EVERYBODY, 'reports:read'),
  'GET /conversations/:id/trace': to(ANSWERING, 'conversations:read'),
  'GET /recent-conversations': to(ANSWERING, 'conversations:read'),
  'GET /cases': to(ANSWERING, 'shoppers:read'),
  'POST /cases/:case_id/done': to(ANSWERING, 'shoppers:write'),
  'GET /data-requests': to(MANAGING, 'shoppers:read'),
  'POST /data-requests/:request_id/done': to(MANAGING, 'shoppers:write'),
  'POST /data-requests/:request_id/fulfil': to(MANAGING, 'shoppers:write'),
  'POST /contacts/:id/export': to(MANAGING, 'shoppers:read'),
  'POST /contacts/:id/erase': to(MANAGING, 'shoppers:write'),
  'PUT /products/:product_id/stock': to(MANAGING, 'data:write'),
}

const INBOX_ROUTES = {
  'POST /inbox/ticket': to(ANSWERING, 'conversations:write'),
  'GET /inbox/socket': TICKET,
  'GET /inbox/conversations': to(ANSWERING, 'conversations:read'),
  'GET /inbox/conversations/:id': to(ANSWERING, 'conversations:read'),
  'POST /inbox/conversations/:id/claim': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/transfer': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/release': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/resolve': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/messages': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/notes': to(ANSWERING, 'conversations:write'),
  'PUT /inbox/conversations/:id/labels': to(ANSWERING, 'conversations:write'),
  'PUT /inbox/conversations/:id/priority': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/snooze': to(ANSWERING, 'conversations:write'),
  'DELETE /inbox/conversations/:id/snooze': to(ANSWERING, 'conversations:write'),
  'GET /inbox/agents': to(EVERYBODY, 'team:read'),
  'PUT /inbox/agents/:agent_id': to(MANAGING, 'team:write'),
  'PUT /inbox/presence': to(ANSWERING, 'conversations:write'),
  'GET /inbox/conversations/:id/shopper': to(ANSWERING, 'shoppers:read'),
  'GET /inbox/conversations/:id/suggestions': to(ANSWERING, 'conversations:read'),
  'POST /inbox/conversations/:id/attachments': to(ANSWERING, 'conversations:write'),
  'POST /inbox/conversations/:id/orders/:order_number': to(ANSWERING, 'shoppers:write'),
  'GET /inbox/labels': to(ANSWERING, 'conversations:read'),
  'GET /inbox/handoff-rules': to(READING, 'settings:read'),
  'PUT /inbox/handoff-rules': to(MANAGING, 'settings:write'),
  'GET /inbox/canned-replies': to(ANSWERING, 'conversations:read'),
  'PUT /inbox/canned-replies/:shortcut': to(ANSWERING, 'conversations:write'),
  'DELETE /inbox/canned-replies/:shortcut': to(ANSWERING, 'conversations:write'),
}

const TEACHING_ROUTES = {
  'GET /articles/unanswered': to(MANAGING, 'knowledge:read'),
  'POST /articles/unanswered/dismiss': to(MANAGING, 'knowledge:write'),
  'GET /knowledge/articles': to(READING, 'knowledge:read'),
  'GET /knowledge/articles/:article_id': to(READING, 'knowledge:read'),
  'PUT /knowledge/articles/:article_id': to(MANAGING, 'knowledge:write'),
  'DELETE /knowledge/articles/:article_id': to(MANAGING, 'knowledge:write'),
  'GET /knowledge/articles/:article_id/versions': to(READING, 'knowledge:read'),
  'POST /knowledge/articles/:article_id/restore': to(MANAGING, 'knowledge:write'),
  'GET /knowledge/export': to(READING, 'knowledge:read'),
  'POST /knowledge/import': to(MANAGING, 'knowledge:write'),
  'POST /knowledge/try': to(READING, 'knowledge:read'),
  'GET /own-intents': to(READING, 'knowledge:read'),
  'GET /own-intents/:name/history': to(READING, 'knowledge:read'),
  'PUT /own-intents/:name': to(MANAGING, 'knowledge:write'),
  'DELETE /own-intents/:name': to(MANAGING, 'knowledge:write'),
  'POST /own-intents/:name/restore': to(MANAGING, 'knowledge:write'),
  'POST /own-intents/preview': to(MANAGING, 'knowledge:write'),
  'POST /own-intents/try': to(READING, 'knowledge:read'),
  'GET /flows': to(READING, 'knowledge:read'),
  'GET /flows/:name': to(READING, 'knowledge:read'),
  'PUT /flows/:name': to(MANAGING, 'knowledge:write'),
  'DELETE /flows/:name': to(MANAGING, 'knowledge:write'),
  'GET /flows/:name/versions': to(READING, 'knowledge:read'),
  'POST /flows/:name/restore': to(MANAGING, 'knowledge:write'),
  'POST /flows/:name/validate': to(READING, 'knowledge:read'),
  'GET /texts': to(READING, 'knowledge:read'),
  'PUT /texts/:locale/:key': to(MANAGING, 'knowledge:write'),
  'DELETE /texts/:locale/:key': to(MANAGING, 'knowledge:write'),
  'GET /texts/:locale/:key/versions': to(READING, 'knowledge:read'),
  'POST /texts/:locale/:key/restore': to(MANAGING, 'knowledge:write'),
  'POST /texts/preview': to(READING, 'knowledge:read'),
}

const MANAGING_ROUTES = {
  'GET /connector': to(MANAGING, 'settings:read'),
  'PUT /connector': to(MANAGING, 'settings:write'),
  'DELETE /connector': to(MANAGING, 'settings:write'),
  'POST /connector/check': to(MANAGING, 'settings:write'),
  'GET /install': to(READING, 'settings:read'),
  'GET /promotions': to(READING, 'settings:read'),
  'PUT /promotions/:code': to(MANAGING, 'settings:write'),
  'DELETE /promotions/:code': to(MANAGING, 'settings:write'),
  'GET /settings': to(READING, 'settings:read'),
  'PUT /settings/origins': to(MANAGING, 'settings:write'),
  'PUT /settings/appearance': to(MANAGING, 'settings:write'),
  'PUT /settings/hours': to(MANAGING, 'settings:write'),
  'PUT /settings/returns': to(MANAGING, 'settings:write'),
  'POST /number-patterns/try': to(READING, 'settings:read'),
  'GET /number-patterns': to(READING, 'settings:read'),
  'PUT /number-patterns': to(MANAGING, 'settings:write'),
  'GET /option-texts': to(READING, 'settings:read'),
  'PUT /option-texts/:locale': to(MANAGING, 'settings:write'),
  'DELETE /option-texts/:locale': to(MANAGING, 'settings:write'),
  'GET /tools': to(MANAGING, 'settings:read'),
  'GET /tools/:name': to(MANAGING, 'settings:read'),
  'PUT /tools/:name': to(MANAGING, 'settings:write'),
  'DELETE /tools/:name': to(MANAGING, 'settings:write'),
  'POST /tools/:name/try': to(MANAGING, 'settings:write'),
  'GET /privacy': to(MANAGING, 'settings:read'),
  'PUT /privacy': to(OWNING, 'settings:write'),
  'GET /audit': to(MANAGING, 'security:read'),
  'GET /identity-keys': to(OWNING, 'security:read'),
  'POST /identity-keys': to(OWNING, 'security:write'),
  'DELETE /identity-keys/:key_id': to(OWNING, 'security:write'),
}

const TEAM_ROUTES = {
  'GET /team': to(EVERYBODY, 'team:read'),
  'PATCH /team/:member_id': to(MANAGING, 'team:write'),
  'DELETE /team/:member_id': to(MANAGING, 'team:write'),
  'GET /me': to(EVERYBODY, 'team:read'),
  'PATCH /me': to(EVERYBODY, 'team:write'),
  'GET /invitations': to(MANAGING, 'team:read'),
  'POST /invitations': to(MANAGING, 'team:write'),
  'DELETE /invitations/:invitation_id': to(MANAGING, 'team:write'),
  'PUT /access': to(OWNING, 'security:write'),
  'GET /api-keys': to(MANAGING, 'security:read'),
  'POST /api-keys': to(MANAGING, 'security:write'),
  'DELETE /api-keys/:key_id': to(MANAGING, 'security:write'),
}

const SHOP = '/v1/shops/:shop'

/** Every route of the app. A test compares it with the routes that are registered, and tries each role on each: a route without an entry fails it. */
export const ACCESS: Readonly<Record<string, Access>> = {
  ...OPEN_ROUTES,
  ...ACCOUNT_ROUTES,
  ...Object.fromEntries(
    Object.entries({
      ...SHOPPER_ROUTES,
      ...WATCHING_ROUTES,
      ...INBOX_ROUTES,
      ...TEACHING_ROUTES,
      ...MANAGING_ROUTES,
      ...TEAM_ROUTES,
    }).map(([route, access]) => [route.replace(' ', ` ${SHOP}`), access]),
  ),
}

/** The scope that an API key with scopes needs for a route; null for a route that none of them opens. */
export function scopeOf(method: string, path: string): KeyScope | null {
  const access = ACCESS[`${method === 'HEAD' ? 'GET' : method} ${path}`]
  return access && 'scope' in access ? access.scope : null
}
