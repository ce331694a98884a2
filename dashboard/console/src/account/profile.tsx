import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { MemberProfile, MyProfile } from '../../../../worker/protocol'
import { type ApiError, get, send } from '../api'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { Field, Problem, textsOf } from './fields'
import { Done, Panel } from './panel'
import { ACCOUNT } from './state'

const profileKey = (session: Session) => ['profile', session.shop] as const

/** What shoppers and colleagues see of somebody in this shop, and what somebody wants to be told of. */
export function ProfilePanel({ session }: { session: Session }) {
  const t = useTranslate()
  const profile = useQuery<MyProfile, ApiError>({
    queryKey: profileKey(session),
    queryFn: ({ signal }) => get<MyProfile>(session, 'me', signal),
    refetchOnWindowFocus: false,
  })
  return (
    <Panel title={t('profile')} lead={t('profile_lead', { shop: session.shop })}>
      <Problem error={profile.error} />
      {profile.isLoading && <span className="skeleton acct-skeleton" aria-busy="true" />}
      {profile.data && <ProfileForm session={session} profile={profile.data} />}
    </Panel>
  )
}

function ProfileForm({ session, profile }: { session: Session; profile: MyProfile }) {
  const t = useTranslate()
  const client = useQueryClient()
  const [told, setTold] = useState(profile.notifications)
  const save = useMutation<MyProfile, ApiError, MemberProfile>({
    mutationFn: (body) => send(session, 'PATCH', 'me', body),
    onSuccess: (answer) => {
      client.setQueryData(profileKey(session), answer)
      void client.invalidateQueries({ queryKey: ACCOUNT })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault()
    save.mutate(profileOf(textsOf(event.currentTarget), told))
  }
  return (
    <form onSubmit={submit}>
      <Problem error={save.error} />
      <div className="acct-two">
        <Field
          label={t('profile_name')}
          help={t('profile_name_help')}
          name="display_name"
          required
          maxLength={60}
          autoComplete="nickname"
          defaultValue={profile.display_name}
          error={save.error}
        />
        <Field
          label={t('profile_initials')}
          name="initials"
          required
          maxLength={3}
          autoComplete="off"
          defaultValue={profile.initials}
          error={save.error}
        />
      </div>
      <Field
        label={t('profile_languages')}
        help={t('profile_languages_help')}
        name="languages"
        autoComplete="off"
        defaultValue={profile.languages.join(', ')}
        error={save.error}
      />
      <Field
        label={t('profile_skills')}
        help={t('profile_skills_help')}
        name="skills"
        autoComplete="off"
        defaultValue={profile.skills.join(', ')}
        error={save.error}
      />
      <label className="acct-field">
        <span>{t('profile_availability')}</span>
        <select name="availability" defaultValue={profile.availability}>
          <option value="online">{t('profile_online')}</option>
          <option value="away">{t('profile_away')}</option>
        </select>
      </label>
      <fieldset className="acct-checks">
        <legend>{t('profile_notifications')}</legend>
        {(['desktop', 'sound', 'mail'] as const).map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={told[kind]}
              onChange={(event) => setTold({ ...told, [kind]: event.target.checked })}
            />
            {t(`profile_notify_${kind}`)}
          </label>
        ))}
      </fieldset>
      <Done when={save.isSuccess}>{t('profile_saved')}</Done>
      <button type="submit" className="primary" disabled={save.isPending}>
        {t('profile_save')}
      </button>
    </form>
  )
}

function profileOf(texts: Record<string, string>, notifications: MemberProfile['notifications']): MemberProfile {
  return {
    display_name: texts['display_name'] ?? '',
    initials: texts['initials'] ?? '',
    languages: listOf(texts['languages']),
    skills: listOf(texts['skills']),
    availability: texts['availability'] === 'away' ? 'away' : 'online',
    notifications,
  }
}

/** "zh, en": also with the commas of Chinese. */
function listOf(text = ''): string[] {
  return [...new Set(text.split(/[,，、;；]/).map((part) => part.trim()))].filter(Boolean)
}
