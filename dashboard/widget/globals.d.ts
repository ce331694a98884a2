/** A style sheet as a minified string, with the design tokens it uses in front. */
declare module '*.css' {
  const css: string
  export default css
}

/** Path of the panel below the base URL, with the hash of its content: known to the build alone. */
declare const __PANEL_PATH__: string
