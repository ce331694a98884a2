import { render } from 'preact'
import { App } from './app'
import { followOtherTabs } from './state/cart'
import { startNavigation } from './state/navigation'
import { startSettings } from './state/settings'

const root = document.getElementById('shop')
if (root) {
  startNavigation()
  startSettings()
  followOtherTabs()
  render(<App />, root)
}
