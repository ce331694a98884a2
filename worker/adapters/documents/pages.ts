import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import type { Invoice } from '../../core/documents/invoice'
import { documentLanguage, documentWords } from '../../core/documents/words'
import type { Order, Return, ShopSettings } from '../../core/domain'

/** One sheet in the middle of the window, and the sheet alone on paper. Everything else is left to the browser's print dialogue. */
const STYLE = `
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, sans-serif; color: #17201f; background: #eef2f1; margin: 0; }
main { background: #fff; max-width: 640px; margin: 24px auto; padding: 40px; box-sizing: border-box; }
h1 { font-size: 26px; margin: 0 0 24px; } h2 { font-size: 13px; color: #5b6664; margin: 0; font-weight: 500; }
.pair { display: flex; gap: 32px; flex-wrap: wrap; justify-content: space-between; margin-bottom: 24px; }
.pair > div { flex: 1 1 200px; }
p { margin: 0; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th { font-size: 13px; color: #5b6664; font-weight: 500; text-align: left; }
th, td { padding: 8px 0; border-bottom: 1px solid #e2e8e6; vertical-align: top; }
.number { text-align: right; padding-left: 16px; white-space: nowrap; font-variant-numeric: tabular-nums; }
tfoot td { border: 0; padding: 4px 0; } tfoot tr:first-child td { padding-top: 16px; }
.strong { font-weight: 700; font-size: 17px; }
.note { color: #5b6664; margin-top: 32px; }
.code { width: 168px; flex: 0 0 168px; } .code svg { display: block; width: 168px; height: 168px; }
.big { font-size: 20px; font-weight: 700; } .box { border: 2px solid #17201f; padding: 24px; margin-bottom: 24px; }
@media print { body { background: #fff; } main { margin: 0; max-width: none; padding: 0; } .screen { display: none; } }
@media (max-width: 480px) { main { margin: 0; padding: 24px 16px; } }
`

/** An invoice as a whole page, to read, print or send. */
export async function invoicePage(invoice: Invoice, locale: string): Promise<string> {
  const { words, orderNumber, seller, taxId, buyer, day, lines, sums, isCancelled } = invoice
  const title = words.invoiceFor.replace('{n}', orderNumber)
  return page(
    title,
    locale,
    html`<h1>${words.invoice}</h1>
      <div class="pair">
        <div>${seller.map((line) => html`<p>${line}</p>`)}${taxId ? html`<p>${words.taxId}: ${taxId}</p>` : ''}</div>
        <div><h2>${words.billTo}</h2>${buyer.map((line) => html`<p>${line}</p>`)}</div>
      </div>
      <div class="pair">
        <div><h2>${words.orderNumber}</h2><p>${orderNumber}</p></div>
        <div><h2>${words.date}</h2><p>${day}</p></div>
      </div>
      ${isCancelled ? html`<p class="strong">${words.cancelled}</p>` : ''}
      <table>
        <thead>
          <tr>
            <th scope="col">${words.item}</th><th scope="col" class="number">${words.quantity}</th>
            <th scope="col" class="number">${words.unitPrice}</th><th scope="col" class="number">${words.amount}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (line) => html`<tr>
              <td>${line.title}</td><td class="number">${line.quantity}</td>
              <td class="number">${line.unit}</td><td class="number">${line.amount}</td>
            </tr>`,
          )}
        </tbody>
        <tfoot>
          ${sums.map(
            ({ label, amount, strong }) => html`<tr class="${strong ? 'strong' : ''}">
              <td colspan="3">${label}</td><td class="number">${amount}</td>
            </tr>`,
          )}
        </tfoot>
      </table>
      <p class="note screen">${words.print}</p>`,
  )
}

/** What goes onto a parcel that is sent back. `items` are the titles of what is in it. */
export async function labelPage(
  order: Order,
  entry: Return & { readonly handover: 'pickup' | 'drop_off' | null },
  items: readonly string[],
  settings: ShopSettings,
  locale: string,
): Promise<string> {
  const words = documentWords(locale)
  const { name, line1, postcode, city, country } = order.address
  const from = [name || order.shopperName, line1, `${postcode} ${city}`.trim(), country].filter(Boolean)
  const to = settings.returnPolicy?.address ?? [settings.name]
  const title = entry.kind === 'exchange' ? words.exchangeLabel : words.returnLabel
  return page(
    `${title} ${entry.returnId}`,
    locale,
    html`<h1>${title}</h1>
      <div class="box">
        <div class="pair">
          <div><h2>${words.sendTo}</h2>${to.map((line) => html`<p class="big">${line}</p>`)}</div>
          <div class="code">${raw(renderSVG(entry.returnId, { ecc: 'M', border: 1, pixelSize: 8 }))}</div>
        </div>
        <div class="pair">
          <div><h2>${words.sender}</h2>${from.map((line) => html`<p>${line}</p>`)}</div>
          <div>
            <h2>${words.returnNumber}</h2><p class="big">${entry.returnId}</p>
            <h2>${words.orderNumber}</h2><p>${order.orderNumber}</p>
          </div>
        </div>
      </div>
      <h2>${words.contents}</h2>${items.map((item) => html`<p>${item}</p>`)}
      <p class="note">${entry.handover === 'pickup' ? words.pickup : words.dropOff} ${words.fold}</p>
      <p class="note screen">${words.print}</p>`,
  )
}

async function page(title: string, locale: string, body: ReturnType<typeof html>): Promise<string> {
  const whole = await html`<!doctype html>
    <html lang="${documentLanguage(locale)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>${raw(STYLE)}</style>
      </head>
      <body><main>${body}</main></body>
    </html>`
  return whole.toString()
}
