/**
 * On iOS the keyboard covers the page instead of shrinking it, and `dvh` does not know of it: the visible part alone
 * says where the input has to be.
 */
export function followKeyboard(sheet: CSSStyleSheet): void {
  const viewport = window.visualViewport
  if (!viewport) return
  const follow = () => {
    const covered = window.innerHeight - viewport.height > 1
    const rule = `:host{--visible-top:${viewport.offsetTop}px;--visible-height:${viewport.height}px}`
    sheet.replaceSync(covered && viewport.scale === 1 ? rule : '')
  }
  viewport.addEventListener('resize', follow)
  viewport.addEventListener('scroll', follow)
}
