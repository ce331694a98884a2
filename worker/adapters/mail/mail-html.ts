import { anchor, escapeHtml, letterPage, PLAIN } from './letter'

/** A mail's plain text as HTML: a paragraph each, one that is a link as a link. Works without images, styles of its own or scripts. */
export function mailHtml(body: string, language: string): string {
  return letterPage(
    body.split(/\n{2,}/).map((part) => paragraph(part.trim())),
    language,
  )
}

function paragraph(part: string): string {
  const isLink = /^https?:\/\/\S+$/.test(part)
  return `<p style="${PLAIN}">${isLink ? anchor(part, part, LINK_STYLE) : escapeHtml(part).replaceAll('\n', '<br>')}</p>`
}

const LINK_STYLE = 'overflow-wrap:anywhere;color:#0f766e'
