type Call = readonly [name: 'open' | 'setLocale' | 'setColorScheme', ...values: string[]]
type Kefu = ((...call: Call) => unknown) | Call[]

/** Any page with the script tag can do this. What is said before the widget has loaded waits in a queue. */
export const tellWidget = (...call: Call): void => {
  const page = window as unknown as { kefu?: Kefu }
  page.kefu ??= []
  if (typeof page.kefu === 'function') page.kefu(...call)
  else page.kefu.push(call)
}
