/** What is used of papaparse: its published types bring all of Node's along. */
declare module 'papaparse' {
  type ParseError = { readonly type: string; readonly message: string; readonly row?: number }
  const Papa: {
    parse<Row>(
      text: string,
      options: { readonly delimiter: string; readonly preview?: number },
    ): { readonly data: Row[]; readonly errors: readonly ParseError[] }
    unparse(table: { readonly fields: readonly string[]; readonly data: readonly (readonly string[])[] }): string
  }
  export default Papa
}
