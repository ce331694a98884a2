/** A style sheet as a minified string, with the design tokens it uses in front. */
declare module '*.css' {
  const css: string
  export default css
}

/** Paths of the parts below the base URL, with the hash of their content: known to the build alone. */
declare const __PHOTOS_PATH__: string
declare const __PANEL_PATH__: string
