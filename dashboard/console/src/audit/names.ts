import { type MessageKey, useTranslate } from '../i18n'

/** Actions that have words of their own; the others show their code, made readable. */
const NAMES: Readonly<Record<string, MessageKey>> = {
  looked: 'audit_looked',
  set_up: 'audit_set_up',
  join: 'audit_join',
  invite: 'audit_invite',
  revoke_invitation: 'audit_revoke_invitation',
  change_role: 'audit_change_role',
  remove_member: 'audit_remove_member',
  change_profile: 'audit_change_profile',
  change_access: 'audit_change_access',
  change_password: 'audit_change_password',
  change_email: 'audit_change_email',
  second_factor_on: 'audit_second_factor_on',
  second_factor_off: 'audit_second_factor_off',
  create_api_key: 'audit_create_api_key',
  revoke_api_key: 'audit_revoke_api_key',
  cancel: 'audit_cancel',
  change_address: 'audit_change_address',
  create_return: 'audit_create_return',
}

export function useActionName(): (action: string) => string {
  const t = useTranslate()
  return (action) => {
    const key = NAMES[action]
    const words = action.replaceAll('_', ' ')
    return key ? t(key) : words.charAt(0).toUpperCase() + words.slice(1)
  }
}
