/** `__Host-`: sent to this host alone, over TLS (or to localhost), and not to be set by a neighbouring host. */
export const SESSION_COOKIE = '__Host-kefu_session'
/** Between the password and the second step. */
export const SECOND_STEP_COOKIE = '__Host-kefu_second_step'
/** Tells a browser that was here before; opens nothing. */
export const DEVICE_COOKIE = '__Host-kefu_device'
/** What a page of ours sends along with every change: another site cannot, without being asked first by the browser. */
export const CONSOLE_HEADER = 'x-kefu-console'

const MIN_SECRET_CHARS = 32

/** The key that signs cookies and seals second factors: the Worker's secret, set apart from its other uses. @throws Error when that is too short. */
export function accountsSecret(env: { readonly TOKEN_SECRET: string }): string {
  if (!env.TOKEN_SECRET || env.TOKEN_SECRET.length < MIN_SECRET_CHARS)
    throw new Error(`TOKEN_SECRET must have at least ${MIN_SECRET_CHARS} characters`)
  return `kefu accounts ${env.TOKEN_SECRET}`
}
