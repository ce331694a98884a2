import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/*
 * The first five tables are better-auth's: their properties carry its names and its types (dates are Dates there).
 * The rest are Kefu's own, in milliseconds.
 */

const date = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** People who can sign in; the e-mail is in lower case. */
export const accountUsers = sqliteTable('account_users', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
  image: text(),
  twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).default(false),
  createdAt: date('created_at').notNull(),
  updatedAt: date('updated_at').notNull(),
})

/** The cookie holds the token signed with the Worker's secret: a row alone opens nothing. `ipAddress` is a coarse place. */
export const accountSessions = sqliteTable(
  'account_sessions',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    token: text().notNull().unique(),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('place'),
    userAgent: text('device'),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('account_sessions_user').on(t.userId)],
)

/** How somebody signs in: a hashed password. The columns of foreign identity providers stay empty. */
export const accountCredentials = sqliteTable(
  'account_credentials',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [index('account_credentials_user').on(t.userId)],
)

/** Links and second steps under way; what names them is hashed. */
export const accountVerifications = sqliteTable(
  'account_verifications',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull(),
    updatedAt: date('updated_at').notNull(),
  },
  (t) => [
    index('account_verifications_identifier').on(t.identifier),
    index('account_verifications_expires').on(t.expiresAt),
  ],
)

/** Secrets of authenticator apps and recovery codes, encrypted with the Worker's secret. */
export const accountTwoFactors = sqliteTable(
  'account_two_factors',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    secret: text().notNull(),
    backupCodes: text('backup_codes').notNull(),
    verified: integer({ mode: 'boolean' }).default(true),
    failedVerificationCount: integer('failed_verification_count').default(0),
    lockedUntil: date('locked_until'),
  },
  (t) => [index('account_two_factors_user').on(t.userId)],
)

export const MEMBER_ROLES = ['owner', 'admin', 'agent', 'analyst'] as const

/** Who works for a shop. Who was removed stays, so that the audit log can name them; they may be invited again. */
export const members = sqliteTable(
  'members',
  {
    shop: text().notNull(),
    userId: text('user_id').notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    /** What shoppers see. */
    displayName: text('display_name').notNull(),
    initials: text().notNull(),
    /** JSON arrays of texts. */
    languages: text().notNull().default('[]'),
    skills: text().notNull().default('[]'),
    availability: text({ enum: ['online', 'away'] })
      .notNull()
      .default('online'),
    /** JSON: the protocol's notification settings. */
    notifications: text().notNull().default('{}'),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    removedAt: integer('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.shop, t.userId] }), index('members_user').on(t.userId)],
)

/** One open invitation for each e-mail and shop; only the SHA-256 of its token is kept. */
export const invitations = sqliteTable(
  'invitations',
  {
    invitationId: text('invitation_id').primaryKey(),
    shop: text().notNull(),
    email: text().notNull(),
    role: text({ enum: MEMBER_ROLES }).notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by').notNull(),
    createdAt: integer('created_at').notNull(),
    expiresAt: integer('expires_at').notNull(),
    acceptedAt: integer('accepted_at'),
    acceptedBy: text('accepted_by'),
    revokedAt: integer('revoked_at'),
  },
  (t) => [uniqueIndex('invitations_open').on(t.shop, t.email).where(sql`accepted_at is null and revoked_at is null`)],
)

/** What lets the first owner of a shop in; good as long as the shop has none. */
export const setupTokens = sqliteTable('setup_tokens', {
  shop: text().primaryKey(),
  tokenHash: text('token_hash').notNull(),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
})

/** What a shop asks of its members. */
export const shopAccess = sqliteTable('shop_access', {
  shop: text().primaryKey(),
  requireTwoFactor: integer('require_two_factor', { mode: 'boolean' }).notNull().default(false),
})

/** Tries of sign-ins, second steps and resets; `subject` is a hash of an account or a network. Swept by cron. */
export const signInAttempts = sqliteTable(
  'sign_in_attempts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    subject: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('sign_in_attempts_subject').on(t.subject, t.at), index('sign_in_attempts_at').on(t.at)],
)

/** Codes of authenticator apps that were used: each is good once. Swept by cron. */
export const usedCodes = sqliteTable(
  'used_codes',
  { userId: text('user_id').notNull(), codeHash: text('code_hash').notNull(), at: integer().notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] }), index('used_codes_at').on(t.at)],
)

/** Browsers a person has signed in from, by the hash of a cookie of their own. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    userId: text('user_id').notNull(),
    deviceHash: text('device_hash').notNull(),
    lastAt: integer('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deviceHash] })],
)

/** From where a change was made, beside the audit log's row of it. */
export const auditPlaces = sqliteTable('audit_places', {
  auditId: integer('audit_id').primaryKey(),
  place: text().notNull(),
})
