/** What is used of papaparse: its published types bring all of Node's along. */
declare module 'papaparse' {
  type ParseError = { readonly type: string; readonly message: string; readonly row?: number }
  /** A parse under way, given to each step. */
  export type StepParser = { pause(): void; resume(): void }
  const Papa: {
    parse<Row>(
      text: string,
      options: { readonly delimiter: string; readonly preview?: number },
    ): { readonly data: Row[]; readonly errors: readonly ParseError[] }
    /** `source` is a readable stream of Node's; each step is one record. */
    parse<Row>(
      source: object,
      options: {
        readonly delimiter: string
        readonly step: (
          result: { readonly data: Row; readonly errors: readonly ParseError[] },
          parser: StepParser,
        ) => void
        readonly complete: () => void
        readonly error: (error: Error) => void
      },
    ): void
    unparse(table: { readonly fields: readonly string[]; readonly data: readonly (readonly string[])[] }): string
  }
  export default Papa
}
