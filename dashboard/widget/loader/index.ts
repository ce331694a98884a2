import { isLoaded } from './api'
import { findTag, readSettings } from './settings'
import { Widget } from './widget'

const tag = findTag()
if (tag && !isLoaded()) {
  const settings = readSettings(tag)
  const run = () => isLoaded() || new Widget(settings).start()
  if (document.body) run()
  // A second tag may come while this one still waits for the body: the guard is asked again.
  else document.addEventListener('DOMContentLoaded', run, { once: true })
}
