import { Hono } from 'hono'
import { generateSpecs } from 'hono-openapi'
import type { OpenAPIV3_1 } from 'openapi-types'
import packageJson from '../../../package.json' with { type: 'json' }
import type { AppEnv } from '../env'

const INFO = {
  title: 'Kefu',
  version: packageJson.version,
  description: 'Conversations, catalogue and reports of a shop. Errors are application/problem+json (RFC 9457).',
}

/** /openapi.json, made from the schemas the routes validate with, and /docs, the same for people. */
export function docsRoutes(api: Hono<AppEnv>): Hono<AppEnv> {
  let specs: Promise<OpenAPIV3_1.Document> | null = null
  const load = () => {
    specs ??= generateSpecs(api, {
      documentation: {
        info: INFO,
        components: {
          securitySchemes: {
            token: { type: 'http', scheme: 'bearer', description: 'The token of one conversation' },
            api_key: { type: 'http', scheme: 'bearer', description: 'An API key: npm run api-key -- --role analyst' },
          },
        },
      },
    }) as Promise<OpenAPIV3_1.Document>
    specs.catch(() => {
      specs = null
    })
    return specs
  }
  return new Hono<AppEnv>()
    .get('/openapi.json', async (c) => c.json(await load()))
    .get('/docs', async (c) => c.html(<DocsPage document={await load()} />))
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

type Operation = { readonly method: string; readonly path: string; readonly spec: OpenAPIV3_1.OperationObject }

function operationsByTag(document: OpenAPIV3_1.Document): Map<string, Operation[]> {
  const groups = new Map<string, Operation[]>()
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const spec = item?.[method]
      if (!spec) continue
      const tag = spec.tags?.[0] ?? 'Other'
      groups.set(tag, [...(groups.get(tag) ?? []), { method, path, spec }])
    }
  }
  return groups
}

function DocsPage({ document }: { document: OpenAPIV3_1.Document }) {
  const groups = [...operationsByTag(document)]
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Kefu API</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <header>
          <h1>Kefu API</h1>
          <p>
            {INFO.description} The machine-readable form is <a href="/openapi.json">/openapi.json</a>. Version{' '}
            {INFO.version}.
          </p>
          <nav aria-label="Groups">
            {groups.map(([tag]) => (
              <a href={`#${slug(tag)}`}>{tag}</a>
            ))}
          </nav>
        </header>
        <main>
          {groups.map(([tag, operations]) => (
            <section id={slug(tag)}>
              <h2>{tag}</h2>
              {operations.map((operation) => (
                <OperationView operation={operation} />
              ))}
            </section>
          ))}
        </main>
      </body>
    </html>
  )
}

function OperationView({ operation: { method, path, spec } }: { operation: Operation }) {
  const body =
    spec.requestBody && 'content' in spec.requestBody ? spec.requestBody.content['application/json']?.schema : undefined
  return (
    <details>
      <summary>
        <b class={method}>{method.toUpperCase()}</b> <code>{path}</code> <span>{spec.summary}</span>
        {spec.security ? <em>{spec.security.flatMap((entry) => Object.keys(entry)).join(', ')}</em> : null}
      </summary>
      {spec.parameters?.length ? <SchemaView title="Parameters" schema={spec.parameters} /> : null}
      {body ? <SchemaView title="Body" schema={body} /> : null}
      {Object.entries(spec.responses ?? {}).map(([status, response]) => (
        <ResponseView status={status} response={response as OpenAPIV3_1.ResponseObject} />
      ))}
    </details>
  )
}

function ResponseView({ status, response }: { status: string; response: OpenAPIV3_1.ResponseObject }) {
  const schema = response.content?.['application/json']?.schema
  if (schema) return <SchemaView title={`${status} ${response.description}`} schema={schema} />
  return (
    <p class="response">
      <b>{status}</b> {response.description}
    </p>
  )
}

function SchemaView({ title, schema }: { title: string; schema: unknown }) {
  return (
    <div>
      <h3>{title}</h3>
      <pre tabindex={0}>{JSON.stringify(schema, null, 2)}</pre>
    </div>
  )
}

function slug(tag: string): string {
  return tag.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

const STYLE = `
:root { color-scheme: light dark; --accent: light-dark(#0f766e, #2dd4bf); --line: light-dark(#e2e8e6, #2b3634); --soft: light-dark(#f4f7f6, #171e1d); }
body { font: 14px/1.5 system-ui, sans-serif; margin: 0; background: light-dark(#fff, #101615); color: light-dark(#17201f, #e6eceb); }
header, main { max-width: 960px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 28px; margin: 0 0 8px; } h2 { font-size: 20px; margin: 24px 0 8px; } h3 { font-size: 13px; margin: 12px 0 4px; }
a { color: var(--accent); } nav { display: flex; gap: 16px; flex-wrap: wrap; }
details { border: 1px solid var(--line); border-radius: 8px; margin: 8px 0; padding: 0 12px; }
summary { cursor: pointer; padding: 10px 0; display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; }
summary b { min-width: 44px; color: var(--accent); font-size: 12px; } summary em { margin-inline-start: auto; font-size: 12px; opacity: .75; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
pre { background: var(--soft); border-radius: 8px; padding: 12px; overflow: auto; max-height: 360px; font-size: 12px; }
.response { margin: 8px 0; }
`
