import type { Attachment } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { useAttachment } from './queries'

type Props = { readonly session: Session; readonly id: string; readonly attachment: Attachment }

/** An image of the conversation, in the room it will need. */
export function Picture({ session, id, attachment }: Props) {
  const t = useTranslate()
  const { data, error } = useAttachment(session, id, attachment.id)
  const { width = 4, height = 3 } = attachment
  if (error) return <p className="field-error">{t('inbox_image_failed')}</p>
  if (!data) return <span className="skeleton inbox-picture" style={{ aspectRatio: `${width} / ${height}` }} />
  return (
    <img className="inbox-picture" src={data} alt={t('inbox_image')} style={{ aspectRatio: `${width} / ${height}` }} />
  )
}
