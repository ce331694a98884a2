import { type Context, Hono } from 'hono'
import { createMiddleware } from 'hono/factory'
import { listMails, type StoredMail } from '../../adapters/d1/mail-outbox'
import type { AppEnv } from '../env'

/** Mails shown at once. */
const MAX_MAILS = 50
/** Anybody who can open this page reads every code: on a name of the internet it must not exist, whatever is set. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\]|[a-z0-9-]+\.localhost)$/

const onlyLocally = createMiddleware<AppEnv>(async (c, next) => {
  if (!c.env.DEV_OUTBOX || !LOCAL.test(new URL(c.req.url).hostname)) return c.notFound()
  await next()
})

/** The development outbox: the mails the shop would have sent. Served only where DEV_OUTBOX is set, as `npm start` does. */
export const devOutboxRoutes = new Hono<AppEnv>().get('/dev/outbox', onlyLocally, async (c) => {
  const mails = await listMails(c.env.DB, MAX_MAILS)
  const asked = Number(c.req.query('mail'))
  const open = mails.find(({ mailId }) => mailId === asked) ?? mails[0]
  secure(c)
  return c.html(<OutboxPage mails={mails} open={open} />)
})

/** A mail is foreign HTML: it runs nothing, loads nothing, and no other page may frame it. */
function secure(c: Context): void {
  c.header('cache-control', 'no-store')
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  )
  c.header('referrer-policy', 'no-referrer')
}

function OutboxPage({ mails, open }: { mails: readonly StoredMail[]; open: StoredMail | undefined }) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Outbox</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <header>
          <h1>Outbox</h1>
          <p>What the shop would have sent. No mail leaves this machine, unless a provider is set up.</p>
          <a class="reload" href="/dev/outbox">
            Look for new mail
          </a>
        </header>
        {open ? (
          <div class="mails">
            <nav aria-label="Mails, newest first">
              {mails.map((mail) => (
                <MailLink key={mail.mailId} mail={mail} current={mail.mailId === open.mailId} />
              ))}
            </nav>
            <MailView mail={open} />
          </div>
        ) : (
          <p class="empty">
            Nothing yet. Ask the assistant of the <a href="/demo/">demo shop</a>: "send me a code for order 1001".
          </p>
        )}
      </body>
    </html>
  )
}

function MailLink({ mail, current }: { mail: StoredMail; current: boolean }) {
  return (
    <a href={`/dev/outbox?mail=${mail.mailId}`} aria-current={current ? 'true' : undefined}>
      <b>{mail.subject}</b>
      <span>{mail.recipient}</span>
      <time datetime={iso(mail.createdAt)}>{shortTime(mail.createdAt)}</time>
    </a>
  )
}

const STATUS: Readonly<Record<StoredMail['status'], string>> = {
  waiting: 'Waiting to be sent',
  sent: 'Sent by the provider; its words are not kept',
  kept: 'Kept here, not sent',
  refused: 'Refused by the provider',
}

function MailView({ mail }: { mail: StoredMail }) {
  return (
    <main>
      <h2>{mail.subject}</h2>
      <dl>
        <dt>To</dt>
        <dd>{mail.recipient}</dd>
        <dt>Shop</dt>
        <dd>{mail.shop}</dd>
        <dt>Written</dt>
        <dd>{iso(mail.createdAt)}</dd>
        <dt>State</dt>
        <dd>{STATUS[mail.status]}</dd>
      </dl>
      {mail.html ? <iframe title="The mail as it looks" sandbox="" srcdoc={mail.html} /> : null}
      {mail.text ? (
        <details open={!mail.html || LINK.test(mail.text)}>
          <summary>Plain text</summary>
          <pre tabindex={0}>{linked(mail.text)}</pre>
        </details>
      ) : null}
    </main>
  )
}

/** A whole address, or a path on this host: what links are without PUBLIC_URL. */
const LINK = /((?:https?:\/\/|^\/v1\/)\S+)/m

/** The mail's words with its links to tap: the frame above lets none be followed. */
function linked(text: string) {
  return text.split(new RegExp(LINK, 'gm')).map((part, index) => (index % 2 === 1 ? LinkTo({ url: part }) : part))
}

function LinkTo({ url }: { url: string }) {
  return <a href={url}>{url}</a>
}

function iso(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function shortTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}

const STYLE = `
:root { color-scheme: light dark; --accent: light-dark(#0f766e, #2dd4bf); --line: light-dark(#e2e8e6, #2b3634); --soft: light-dark(#f4f7f6, #171e1d); }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 1080px; padding: 24px 16px; background: light-dark(#fff, #101615); color: light-dark(#17201f, #e6eceb); }
header { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; margin-bottom: 16px; }
h1 { font-size: 26px; margin: 0; } h2 { font-size: 20px; margin: 0 0 8px; } header p { margin: 0; flex: 1 1 260px; }
a { color: var(--accent); } .empty { padding: 48px 16px; text-align: center; background: var(--soft); border-radius: 12px; }
.mails { display: grid; grid-template-columns: minmax(220px, 300px) 1fr; gap: 16px; align-items: start; }
nav { display: grid; gap: 4px; max-height: 80vh; overflow: auto; }
nav a { display: grid; grid-template-columns: 1fr auto; gap: 0 8px; padding: 10px 12px; border-radius: 10px; color: inherit; text-decoration: none; }
nav a:hover { background: var(--soft); } nav a[aria-current] { background: var(--soft); box-shadow: inset 3px 0 var(--accent); }
nav b { grid-column: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
nav span { grid-column: 1; font-size: 13px; opacity: .8; overflow: hidden; text-overflow: ellipsis; }
nav time { grid-column: 2; grid-row: 1; font-size: 13px; opacity: .8; }
main { border: 1px solid var(--line); border-radius: 12px; padding: 16px; min-width: 0; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 2px 16px; margin: 0 0 16px; font-size: 14px; } dt { opacity: .8; } dd { margin: 0; overflow-wrap: anywhere; }
iframe { width: 100%; height: 420px; border: 1px solid var(--line); border-radius: 10px; color-scheme: inherit; background: light-dark(#fff, #101615); }
details { margin-top: 12px; } summary { cursor: pointer; } pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--soft); border-radius: 10px; padding: 12px; margin: 8px 0 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
@media (max-width: 720px) { .mails { grid-template-columns: 1fr; } nav { max-height: 220px; } }
`
