import { type Rest, RestError } from './rest'
import { type Session, subjectOf } from './session'

interface BeginDeps {
  rest: Rest
  locale(): string
  onError(code: string, message: string): void
}

const IDENTITY_REFUSED = [400, 401, 403, 422]

/** A new conversation; a shopper whose identity token is refused still gets one, an anonymous one. */
export async function beginSession({ rest, locale, onError }: BeginDeps, identity: string): Promise<Session> {
  const begin = async (token: string): Promise<Session> => {
    const made = await rest.create({ locale: locale(), ...(token && { identity_token: token }) })
    return { id: made.conversation_id, token: made.token, subject: subjectOf(identity) }
  }
  try {
    return await begin(identity)
  } catch (error) {
    if (!identity || !(error instanceof RestError) || !IDENTITY_REFUSED.includes(error.status)) throw error
    onError('identity_refused', error.message)
    return begin('')
  }
}
