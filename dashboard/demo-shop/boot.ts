import { applySettings } from './state/settings'

// Its own small script in the head: language and colours stand before the first paint.
applySettings()
