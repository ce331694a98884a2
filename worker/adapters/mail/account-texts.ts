/** Words of the mails that accounts get: subject, then body. `{names}` are filled in; a line that is a link becomes one. */
export const ACCOUNT_TEXTS = {
  en: {
    invitation: [
      '{by} invites you to {shop}',
      '{by} invites you to work for {shop} on Kefu, as {role}.\n\n{link}\n\nThe link is good for {days} days and for one account. If you do not know {shop}, leave this mail alone: nothing happens without you.',
    ],
    reset: [
      'Set a new password',
      'Somebody, you perhaps, asked to set a new password for your Kefu account.\n\n{link}\n\nThe link is good for one hour and one use. If it was not you, leave this mail alone: your password stays as it is.',
    ],
    confirm_email: [
      'Confirm your new address',
      'This address is to be the one you sign in to Kefu with. Confirm that it is yours:\n\n{link}\n\nThe link is good for one hour. If you did not ask for it, leave this mail alone.',
    ],
    email_changed: [
      'Your sign-in address was changed',
      'Your Kefu account now signs in with another address: {email}.\n\nIf it was not you, tell an owner of your shop at once.',
    ],
    password_changed: [
      'Your password was changed',
      'The password of your Kefu account was changed, and all other sessions were ended.\n\nIf it was not you, set a new one from the sign-in page ("Forgot your password?") and tell an owner of your shop.',
    ],
    new_device: [
      'Sign-in from a new device',
      'Your Kefu account was used from a device that it has not been used from before.\n\n{device}\n{place}\n{time}\n\nIf it was you, there is nothing to do. If not, change your password and end the other sessions:\n\n{link}',
    ],
    second_factor_on: [
      'Two-factor sign-in is on',
      'Signing in to your Kefu account now also takes a code from your authenticator app. Keep your recovery codes where you find them without your phone.',
    ],
    second_factor_off: [
      'Two-factor sign-in is off',
      'Signing in to your Kefu account now takes a password alone.\n\nIf it was not you, change your password at once.',
    ],
  },
  zh: {
    invitation: [
      '{by} 邀请您加入 {shop}',
      '{by} 邀请您以“{role}”身份在 Kefu 上为 {shop} 工作。\n\n{link}\n\n此链接 {days} 天内有效，仅限一个账号使用。如果您不认识 {shop}，请忽略此邮件。',
    ],
    reset: [
      '设置新密码',
      '有人（可能是您）请求为您的 Kefu 账号设置新密码。\n\n{link}\n\n此链接一小时内有效，仅能使用一次。如果不是您本人操作，请忽略此邮件，您的密码不会改变。',
    ],
    confirm_email: [
      '确认您的新邮箱',
      '此邮箱将用于登录 Kefu。请确认它属于您：\n\n{link}\n\n此链接一小时内有效。如果不是您本人操作，请忽略此邮件。',
    ],
    email_changed: [
      '您的登录邮箱已更改',
      '您的 Kefu 账号现在使用另一个邮箱登录：{email}。\n\n如果不是您本人操作，请立即联系店铺所有者。',
    ],
    password_changed: [
      '您的密码已更改',
      '您的 Kefu 账号密码已更改，其他会话均已结束。\n\n如果不是您本人操作，请在登录页点击“忘记密码？”重设密码，并联系店铺所有者。',
    ],
    new_device: [
      '新设备登录',
      '您的 Kefu 账号在一台新设备上登录。\n\n{device}\n{place}\n{time}\n\n如果是您本人，无需任何操作。如果不是，请修改密码并结束其他会话：\n\n{link}',
    ],
    second_factor_on: [
      '两步验证已开启',
      '登录您的 Kefu 账号现在还需要验证器应用中的验证码。请妥善保存恢复码，以便手机不在身边时使用。',
    ],
    second_factor_off: ['两步验证已关闭', '登录您的 Kefu 账号现在只需要密码。\n\n如果不是您本人操作，请立即修改密码。'],
  },
} as const satisfies Readonly<Record<'en' | 'zh', Readonly<Record<string, readonly [string, string]>>>>

export type AccountMailKind = keyof (typeof ACCOUNT_TEXTS)['en']
