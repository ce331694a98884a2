/**
 * Runs in the preview's page before the widget does. It answers what the widget asks with what is written and not saved; everything else
 * is refused, so that a look at the widget opens no conversation.
 */
const { answers: written = '{}', open: isOpen } = document.currentScript?.dataset ?? {}
const answers: Readonly<Record<string, unknown>> = JSON.parse(written)
const page = window as Window & { kefu?: unknown[] }

page.fetch = async (url) => {
  const path = Object.keys(answers).find((each) => String(url).includes(each))
  return path ? Response.json(answers[path]) : Response.json({}, { status: 503 })
}
if (isOpen) page.kefu = [['open']]
