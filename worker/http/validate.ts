import { type DescribeRouteOptions, describeRoute, resolver, validator } from 'hono-openapi'
import * as v from 'valibot'
import { problem } from '../protocol'
import { type FieldError, ProblemError } from './problem'

type Schema = v.GenericSchema<unknown, unknown>

/** Names the field and the rule that was broken. The value is left out: an error page must not repeat what came in. */
export function fieldErrors(issues: readonly v.BaseIssue<unknown>[]): FieldError[] {
  return issues.map((issue) => ({ field: v.getDotPath(issue) ?? '', message: ruleOf(issue) }))
}

/** valibot's own messages end in "but received ..."; ours are written without the value. */
export function ruleOf(issue: v.BaseIssue<unknown>): string {
  if (!/received/i.test(issue.message)) return issue.message
  if (issue.kind === 'schema' && issue.received === 'undefined') return 'is required'
  return issue.expected ? `must be ${issue.expected}` : 'is not valid'
}

/** Validates the JSON body against a schema; what does not fit ends as a 400 problem. */
export const jsonBody = <S extends Schema>(schema: S) => validator('json', schema, reject)
/** Validates the query string. */
export const query = <S extends Schema>(schema: S) => validator('query', schema, reject)
/** Validates the path's parameters. */
export const pathParams = <S extends Schema>(schema: S) => validator('param', schema, reject)

function reject(result: { success: boolean; error?: readonly unknown[] }): void {
  if (result.success) return
  throw new ProblemError(
    400,
    'The request does not fit the schema.',
    fieldErrors((result.error ?? []) as v.BaseIssue<unknown>[]),
  )
}

const problemContent = { 'application/problem+json': { schema: resolver(problem) } }

/** One line of documentation for a route: its summary, tag, success schema and the problems it may answer with. */
export function documented(options: {
  summary: string
  tag: string
  success: Readonly<Record<number, { description: string; schema?: Schema }>>
  problems?: readonly number[]
  security?: 'token' | 'api_key'
}): ReturnType<typeof describeRoute> {
  const responses: NonNullable<DescribeRouteOptions['responses']> = {}
  for (const [status, { description, schema }] of Object.entries(options.success)) {
    responses[status] = schema
      ? { description, content: { 'application/json': { schema: resolver(schema) } } }
      : { description }
  }
  for (const status of [400, ...(options.problems ?? [])]) {
    responses[status] = { description: 'Problem details (RFC 9457)', content: problemContent }
  }
  return describeRoute({
    summary: options.summary,
    tags: [options.tag],
    responses,
    ...(options.security ? { security: [{ [options.security]: [] }] } : {}),
  })
}
